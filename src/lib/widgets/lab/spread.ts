// How the weights and the errors of a network are spread, layer by layer.
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import type { Network, Tuple } from '$lib/nn/network';

/** Counts in equal bins from `low` to `high`. */
export interface Spread {
  low: number;
  high: number;
  counts: number[];
  /** How many values there are, and the largest by size. */
  total: number;
  largest: number;
}

const BINS = 24;
/** How many tuples the errors are taken from at most. */
const MOST_TUPLES = 200;

/** The values in bins around 0; values that are not finite are left out. */
export function spreadOf(values: readonly number[], bins = BINS): Spread {
  const finite = values.filter(Number.isFinite);
  const largest = finite.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const reach = largest || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of finite) {
    const bin = Math.floor(((value + reach) / (2 * reach)) * bins);
    counts[Math.min(bins - 1, bin)]++;
  }
  return { low: -reach, high: reach, counts, total: finite.length, largest };
}

/** The weights of each layer, the first after the inputs first. */
export const weightSpreads = ({ layers }: Network): Spread[] =>
  layers.map(({ weights }) => spreadOf(weights.flat()));

/** The errors of each layer's units over the tuples: all of them, or evenly chosen ones of many. */
export function errorSpreads(network: Network, tuples: readonly Tuple[]): Spread[] {
  const stride = Math.max(1, Math.ceil(tuples.length / MOST_TUPLES));
  const errors: number[][] = network.layers.map(() => []);
  for (let t = 0; t < tuples.length; t += stride) {
    const pass = forward(network, tuples[t].inputs);
    backward(network, pass, tuples[t].targets).errors.forEach((layer, l) => errors[l].push(...layer));
  }
  return errors.map((values) => spreadOf(values));
}
