// The surface of the bench, its minima, and the four ways to look for the lowest of them.
import { overParameters, slopes, totalLoss, withParameters } from '$lib/nn/landscape';
import type { Network } from '$lib/nn/network';
import { randomStream } from '$lib/nn/random';
import type { Ref } from '$lib/nn/steps';
import type { GridValues } from '$lib/view/charts/contours';
import { singleUnit, tuplesOf } from '../bench/experiments';
import { Way } from '../descent/way';
import { anneal, type AnnealRule, type Try } from './anneal';

export type Pair = readonly [number, number];
export type Method = 'plain' | 'momentum' | 'restarts' | 'annealing';

/**
 * One sigmoid unit, its bias held, on seven tuples: with the squared error even this has several minima (P. Auer, M. Herbster, M. Warmuth
 * 1996). Tuples and bias were found by drawing some twenty thousand at random and keeping those whose surface has at least three
 * minima well inside the picture, the lowest of them clearly lower and with less than half of the starts; of these the plainest to see.
 */
export const tuples = tuplesOf([
  [-0.6, 2.8, 0.9],
  [-2.8, 0.8, 0.3],
  [2.6, 1.6, 0.6],
  [1, 1.6, 0.3],
  [-0.3, -2.4, 0.8],
  [2.2, -1.6, 0.6],
  [1.2, -2.7, 0.3],
]);
export const network: Network = {
  ...singleUnit('sigmoid', [0, 0]),
  layers: [{ ...singleUnit('sigmoid', [0, 0]).layers[0], biases: [-3.2] }],
};
export const weights: [Ref, Ref] = [
  { quantity: 'w', weight: { layer: 0, from: 0, to: 0 } },
  { quantity: 'w', weight: { layer: 0, from: 1, to: 0 } },
];
export const RANGE: Pair = [-4, 4];
/** Flat ground with a slope below 0.01: some two hundred steps hardly lead down, then the error falls. */
export const PLATEAU: Pair = [-3.75, 1.75];
/** From here plain descent at rate 0.5 ends in the second minimum, and momentum 0.9 rolls on into the lowest. */
export const START: Pair = [2.4, 1.2];

export const lossAt = (at: Pair): number => totalLoss(withParameters(network, weights, at), tuples);

export const gridOf = (side = 49): GridValues =>
  overParameters(network, weights, [RANGE, RANGE], side, (moved) => totalLoss(moved, tuples));

export interface Setting {
  method: Method;
  start: Pair;
  rate: number;
  momentum: number;
  /** How many starts, for restarts. */
  starts: number;
  cooling: number;
  seed: number;
}

/** The temperatures are in units of the loss, whose rims here are some 0.1 high. */
export const annealRule = ({ cooling, seed }: Pick<Setting, 'cooling' | 'seed'>): AnnealRule => ({
  hot: 0.2,
  cold: 0.002,
  cooling,
  reach: 1.2,
  range: RANGE,
  seed,
});

/** Most steps of one descent; it ends sooner where both the step and the slope are next to nothing. */
const MOST = 400;
const STILL = 5e-4;
const LEVEL = 2e-3;

/** One descent from a start to where it comes to rest. */
export function descend(start: Pair, rate: number, momentum: number): readonly Pair[] {
  const way = new Way(network, tuples, weights, start, { updating: 'epoch', rate, momentum });
  for (let n = 1; n <= MOST; n++) {
    const points = way.upTo(n);
    if (points.length <= n) return points;
    const step = distance(points[n], points[n - 1]);
    if (step < STILL && length(slopes(way.at(points[n]), tuples, weights)) < LEVEL) return points;
  }
  return way.upTo(MOST);
}

/** What a method went through: the points in order, where each run of it begins, and the annealing's own account. */
export interface Search {
  points: readonly Pair[];
  losses: number[];
  /** The index of the first point of every run. */
  runs: number[];
  /** The index of the best point so far, at each point. */
  best: number[];
  tries: Try[] | null;
}

/** Random starts over the picture. */
export function startsOf(count: number, seed: number): Pair[] {
  const stream = randomStream(seed, 50);
  const [low, high] = RANGE;
  const draw = () => low + (high - low) * stream.next();
  return Array.from({ length: count }, () => [draw(), draw()]);
}

export function search(setting: Setting): Search {
  const { method, start, rate, momentum, starts, seed } = setting;
  if (method === 'annealing') {
    const tries = anneal(lossAt, start, annealRule(setting));
    return searchOf([[start, ...tries.map(({ at }) => at)]], tries);
  }
  if (method === 'restarts')
    return searchOf([start, ...startsOf(starts - 1, seed)].map((from) => descend(from, rate, 0)));
  return searchOf([descend(start, rate, method === 'momentum' ? momentum : 0)]);
}

function searchOf(paths: (readonly Pair[])[], tries: Try[] | null = null): Search {
  const points = paths.flat();
  const losses = points.map(lossAt);
  const best: number[] = [];
  losses.forEach((loss, i) => best.push(i > 0 && losses[best[i - 1]] <= loss ? best[i - 1] : i));
  let first = 0;
  const runs = paths.map((path) => (first += path.length) - path.length);
  return { points, losses, runs, best, tries };
}

/** A minimum of the surface, with its error. */
export interface Low {
  at: Pair;
  loss: number;
}

/** The minima inside the picture, the lowest first: the low points of the grid, each followed down to where the slope ends. */
export function lowsOf(grid: GridValues): Low[] {
  const { columns, rows, values } = grid;
  const [low, high] = RANGE;
  const along = (i: number, count: number) => low + ((high - low) * i) / (count - 1);
  const found: Low[] = [];
  for (let r = 1; r < rows - 1; r++)
    for (let c = 1; c < columns - 1; c++) {
      const here = values[r * columns + c];
      const lowest = [-1, 0, 1].every((dr) =>
        [-1, 0, 1].every((dc) => (dr === 0 && dc === 0) || values[(r + dr) * columns + c + dc] > here),
      );
      if (!lowest) continue;
      const path = descend([along(c, columns), along(r, rows)], 0.3, 0);
      const at = path[path.length - 1];
      if (found.every((one) => distance(one.at, at) > 0.3)) found.push({ at, loss: lossAt(at) });
    }
  return found.sort((a, b) => a.loss - b.loss);
}

/** Which minimum a point lies in, by place in the list; −1 when it lies in none of them. */
export function lowAt(lows: readonly Low[], at: Pair, near = 0.5): number {
  const distances = lows.map((low) => distance(low.at, at));
  const least = Math.min(...distances);
  return least <= near ? distances.indexOf(least) : -1;
}

/** Where a method ends from a start: the last point of a descent, of an annealing too. */
export function endOf(setting: Setting, start: Pair, seed: number): Pair {
  const { points } = search({
    ...setting,
    start,
    seed,
    method: setting.method === 'restarts' ? 'plain' : setting.method,
  });
  return points[points.length - 1];
}

const length = ([a, b]: readonly number[]): number => Math.sqrt(a * a + b * b);
const distance = (a: Pair, b: Pair): number => length([a[0] - b[0], a[1] - b[1]]);
