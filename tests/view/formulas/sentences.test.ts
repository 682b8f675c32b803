// The sentences of the presets: at most 90 characters each, and true of what the step does.
import { presets } from '$lib/experiment/presets/registry';
import type { Updating } from '$lib/nn/update';
import type { Network } from '$lib/nn/network';
import { explain, explainReady } from '$lib/view/formulas/explain';
import { bookNotation, type Notation } from '$lib/view/formulas/notation';
import { pieces } from '$lib/view/formulas/richText';
import { describe, expect, it } from 'vitest';
import { byCase, contextOf, narrations } from '../../support/narrations';

/** A sentence as it stands on the page. */
const read = (sentence: string): string =>
  pieces(sentence)
    .map((piece) =>
      'text' in piece
        ? piece.text
        : 'raised' in piece
          ? piece.raised
          : piece.upright + piece.letter + piece.index,
    )
    .join('');

const notations: Notation[] = [
  bookNotation,
  { letters: 'delta', digits: 2, decimal: 'comma' },
  { letters: 'book', digits: 6, decimal: 'point' },
];
const updatings: Updating[] = ['case', 'epoch', { batch: 2 }];

describe.each(presets)('the sentences of $title', (preset) => {
  it('have at most 90 characters', async () => {
    const { network, data } = await preset.load();
    const long = new Set<string>();
    for (const updating of updatings)
      for (const walk of narrations(network, data.tuples.slice(0, 3), { ...byCase, updating }))
        for (const notation of notations)
          for (const step of walk.steps()) {
            const sentence = read(explain(step, contextOf(walk, notation)).sentence);
            if (sentence.length > 90) long.add(`${sentence.length} ${step.kind}: ${sentence}`);
          }
    expect([...long]).toEqual([]);
  });

  it('have at most two lines of 90 while the tuple waits', async () => {
    const { data } = await preset.load();
    const count = data.tuples.length;
    data.tuples.forEach(({ inputs, targets }, n) => {
      const words = count === 1 ? 'One tuple' : `Tuple ${n + 1} of ${count}`;
      const ready = explainReady(inputs, targets, bookNotation, words);
      expect(ready.line).toBe('inputs');
      for (const sentence of read(ready.sentence).split(/(?<=\.) /))
        expect(sentence.length).toBeLessThanOrEqual(90);
    });
  });
});

describe('a sentence', () => {
  const network = (weights: number[], bias = 0): Network => ({
    loss: 'half_sse',
    layers: [{ activation: 'relu', weights: weights.map((w) => [w]), biases: [bias] }],
  });
  const said = (inputs: number[], weights: number[], targets = [1]): Record<string, string[]> => {
    const [walk] = narrations(network(weights), [{ inputs, targets }], byCase);
    const sentences: Record<string, string[]> = {};
    for (const step of walk.steps())
      (sentences[step.kind] ??= []).push(read(explain(step, contextOf(walk)).sentence));
    return sentences;
  };

  it('says which way an input pushes, and why', () => {
    expect(said([2, 2, -2, -2, 0, 3], [0.5, -0.5, 0.5, -0.5, 1, 0]).netInputTerm).toEqual([
      'Input 1 pushes unit 7 up: w17 is positive.',
      'Input 2 pushes unit 7 down: w27 is negative.',
      'Input 3 pushes unit 7 down: its value is negative.',
      'Input 4 pushes unit 7 up: both are negative.',
      'Input 5 is 0, so w57 adds nothing to unit 7.',
      'w67 is 0, so input 6 adds nothing to unit 7.',
    ]);
  });

  it('says whether an output is too low, too high or right', () => {
    expect(said([1], [0.5]).outputPull).toEqual(['Unit 2 said 0.500 and should have said 1: it is too low.']);
    expect(said([1], [2]).outputPull).toEqual(['Unit 2 said 2.000 and should have said 1: it is too high.']);
    expect(said([1], [1]).outputPull).toEqual(['Unit 2 said 1.000, which is just what it should have said.']);
  });

  it('says when a unit is off and passes nothing', () => {
    const { output, outputError } = said([1], [-1]);
    expect(output).toEqual(['Unit 2 is off: its net input is not above 0.']);
    expect(outputError).toEqual(['Unit 2 has no error, so it asks for no change.']);
  });

  it('says when a weight does not move because its input gave 0', () => {
    expect(said([0, 1], [0.5, 0.5]).weightUpdate).toEqual([
      'Input 1 gave 0, so w13 does not move.',
      'w23 moves by the rate, times the error ahead of it, times the output behind it.',
    ]);
  });

  it('lists the inputs and the answer of a waiting tuple, with the reader’s decimal sign', () => {
    const comma: Notation = { ...bookNotation, decimal: 'comma' };
    expect(explainReady([1, 0, 0.5], [1], bookNotation, 'One tuple').sentence).toBe(
      'One tuple is waiting at the inputs: 1, 0, 0.5. The answer should be 1.',
    );
    expect(explainReady([1, 0.5], [0, 1], comma, 'Tuple 2 of 4').sentence).toBe(
      'Tuple 2 of 4 is waiting at the inputs: 1; 0,5. The answers should be 0; 1.',
    );
    expect(explainReady(new Array<number>(6).fill(1), [1], bookNotation, 'One tuple').sentence).toBe(
      'One tuple is waiting at the inputs.',
    );
  });
});
