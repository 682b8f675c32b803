// The curve of a run: one entry an epoch, in columns, thinned out so that no extreme and no step is lost.
import type { EpochStatistics } from './types';

/** Columns of equal length, one entry for each epoch kept; epochs ascend. */
export interface Curve {
  epoch: Float64Array<ArrayBuffer>;
  loss: Float64Array<ArrayBuffer>;
  misclassifiedPercent: Float64Array<ArrayBuffer>;
  largestChange: Float64Array<ArrayBuffer>;
}

export const columns = ['epoch', 'loss', 'misclassifiedPercent', 'largestChange'] as const;

export const eachColumn = (make: (column: keyof Curve) => Float64Array<ArrayBuffer>): Curve =>
  Object.fromEntries(columns.map((column) => [column, make(column)])) as unknown as Curve;

export const emptyCurve = (): Curve => eachColumn(() => new Float64Array(0));

export const curveOf = (epochs: readonly EpochStatistics[]): Curve =>
  eachColumn((column) => Float64Array.from(epochs, (epoch) => epoch[column]));

/** The buffers of the columns, to be transferred. */
export const buffersOf = (curve: Curve): ArrayBuffer[] => columns.map((column) => curve[column].buffer);

/** Curves, one after the other. */
export function joinCurves(...parts: readonly Curve[]): Curve {
  const length = parts.reduce((sum, { epoch }) => sum + epoch.length, 0);
  return eachColumn((column) => {
    const joined = new Float64Array(length);
    let at = 0;
    for (const part of parts) {
      joined.set(part[column], at);
      at += part[column].length;
    }
    return joined;
  });
}

/** How many entries are of epochs before `epoch`; known to lie between `low` and `high`. */
export function countBefore({ epoch: epochs }: Curve, epoch: number, low = 0, high = epochs.length): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (epochs[middle] < epoch) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The entries of the epochs before `epoch`. */
export function curveBefore(curve: Curve, epoch: number): Curve {
  const end = countBefore(curve, epoch);
  return eachColumn((column) => curve[column].slice(0, end));
}

/** Epochs below this are all kept. */
const EXACT = 2048;

/**
 * How many epochs share a bin around `epoch`: 1 below 2048, 2 below 4096, and so on: at least 1024 bins lie in each doubling. The width
 * depends on the epoch alone, so thinning a curve in parts, or again, gives what thinning it at once does.
 */
export function binWidth(epoch: number): number {
  let width = 1;
  while (epoch >= EXACT * width) width *= 2;
  return width;
}

/** The first epoch after the bin of `epoch`. */
const binEnd = (epoch: number): number => {
  const width = binWidth(epoch);
  return (Math.floor(epoch / width) + 1) * width;
};

/** The first epoch of the bin of `epoch`. */
export const binStart = (epoch: number): number => {
  const width = binWidth(epoch);
  return Math.floor(epoch / width) * width;
};

/**
 * Of each bin of epochs the first entry, those with the smallest and the largest value of each column, and both sides of the first step
 * of the misclassified; besides them the very last entry. A run of any length keeps some thousand entries for each doubling of its epochs.
 */
export function thinCurve(curve: Curve): Curve {
  const { length } = curve.epoch;
  if (length === 0 || curve.epoch[length - 1] < EXACT) return curve;
  return chosen(curve, keptOf(curve, 0, length, binEnd));
}

/**
 * What a chart from epoch `from` to epoch `to` draws: the entries between them and one to either side, at most about `points` (≥ 16)
 * of them. Where there are more, each of equal stretches keeps its extremes and its first step.
 */
export function curveWithin(curve: Curve, from: number, to: number, points: number): Curve {
  const start = Math.max(0, countBefore(curve, from) - 1);
  const end = Math.min(curve.epoch.length, countBefore(curve, to + 1) + 1);
  if (end - start <= points) return eachColumn((column) => curve[column].slice(start, end));
  const first = curve.epoch[start];
  const span = curve.epoch[end - 1] + 1 - first;
  let kept: number[] = [];
  for (let stretches = Math.floor(points / 2); stretches >= 1; stretches = Math.floor(stretches / 2)) {
    const width = span / stretches;
    kept = keptOf(curve, start, end, (epoch) => first + width * (Math.floor((epoch - first) / width) + 1));
    if (kept.length <= points) break;
  }
  return chosen(curve, kept);
}

const chosen = (curve: Curve, kept: readonly number[]): Curve =>
  eachColumn((column) => Float64Array.from(kept, (index) => curve[column][index]));

/** The indices to keep from `start` to before `end`; `endOf` gives where the bin of an epoch ends. */
function keptOf(curve: Curve, start: number, end: number, endOf: (epoch: number) => number): number[] {
  const kept: number[] = [];
  for (let from = start; from < end;) {
    const limit = endOf(curve.epoch[from]);
    const to = countBefore(curve, limit, from + 1, end);
    if (to - from <= 2) for (let i = from; i < to; i++) kept.push(i);
    else keepOfBin(curve, from, to, kept);
    from = to;
  }
  if (kept[kept.length - 1] !== end - 1) kept.push(end - 1);
  return kept;
}

function keepOfBin(curve: Curve, from: number, to: number, kept: number[]): void {
  const percents = extremes(curve.misclassifiedPercent, from, to);
  const found = [
    from,
    ...extremes(curve.loss, from, to),
    ...extremes(curve.largestChange, from, to),
    ...percents,
    ...(percents[0] === percents[1] ? [] : firstStep(curve.misclassifiedPercent, from, to)),
  ].sort((a, b) => a - b);
  for (let i = 0; i < found.length; i++) if (i === 0 || found[i] !== found[i - 1]) kept.push(found[i]);
}

/** Where the smallest and the largest value first stand. */
function extremes(values: Float64Array, from: number, to: number): number[] {
  let [lowAt, highAt] = [from, from];
  let low = values[from];
  let high = low;
  for (let i = from + 1; i < to; i++) {
    const value = values[i];
    if (value < low) {
      low = value;
      lowAt = i;
    } else if (value > high) {
      high = value;
      highAt = i;
    }
  }
  return [lowAt, highAt];
}

/** The last entry before the value first changes, and the first after. */
function firstStep(values: Float64Array, from: number, to: number): number[] {
  for (let i = from + 1; i < to; i++) if (values[i] !== values[i - 1]) return [i - 1, i];
  return [];
}

/** A curve with the stretch that `detail` covers put in its place, entry for entry. */
export function withDetail(curve: Curve, detail: Curve): Curve {
  const { length } = detail.epoch;
  if (length === 0) return curve;
  const start = countBefore(curve, detail.epoch[0]);
  const end = countBefore(curve, detail.epoch[length - 1] + 1);
  const before = eachColumn((column) => curve[column].slice(0, start));
  const after = eachColumn((column) => curve[column].slice(end));
  return joinCurves(before, detail, after);
}
