// The parameters of embeds: every default, every example, and whatever else may stand in an address.
import {
  misplaced,
  parameterNames,
  parametersFor,
  readParameters,
  table,
  writeParameters,
} from '$lib/embed/parameters';
import { experimentQuery } from '$lib/embed/parameters';
import { changed, sameSubject } from '$lib/embed/query';
import { kindOf, kinds } from '$lib/embed/subjects';
import type { Parameter } from '$lib/embed/values';
import { fromQuery } from '$lib/experiment/url';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const read = (text: string) => readParameters(new URLSearchParams(text));
const of = (name: (typeof parameterNames)[number]) => table[name] as Parameter<unknown>;

test('an empty address gives every default and no notice', () => {
  const { values, notices } = read('');
  expect(notices).toEqual([]);
  for (const name of parameterNames) expect(values[name], name).toEqual(of(name).fallback);
});

test('every example and every choice is read, and written as it was', () => {
  for (const name of parameterNames) {
    const { form, example } = of(name);
    for (const text of [...(form.choices ?? []), ...(example ? [example] : [])]) {
      const { values, notices } = read(`${name}=${encodeURIComponent(text)}`);
      expect(notices, `${name}=${text}`).toEqual([]);
      const usual = form.write(values[name]) === form.write(of(name).fallback);
      expect(writeParameters({ [name]: values[name] }).get(name)).toBe(usual ? null : text);
    }
  }
});

test('500 bad values are each named and replaced by the default', () => {
  const bad = fc
    .tuple(
      fc.constantFrom(...parameterNames),
      fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 300 })),
    )
    .filter(([name, text]) => of(name).form.read(text) === undefined);
  fc.assert(
    fc.property(fc.uniqueArray(bad, { minLength: 1, maxLength: 6, selector: ([name]) => name }), (given) => {
      const { values, notices } = readParameters(new URLSearchParams(given));
      expect(notices).toHaveLength(given.length);
      for (const [name] of given) {
        expect(values[name]).toEqual(of(name).fallback);
        expect(notices.filter((notice) => notice.startsWith(`${name}=`))).toHaveLength(1);
      }
      for (const notice of notices) expect(notice.length).toBeLessThan(400);
    }),
    { numRuns: 500 },
  );
});

test('what is read and written is read the same', () => {
  const good = fc.record({
    theme: fc.constantFrom('auto', 'dark', 'projector'),
    hide: fc.subarray(['brand', 'formula', 'timeline']),
    digits: fc.integer({ min: 2, max: 6 }).map(String),
    net: fc
      .array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 6 })
      .map((sizes) => sizes.join('-')),
    lr: fc.constantFrom('0.5', '1/t', '12', '.01'),
  });
  fc.assert(
    fc.property(good, ({ hide, ...rest }) => {
      const first = readParameters(
        new URLSearchParams({ ...rest, ...(hide.length && { hide: hide.join() }) }),
      );
      expect(first.notices).toEqual([]);
      expect(readParameters(writeParameters(first.values))).toEqual(first);
    }),
  );
});

test('no rate of zero, no network of one layer, no number beyond its bounds', () => {
  for (const text of [
    'lr=0',
    'lr=0.000',
    'lr=-1',
    'lr=',
    'net=3',
    'net=3-',
    'tuple=0',
    'digits=7',
    'seed=-1',
    'origin=*',
    'origin=https://a/b',
    'id=a b',
  ])
    expect(read(text).notices, text).toHaveLength(1);
});

test('a name that is nearly a parameter is pointed out, one that is none is passed over', () => {
  expect(read('themes=dark').notices).toEqual(['themes is no parameter; did you mean "theme"?']);
  expect(read('utm_source=mail&forceview=1').notices).toEqual([]);
});

test('a parameter that says nothing to a subject is named', () => {
  expect(misplaced(new URLSearchParams('net=2-2&theme=dark'), 'figure')).toEqual([
    'net does nothing here; it is for step-through, walk, forward-walk, blame, update, lab.',
  ]);
  for (const kind of kinds) {
    const all = new URLSearchParams(parametersFor(kind).map((name) => [name, 'x']));
    expect(misplaced(all, kind)).toEqual([]);
  }
  expect(['step-through', 'update', 'lab', 'unit', 'lesson-update'].map(kindOf)).toEqual([
    'step',
    'part',
    'lab',
    'figure',
    'lesson',
  ]);
});

test('network, data and place reach the experiment', async () => {
  const { values } = read('data=xor&net=2-4-1&lr=0.25&tuple=3&seed=5&level=unit');
  const { experiment, notices } = await fromQuery(experimentQuery(values));
  expect(notices).toEqual([]);
  expect(experiment.network.layers.map(({ biases }) => biases.length)).toEqual([4, 1]);
  expect(experiment.data.preset).toBe('xor');
  expect(experiment.training.learningRate).toBe(0.25);
  expect(experiment.drawn?.seed).toBe(5);
  expect(experiment.position).toEqual({ epoch: 1, tuple: 2, step: 0 });
  expect(experiment.view.granularity).toBe('unit');
});

test('a change of looks keeps the subject, a change of place makes it anew', () => {
  expect(sameSubject('step=Err4', changed('step=Err4', { theme: 'dark', notation: 'delta' }))).toBe(true);
  expect(sameSubject('step=Err4', changed('step=Err4', { step: 'Err5' }))).toBe(false);
  expect(changed('step=Err4&theme=dark', { step: null })).toBe('theme=dark');
});
