// What a formula on screen is made of: a product, a sum in rows, or both.
import type { Ref } from '$lib/nn/steps';

/** One row of a sum, set as one adds by hand; a value still to come is a blank. All strings but `note` are TeX. */
export interface SumRow {
  key: string;
  symbol: string;
  /** The numbers of the row, or words for what they are. */
  body: string;
  note: string;
  value: string;
  state: 'done' | 'now' | 'todo' | 'total';
}

/** A formula: first the product lines, then the rows of the sum; `result` is the large number when no row carries it. */
export interface Formula {
  /** Symbols above numbers, one TeX string a line. */
  lines: string[];
  rows: SumRow[];
  result: string | null;
  /** What the result is, for the digits on hover and for the check. */
  of: Ref;
}
