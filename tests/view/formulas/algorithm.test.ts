// The algorithm's lines: every kind of step finds its own in every rule, and they say what the network does.
import { initialise } from '$lib/nn/initialise';
import type { Network } from '$lib/nn/network';
import type { UpdateRule } from '$lib/nn/update';
import { algorithmLines, lineOf } from '$lib/view/formulas/algorithm';
import { bookNotation, type Notation } from '$lib/view/formulas/notation';
import { pieces } from '$lib/view/formulas/richText';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { networkAndTuples, pairs, updateRule } from '../../support/arbitraries';
import { byCase, narrations } from '../../support/narrations';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const sigmoid = initialise([2, 2, 1], ['sigmoid', 'sigmoid'], 'half_sse', 1, [-1, 1]);
const delta: Notation = { ...bookNotation, letters: 'delta' };
const textsOf = (network: Network, rule: UpdateRule = byCase, notation = bookNotation) =>
  Object.fromEntries(
    algorithmLines(network, rule, notation).map(({ name, text }) => [
      name,
      pieces(text)
        .map((piece) =>
          'text' in piece
            ? piece.text
            : 'raised' in piece
              ? piece.raised
              : piece.upright + piece.letter + piece.index,
        )
        .join(''),
    ]),
  );

describe('the algorithm', () => {
  it('has a line for every step of every walk, and no line twice', () => {
    fc.assert(
      fc.property(networkAndTuples, updateRule, ({ network, tuples }, rule) => {
        const names = algorithmLines(network, rule, bookNotation).map((line) => line.name);
        expect(new Set(names).size).toBe(names.length);
        const kinds = new Set(
          narrations(network, tuples, rule).flatMap((walk) => [...walk.steps()].map((step) => step.kind)),
        );
        expect([...kinds].filter((kind) => !names.includes(lineOf[kind]))).toEqual([]);
      }),
      { numRuns: 100, seed: 9 },
    );
  });

  it('is the book’s for sigmoid units and the book’s loss', () => {
    expect(textsOf(sigmoid)).toMatchObject({
      netInput: 'Ij = Σi wij Oi + θj',
      output: 'Oj = 1 / (1 + e−I)',
      outputError: 'output: Errj = Oj (1 − Oj) (Tj − Oj)',
      hiddenError: 'hidden: Errj = Oj (1 − Oj) Σk Errk wjk',
      weights: 'wij = wij + l Errj Oi',
      biases: 'θj = θj + l Errj',
    });
  });

  it('has the other letters in the δ notation', () => {
    const texts = textsOf(sigmoid, byCase, delta);
    expect(texts.hiddenError).toBe('hidden: δj = aj (1 − aj) Σk δk wjk');
    expect(texts.biases).toBe('bj = bj + η δj');
    expect(texts.output).toBe('aj = 1 / (1 + e−z)');
    for (const text of Object.values(texts)) expect(text).not.toMatch(/Err|θ|O\b|I\b/);
  });

  it.each(pairs)('says in both notations what %s with %s does, without a gap', (output, loss) => {
    const network = initialise([2, 2, 2], ['tanh', output], loss, 1, [-1, 1]);
    for (const notation of [bookNotation, delta])
      for (const updating of ['case', 'epoch', { batch: 4 }] as const) {
        const texts = textsOf(network, { ...byCase, updating, momentum: 0.9, l2: 0.1 }, notation);
        for (const text of Object.values(texts)) expect(text).not.toMatch(/undefined|NaN|[$_{}]/);
        if (notation === delta)
          for (const text of Object.values(texts)) expect(text).not.toMatch(/Err|θ|O[ijk]|I[ijk]|\bl\b/);
      }
  });

  it('gathers first and changes later when it does not update by case', () => {
    const epoch = textsOf(sigmoid, { ...byCase, updating: 'epoch' });
    expect(epoch.weights).toBe('Δwij = Δwij + l Errj Oi');
    expect(epoch.apply).toBe('after the epoch: wij = wij + Δwij');
    expect(textsOf(sigmoid, { ...byCase, updating: { batch: 4 } }).apply).toBe(
      'after 4 tuples, by the mean: wij = wij + Δwij',
    );
  });

  it('shows decay and momentum where they are used', () => {
    expect(textsOf(sigmoid, { ...byCase, momentum: 0.9, l2: 0.1 }).weights).toBe(
      'wij = wij + l Errj Oi − l λ wij + α Δwij′',
    );
    expect(textsOf(sigmoid, { ...byCase, momentum: 0.9, l2: 0.1 }).biases).toBe('θj = θj + l Errj + α Δθj′');
    expect(textsOf(sigmoid, { ...byCase, updating: 'epoch', l2: 0.1 }).apply).toBe(
      'after the epoch: wij = wij + Δwij − l λ wij',
    );
  });
});
