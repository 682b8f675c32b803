// Brings numbers to a common size.

/** (x − min) / (max − min); 0 where min and max are the same. Dimensionless. */
export const minMax = (x: number, least: number, most: number): number =>
  most === least ? 0 : (x - least) / (most - least);

/** (x − mean) / standard deviation; 0 where the deviation is 0. Dimensionless. */
export const standardScore = (x: number, mean: number, deviation: number): number =>
  deviation === 0 ? 0 : (x - mean) / deviation;

/** Each value min-max scaled within its column; a column of one value becomes 0. Rows in, rows out, dimensionless. */
export function scaleColumns(rows: readonly (readonly number[])[]): number[][] {
  const columns = rows[0].map((_, c) => rows.map((row) => row[c]));
  const least = columns.map((column) => column.reduce((a, b) => (b < a ? b : a)));
  const most = columns.map((column) => column.reduce((a, b) => (b > a ? b : a)));
  return rows.map((row) => row.map((x, c) => minMax(x, least[c], most[c])));
}
