// Reads single cells: numbers with a decimal point or comma, and what stands for nothing.

const point = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const comma = /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d+)?$/i;
const nothing = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', '?', '-', '–', '.']);

/** Whether a cell says that its value is not known. */
export const isMissing = (cell: string): boolean => cell.length <= 4 && nothing.has(cell.toLowerCase());

/** The number in a cell, NaN when there is none or it is too large for a double. `decimalComma` reads 1,5 as one and a half. */
export function numberIn(cell: string, decimalComma: boolean): number {
  const text = cell.replace('−', '-');
  if (!(decimalComma ? comma : point).test(text)) return NaN;
  const value = Number(decimalComma ? text.replace(',', '.') : text);
  return Number.isFinite(value) ? value + 0 : NaN;
}

/** A number as a class's name: 1, 1.0 and 01 are the same class. Other texts are their own names. */
export function className(cell: string, ofNumbers: boolean, decimalComma: boolean): string {
  if (!ofNumbers) return cell;
  const value = numberIn(cell, decimalComma);
  return Number.isNaN(value) ? cell : String(value);
}

/** Numbers by size, before texts by their letters: an order that is the same everywhere. */
export function inOrder(a: string, b: string): number {
  const [x, y] = [numberIn(a, false), numberIn(b, false)];
  if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
  if (!Number.isNaN(x) && x !== y) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}
