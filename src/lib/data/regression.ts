// Points near a smooth curve: one number is to be foretold from another.
import { randomStream } from '$lib/nn/random';
import type { DataParameters, DataSet } from './dataSet';
import { between, deviate, onCircle } from './draw';

/** The curve without noise, for −1 ≤ x ≤ 1: 0.7 sin(2π · 0.75 x) + 0.3 x. */
export const curve = (x: number): number => 0.7 * onCircle(0.75 * x)[1] + 0.3 * x;

/** Inputs uniform in −1 … 1; the target is the curve's value moved by noise times a normal deviate. Neither is scaled. */
export function regression(parameters: DataParameters): DataSet {
  const { count, noise, seed } = parameters;
  const stream = randomStream(seed);
  return {
    name: 'regression',
    title: 'Regression',
    source: 'Generated: points on the curve 0.7 sin(1.5 πx) + 0.3 x, moved by normal noise.',
    simulated: true,
    parameters,
    inputNames: ['x'],
    targetNames: ['y'],
    tuples: Array.from({ length: count }, () => {
      const x = between(stream, -1, 1);
      return { inputs: [x], targets: [curve(x) + noise * deviate(stream)] };
    }),
  };
}
