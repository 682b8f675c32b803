// A talk beside its experiment: in a file and in an address it comes back as it was, and what cannot be used is named.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format, toText } from '$lib/experiment/file';
import { parse, parseTold } from '$lib/experiment/parse';
import { mazur } from '$lib/experiment/presets/mazur';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { LONGEST_NOTE, noTalk, talkLeftOut, type Talk } from '$lib/experiment/talk';
import { fromQuery, toldByQuery, toQuery } from '$lib/experiment/url';

const step = fc.record({
  at: fc.record({
    epoch: fc.integer({ min: 1, max: 99 }),
    tuple: fc.constant(0),
    step: fc.integer({ min: 0, max: 31 }),
  }),
  note: fc
    .string({ maxLength: LONGEST_NOTE, unit: 'grapheme' })
    .filter((text) => text.length <= LONGEST_NOTE),
  ask: fc.boolean(),
});
const anyTalk: fc.Arbitrary<Talk> = fc.record({
  lesson: fc.option(fc.constantFrom('a-unit', 'hidden-error')),
  steps: fc.array(step, { maxLength: 12 }),
});

test('a file gives the talk back, and the experiment as if there were none', async () => {
  await fc.assert(
    fc.asyncProperty(anyTalk, async (talk) => {
      const experiment = textbookExperiment();
      expect(await parseTold(toText(format(experiment, talk)))).toEqual({ experiment, talk });
    }),
    { numRuns: 50 },
  );
});

test('an address gives the talk back, its notes packed', async () => {
  await fc.assert(
    fc.asyncProperty(anyTalk, async (talk) => {
      const experiment = textbookExperiment();
      const query = await toQuery(experiment, talk);
      expect(await toldByQuery(query)).toEqual({ experiment, talk, notices: [] });
      expect(await fromQuery(query)).toEqual({ experiment, notices: [] });
    }),
    { numRuns: 50 },
  );
});

test('steps can be read in the address', async () => {
  const at = (step: number) => ({ epoch: 1, tuple: 0, step });
  const talk = {
    lesson: 'hidden-error',
    steps: [
      { at: at(5), note: '', ask: false },
      { at: at(20), note: '', ask: true },
    ],
  };
  expect(await toQuery(textbookExperiment(), talk)).toBe(
    'preset=textbook&lesson=hidden-error&steps=1.1.5,1.1.20-ask',
  );
});

test('without a talk nothing is written', async () => {
  expect(format(textbookExperiment(), noTalk())).not.toHaveProperty('talk');
  expect(await toQuery(textbookExperiment(), noTalk())).toBe('preset=textbook');
});

test('a talk does not change what the experiment is', async () => {
  const talk = { steps: [{ at: { step: 3 } }] };
  const file = { network: { layers: [2, 1] }, data: { inputs: [[0, 1]], targets: [[1]] } };
  expect(await parse({ ...file, talk })).toEqual(await parse(file));
});

test('steps that are not there are left out and named; the rest stands', async () => {
  const { talk, experiment, notices } = await toldByQuery('preset=mazur&steps=1.1.5,1.1.999&lr=0.25');
  expect(talk).toEqual(noTalk());
  expect(experiment.data.preset).toBe('mazur');
  expect(experiment.training.learningRate).toBe(0.25);
  expect(notices).toEqual([
    `steps=1.1.5,1.1.999 was left out: talk.steps[1].at.step: 999 is too large; the steps of this tuple are 0 … 34.`,
  ]);
});

test('bad steps take no weights with them', async () => {
  const own = structuredClone(await mazur.load());
  own.network.layers[0].weights[0][0] = 7;
  const query = `${await toQuery(own, noTalk())}&steps=banana`;
  const { experiment, notices } = await toldByQuery(query);
  expect(experiment.network.layers[0].weights[0][0]).toBe(7);
  expect(notices).toHaveLength(1);
});

test('where a talk is not used, that is said', async () => {
  const { talk } = await toldByQuery('preset=textbook&steps=1.1.5,1.1.20-ask');
  expect(talkLeftOut(talk)).toBe(
    'The talk of 2 steps was left out: only the projector and its editor use it, and a file saved here is without it.',
  );
  expect(talkLeftOut(noTalk())).toBeNull();
});
