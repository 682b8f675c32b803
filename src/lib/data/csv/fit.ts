// What a column's scaling and filling go by: statistics of its values in the rows trained on.

/** The facts of one column that becomes inputs or targets. */
export interface FittedColumn {
  /** Its place in the table, from 0. */
  column: number;
  name: string;
  /** Of the values present in the rows trained on; a class's values are the places of its names in `classes`. */
  mean: number;
  /** The root of the mean squared deviation. */
  deviation: number;
  least: number;
  most: number;
  /** The value that most rows have; of several the one that comes first in order. */
  mostFrequent: number;
  /** The classes of all rows that were kept, in order; null for a column of numbers. */
  classes: string[] | null;
  /** How many of the kept rows had no value here. */
  filled: number;
  /** Which inputs, or targets, it becomes: the first, from 0, and how many. */
  first: number;
  width: number;
}

export type Statistics = Pick<FittedColumn, 'mean' | 'deviation' | 'least' | 'most' | 'mostFrequent'>;

/** The statistics of the values for which `counts` is 1; NaN is no value. Of no values at all everything is 0. */
export function statistics(values: Float64Array, counts: Uint8Array): Statistics {
  const times = new Map<number, number>();
  let [count, sum, least, most] = [0, 0, Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (counts[i] === 0 || Number.isNaN(value)) continue;
    count++;
    sum += value;
    if (value < least) least = value;
    if (value > most) most = value;
    times.set(value, (times.get(value) ?? 0) + 1);
  }
  if (count === 0) return { mean: 0, deviation: 0, least: 0, most: 0, mostFrequent: 0 };
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < values.length; i++)
    if (counts[i] === 1 && !Number.isNaN(values[i])) squares += (values[i] - mean) * (values[i] - mean);
  return { mean, deviation: Math.sqrt(squares / count), least, most, mostFrequent: mode(times) };
}

function mode(times: ReadonlyMap<number, number>): number {
  let [best, most] = [NaN, 0];
  for (const [value, count] of times)
    if (count > most || (count === most && value < best)) [best, most] = [value, count];
  return best;
}
