// What the lab counts: confused classes, spreads of weights and errors.
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { misclassified } from '$lib/nn/judge';
import { confusionOf } from '$lib/widgets/lab/confusion';
import { errorSpreads, spreadOf, weightSpreads } from '$lib/widgets/lab/spread';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomExperiment } from '../../support/experiments';

const oneHot = (k: number, width: number) => Array.from({ length: width }, (_, i) => (i === k ? 1 : 0));

describe('confusion', () => {
  it('puts every tuple into one cell, the misclassified ones off the diagonal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 }), (width, count) => {
        const { network, data } = randomExperiment([2, 3, width], count);
        const tuples = data.tuples.map(({ inputs }, t) => ({
          inputs,
          targets: width === 1 ? [t % 2] : oneHot(t % width, width),
        }));
        const confusion = confusionOf(network, tuples, null)!;
        expect(confusion.counts.flat().reduce((a, b) => a + b)).toBe(count);
        const wrong = tuples.filter(({ inputs, targets }) => {
          const { outputs } = forward(network, inputs);
          return misclassified(outputs[outputs.length - 1], targets);
        }).length;
        expect(confusion.all - confusion.right).toBe(wrong);
        expect(confusion.counts.reduce((sum, row, k) => sum + row[k], 0)).toBe(confusion.right);
      }),
    );
  });

  it('names the classes by the targets’ names', () => {
    const { network, data } = randomExperiment([2, 2, 1], 3);
    expect(confusionOf(network, data.tuples, ['ill'])!.classes).toEqual(['not ill', 'ill']);
  });

  it('has nothing to say of targets that are numbers, or of no tuples', () => {
    const { network } = randomExperiment([2, 2, 1], 1);
    expect(confusionOf(network, [{ inputs: [0, 0], targets: [0.3] }], null)).toBeNull();
    expect(confusionOf(network, [], null)).toBeNull();
  });
});

describe('a spread', () => {
  it('counts every finite value once, in a bin that holds it', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true })), (values) => {
        const { low, high, counts, total, largest } = spreadOf([...values, NaN, Infinity]);
        expect(total).toBe(values.length);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(values.length);
        expect(low).toBe(-high);
        expect(largest).toBe(values.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
        const upper = counts.slice(counts.length / 2).reduce((a, b) => a + b, 0);
        expect(upper).toBeGreaterThanOrEqual(values.filter((value) => value > 0).length);
      }),
    );
  });

  it('of weights and errors is layer by layer', () => {
    const { network, data } = randomExperiment([3, 4, 2], 5);
    expect(weightSpreads(network).map(({ total }) => total)).toEqual([12, 8]);
    const errors = errorSpreads(network, data.tuples);
    expect(errors.map(({ total }) => total)).toEqual([20, 10]);
    const output = data.tuples.flatMap(
      ({ inputs, targets }) => backward(network, forward(network, inputs), targets).errors[1],
    );
    expect(errors[1].largest).toBe(output.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  });
});
