// Brings columns of numbers to 0 … 1.

/** Each value as (x − min) / (max − min) of its column; a column of one value becomes 0. Rows in, rows out, dimensionless. */
export function scaleColumns(rows: readonly (readonly number[])[]): number[][] {
  const columns = rows[0].map((_, c) => rows.map((row) => row[c]));
  const least = columns.map((column) => column.reduce((a, b) => (b < a ? b : a)));
  const most = columns.map((column) => column.reduce((a, b) => (b > a ? b : a)));
  return rows.map((row) =>
    row.map((x, c) => (most[c] === least[c] ? 0 : (x - least[c]) / (most[c] - least[c]))),
  );
}
