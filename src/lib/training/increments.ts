// Plain loops over numbers shaped as a network's weights: copies and largest sizes.
import type { ErrorPass } from '$lib/nn/backward';
import type { ForwardPass } from '$lib/nn/forward';
import type { Network } from '$lib/nn/network';
import type { Increments } from '$lib/nn/update';

export const copy = (rows: readonly number[][]): number[][] => rows.map((row) => row.slice());

export const cloneIncrements = (increments: Increments | null): Increments | null =>
  increments && { weights: increments.weights.map(copy), biases: copy(increments.biases) };

const sizeOf = (value: number): number => (value < 0 ? -value : value);

/** The largest absolute value; not a number when one of them is not. */
export function largest(values: readonly number[][][]): number {
  let most = 0;
  for (let l = 0; l < values.length; l++)
    for (let i = 0; i < values[l].length; i++) {
      const size = largestIn(values[l][i], 1);
      if (!(size <= most)) {
        if (size !== size) return size;
        most = size;
      }
    }
  return most;
}

/** The largest |w − its value at the start|. */
export function largestDifference(network: Network, start: readonly number[][][]): number {
  let most = 0;
  for (let l = 0; l < start.length; l++)
    for (let i = 0; i < start[l].length; i++) {
      const row = network.layers[l].weights[i];
      const before = start[l][i];
      for (let j = 0; j < row.length; j++) {
        const size = sizeOf(row[j] - before[j]);
        if (size > most) most = size;
      }
    }
  return most;
}

/**
 * The largest |(l Err_j) O_i| over all weights. Rounding keeps the order of sizes, so the largest product is the product of the
 * largest factors, bit for bit.
 */
export function largestIncrement(rate: number, { errors }: ErrorPass, { outputs }: ForwardPass): number {
  let most = 0;
  for (let l = 0; l < errors.length; l++) {
    const size = largestIn(errors[l], rate) * largestIn(outputs[l], 1);
    if (!(size <= most)) {
      if (size !== size) return size;
      most = size;
    }
  }
  return most;
}

/** The largest |factor · value|; not a number when one of them is not. */
export function largestIn(values: readonly number[], factor: number): number {
  let most = 0;
  for (let j = 0; j < values.length; j++) {
    const size = sizeOf(factor * values[j]);
    if (!(size <= most)) {
      if (size !== size) return size;
      most = size;
    }
  }
  return most;
}
