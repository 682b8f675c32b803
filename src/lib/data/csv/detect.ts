// Guesses how a table is written: what parts its cells, whether it has a header, whether numbers have a decimal comma.
import Papa from 'papaparse';
import { isMissing, numberIn } from './cells';

/** The last is taken for granted when nothing speaks for another; those before it seldom stand in every row by chance. */
export const delimiters = ['\t', ';', '|', ','] as const;

/** How many rows are looked at. */
const LOOKED_AT = 100;
const LETTERS = 200_000;

/** Rows that hold anything, from the beginning. */
function firstRows(text: string, delimiter: string): string[][] {
  const { data } = Papa.parse<string[]>(text.slice(0, LETTERS), {
    delimiter,
    newline: '\n',
    preview: LOOKED_AT,
  });
  return data.filter((row) => row.some((cell) => cell.trim() !== ''));
}

/**
 * The delimiter by which most rows have as many cells as the first; where two are alike, the one that is listed first. `text` has \n at
 * the ends of lines.
 */
export function detectDelimiter(text: string): string {
  let best = { delimiter: ',', share: 0 };
  for (const delimiter of delimiters) {
    const rows = firstRows(text, delimiter);
    const wide = rows[0]?.length ?? 0;
    if (wide < 2) continue;
    const share = rows.filter((row) => row.length === wide).length / rows.length;
    if (share > best.share) best = { delimiter, share };
  }
  return best.delimiter;
}

/** Whether commas stand in numbers: where they part no cells, and more numbers have a comma than a point. */
export function detectDecimalComma(rows: readonly string[][], delimiter: string): boolean {
  if (delimiter === ',') return false;
  let [commas, points] = [0, 0];
  for (const cell of rows.slice(0, LOOKED_AT).flat()) {
    if (cell.includes(',') && !Number.isNaN(numberIn(cell, true))) commas++;
    if (cell.includes('.') && !Number.isNaN(numberIn(cell, false))) points++;
  }
  return commas > points;
}

/**
 * Whether the first row is a header: no number in it, and either a column of numbers below it, or names that are all different and
 * do not come again in their column.
 */
export function detectHeader(rows: readonly string[][], decimalComma: boolean): boolean {
  const [first, ...others] = rows.slice(0, LOOKED_AT);
  if (!first) return false;
  const isNumber = (cell: string): boolean => !Number.isNaN(numberIn(cell, decimalComma));
  if (first.some(isNumber)) return false;
  const below = first.map((_, c) => others.map((row) => row[c] ?? '').filter((cell) => !isMissing(cell)));
  if (below.some((cells) => cells.length > 0 && cells.filter(isNumber).length * 2 > cells.length))
    return true;
  const different = new Set(first).size === first.length;
  return different && first.every((name, c) => name !== '' && !below[c].includes(name));
}
