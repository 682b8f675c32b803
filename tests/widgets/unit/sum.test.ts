// The account of a single unit against the engine, to the last bit, and the bias that a drag asks for.
import { forward } from '$lib/nn/forward';
import { accountOf, biasFor, networkOf, type UnitwiseName } from '$lib/widgets/unit/sum';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const value = fc.double({ min: -8, max: 8, noNaN: true });
const values = fc.integer({ min: 1, max: 4 }).chain((n) =>
  fc.record({
    inputs: fc.array(value, { minLength: n, maxLength: n }),
    weights: fc.array(value, { minLength: n, maxLength: n }),
    bias: value,
  }),
);
const names: UnitwiseName[] = ['sigmoid', 'tanh', 'relu', 'leaky_relu', 'identity'];

describe('the account of a unit', () => {
  it('is the book’s at unit 4', () => {
    const account = accountOf({ inputs: [1, 0, 1], weights: [0.2, 0.4, -0.5], bias: -0.4 }, 'sigmoid');
    expect(account.netInput).toBeCloseTo(-0.7, 12);
    expect(account.output.toFixed(3)).toBe('0.332');
    expect(account.products).toEqual([0.2, 0, -0.5]);
  });

  it('adds up to the very bits of the engine, and ends a step before the bias', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...names), (given, name) => {
        const account = accountOf(given, name);
        const { netInputs, outputs } = forward(networkOf(given, name), given.inputs);
        expect(account.netInput).toBe(netInputs[0][0]);
        expect(account.output).toBe(outputs[1][0]);
        expect(account.sums).toHaveLength(given.weights.length + 1);
        expect(account.sums[given.weights.length] + given.bias).toBe(account.netInput);
      }),
    );
  });

  it('puts the output at one half exactly when the bias is minus the sum', () => {
    fc.assert(
      fc.property(values, (given) => {
        const { sums } = accountOf(given, 'sigmoid');
        const account = accountOf({ ...given, bias: -sums[sums.length - 1] }, 'sigmoid');
        expect(account.output).toBe(0.5);
      }),
    );
  });
});

describe('the bias for a wished net input', () => {
  it('is in whole tenths and within half a tenth of the wish', () => {
    fc.assert(
      fc.property(value, value, (wished, sum) => {
        const bias = biasFor(wished, sum);
        expect(Math.abs(bias * 10 - Math.round(bias * 10))).toBeLessThan(1e-9);
        expect(Math.abs(sum + bias - wished)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });
});
