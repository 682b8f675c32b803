// The curve of a run: one entry an epoch, in columns, thinned out when there are too many.
import type { EpochStatistics } from './types';

/** Columns of equal length, one entry for each epoch kept; epochs ascend. */
export interface Curve {
  epoch: Float64Array<ArrayBuffer>;
  loss: Float64Array<ArrayBuffer>;
  misclassifiedPercent: Float64Array<ArrayBuffer>;
  largestChange: Float64Array<ArrayBuffer>;
}

const columns = ['epoch', 'loss', 'misclassifiedPercent', 'largestChange'] as const;

const eachColumn = (make: (column: keyof Curve) => Float64Array<ArrayBuffer>): Curve =>
  Object.fromEntries(columns.map((column) => [column, make(column)])) as unknown as Curve;

export const emptyCurve = (): Curve => eachColumn(() => new Float64Array(0));

export const curveOf = (epochs: readonly EpochStatistics[]): Curve =>
  eachColumn((column) => Float64Array.from(epochs, (epoch) => epoch[column]));

/** The buffers of the columns, to be transferred. */
export const buffersOf = (curve: Curve): ArrayBuffer[] => columns.map((column) => curve[column].buffer);

/** Both curves, one after the other. */
export function joinCurves(a: Curve, b: Curve): Curve {
  return eachColumn((column) => {
    const joined = new Float64Array(a[column].length + b[column].length);
    joined.set(a[column]);
    joined.set(b[column], a[column].length);
    return joined;
  });
}

/** The entries of the epochs before `epoch`. */
export function curveBefore(curve: Curve, epoch: number): Curve {
  let end = curve.epoch.length;
  while (end > 0 && curve.epoch[end - 1] >= epoch) end--;
  return eachColumn((column) => curve[column].slice(0, end));
}

/** At most `limit` entries (≥ 4): the first, the last, and of each stretch between them the smallest and the largest loss. */
export function thinCurve(curve: Curve, limit: number): Curve {
  const { length } = curve.loss;
  if (length <= limit) return curve;
  const kept = indicesToKeep(curve.loss, Math.floor((limit - 2) / 2));
  return eachColumn((column) => Float64Array.from(kept, (index) => curve[column][index]));
}

function indicesToKeep(loss: Float64Array, stretches: number): number[] {
  const inner = loss.length - 2;
  const kept = [0];
  for (let s = 0; s < stretches; s++) {
    const start = 1 + Math.floor((s * inner) / stretches);
    const end = 1 + Math.floor(((s + 1) * inner) / stretches);
    let [low, high] = [start, start];
    for (let i = start; i < end; i++) {
      if (loss[i] < loss[low]) low = i;
      if (loss[i] > loss[high]) high = i;
    }
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
  }
  kept.push(loss.length - 1);
  return kept;
}
