// Every kind of step, whatever the network and the rule, has words that read well and a formula that KaTeX sets.
import { activationNames, activations } from '$lib/nn/activations/registry';
import { initialise } from '$lib/nn/initialise';
import { losses } from '$lib/nn/losses/registry';
import type { Narration } from '$lib/nn/narrate';
import { unitNumber } from '$lib/nn/network';
import type { Quantity, Step } from '$lib/nn/steps';
import type { UpdateRule } from '$lib/nn/update';
import { explain } from '$lib/view/formulas/explain';
import { bookNotation, show, type Notation } from '$lib/view/formulas/notation';
import { pieces } from '$lib/view/formulas/richText';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { learningRate, networkAndTuples, pairs, updateRule } from '../../support/arbitraries';
import { byCase, contextOf, narrations, sampleSteps } from '../../support/narrations';
import { resultOf, texOf, textOf, typeset } from './typesetting';

vi.setConfig({ testTimeout: 120_000 }); // a busy machine may take its time

const anyNotation: fc.Arbitrary<Notation> = fc.record({
  letters: fc.constantFrom('book', 'delta'),
  digits: fc.integer({ min: 2, max: 6 }),
  decimal: fc.constantFrom('point', 'comma'),
});
const unitwise = activationNames.filter((name) => activations[name].kind === 'unitwise');
const rules: UpdateRule[] = (['case', 'epoch', { batch: 2 }] as const).map((updating) => ({
  ...byCase,
  updating,
}));

/** The quantity as which each kind of step shows its result. */
const shownAs: Record<Step['kind'], Quantity> = {
  netInputTerm: 'sum',
  netInput: 'I',
  output: 'O',
  outputPull: 'pull',
  outputError: 'Err',
  hiddenErrorTerm: 'sum',
  hiddenError: 'Err',
  weightUpdate: 'w',
  weightGather: 'gw',
  weightFlush: 'w',
  biasUpdate: 'θ',
  biasGather: 'gθ',
  biasFlush: 'θ',
};

/** The numbers of the units that a step may speak of as its own. */
function ownNumbers(step: Step, sizes: readonly number[]): string {
  if ('unit' in step) return String(unitNumber(sizes, step.unit));
  const { layer, from, to } = step.weight;
  const ends = [
    unitNumber(sizes, { layer, index: from }),
    unitNumber(sizes, { layer: layer + 1, index: to }),
  ];
  return ends.join(ends.some((end) => end > 9) ? ',' : '');
}

/** Letters of the book, in TeX, that have others in the δ notation. */
const BOOK_ONLY = /\\mathit|\\theta|(?<![A-Za-z])[OIT]_/;

/** All that must hold of the words and the formula of one step. */
function check(walk: Narration, step: Step, notation: Notation): void {
  const context = contextOf(walk, notation);
  const told = explain(step, context);
  const { formula, where, sentence } = told;
  for (const tex of texOf(formula)) {
    expect(typeset(tex)).toContain('<math xmlns=');
    expect(tex).not.toMatch(/undefined|NaN|null|\[object/);
    if (notation.letters === 'delta') expect(tex).not.toMatch(BOOK_ONLY);
  }
  const notes = formula.rows.map((row) => row.note);
  expect([where, sentence, ...notes].join(' ')).not.toMatch(/undefined|NaN|null|\[object/);
  expect(sentence).toMatch(/^[$\p{Lu}].*\.$/u);
  const last = pieces(where.split(' ').at(-1)!)[0];
  expect('index' in last ? last.index : 'text' in last ? last.text : '').toBe(
    ownNumbers(step, context.sizes),
  );
  const value = 'terms' in step && step.kind.endsWith('Term') ? step.total : step.value;
  expect(textOf(resultOf(formula))).toBe(show(value, shownAs[step.kind], notation));
  const now = formula.rows.find((row) => row.state === 'now');
  if (step.kind.endsWith('Term')) expect(textOf(now!.value)).toBe(show(step.value, 'sum', notation));
}

describe('what is said of a step', () => {
  const twoTuples = (loss: keyof typeof losses) =>
    losses[loss].targets === 'distribution'
      ? [
          [1, 0],
          [0, 1],
        ]
      : [
          [0.9, 0.1],
          [0, 1],
        ];

  it.each(pairs)('reads well and can be set for %s with %s, by every rule', (output, loss) => {
    const network = initialise([2, 3, 2], ['sigmoid', output], loss, 5, [-1, 1]);
    const tuples = twoTuples(loss).map((targets, n) => ({ inputs: [n, -0.4], targets }));
    for (const rule of rules)
      for (const walk of narrations(network, tuples, rule))
        for (const step of sampleSteps(walk)) check(walk, step, bookNotation);
  });

  it.each(unitwise)('reads well and can be set for hidden %s, by every rule', (hidden) => {
    const network = initialise([2, 3, 2, 1], [hidden, hidden, 'sigmoid'], 'half_sse', 5, [-1, 1]);
    const tuples = [
      { inputs: [1, 0], targets: [1] },
      { inputs: [-1, 0.5], targets: [0] },
    ];
    for (const rule of rules)
      for (const walk of narrations(network, tuples, { ...rule, momentum: 0.9, l2: 0.01 }))
        for (const step of sampleSteps(walk)) check(walk, step, bookNotation);
  });

  it('reads well and can be set for any network, tuple, rule and notation', () => {
    fc.assert(
      fc.property(
        networkAndTuples,
        updateRule,
        learningRate,
        anyNotation,
        ({ network, tuples }, rule, rate, notation) => {
          const walks = narrations(network, tuples.slice(0, 2), rule, rate);
          for (const walk of walks) for (const step of sampleSteps(walk)) check(walk, step, notation);
        },
      ),
      { numRuns: 40, seed: 31 },
    );
  });

  it('reads well and can be set where results are no longer finite', () => {
    for (const hidden of unitwise) {
      const network = initialise([2, 3, 2], [hidden, 'identity'], 'half_sse', 5, [-1, 1]);
      network.layers[1].weights[0] = [1e200, -1e200];
      network.layers[0].weights[0] = [1e300, -1e300, 1e300];
      const [walk] = narrations(network, [{ inputs: [1e200, 1], targets: [0, 1e300] }], byCase);
      expect(walk.errors.errors.flat().every(Number.isFinite)).toBe(false);
      for (const step of sampleSteps(walk)) check(walk, step, bookNotation);
    }
  });
});
