// What a table read from a text file is, and what can be wrong with one.

/** More is refused: the page must stay usable. */
export const MOST_CHARACTERS = 50_000_000;
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 1000;
/** More different values than this are not counted; a column of so many is no class. */
export const MOST_CLASSES = 100;

/** number · class: some values, each in many rows · id: another value in nearly every row · empty. */
export type ColumnType = 'number' | 'class' | 'id' | 'empty';

/** A column as it looks; how it is used is up to the recipe. */
export interface Column {
  /** From the header, else `column 3`; no two are the same. */
  name: string;
  type: ColumnType;
  /** How many cells are missing. */
  missing: number;
  /** How many cells hold a number. */
  numbers: number;
  /** How many different values there are, missing ones aside; counted up to MOST_CLASSES + 1. */
  distinct: number;
  /** Those values, numbers by size, texts by their letters; null when there are more than MOST_CLASSES. */
  classes: string[] | null;
}

/** What is wrong, and where: row and column count from 1 as a spreadsheet counts them, the header included. */
export interface TableProblem {
  row: number | null;
  column: number | null;
  /** A part of a sentence, such as `"abc" is not a number`. */
  message: string;
}

/** A file as rows of texts, all with as many cells as there are columns. With a problem it has no rows. */
export interface Table {
  delimiter: string;
  hasHeader: boolean;
  /** Whether 1,5 is one and a half. */
  decimalComma: boolean;
  columns: Column[];
  /** The rows without the header; cells without the blanks around them. */
  rows: string[][];
  /** Which row of the file each is. */
  rowNumbers: Uint32Array;
  problems: TableProblem[];
}

/** Which fraction of the work is done, 0 … 1. */
export type OnProgress = (part: number) => void;

/** How many problems are kept: a file of the wrong kind has one in every cell. */
export const MOST_PROBLEMS = 100;

/** `Row 3, column 2: "abc" is not a number.` */
export function tellProblem({ row, column, message }: TableProblem): string {
  const place = [row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ');
  const sentence = place === '' ? message : `${place}: ${message}`;
  return `${sentence[0].toUpperCase()}${sentence.slice(1)}.`;
}

/** A cell as messages show it: on one line and not too long. */
export function shown(cell: string): string {
  const letters = [...cell.slice(0, 100)];
  return JSON.stringify(letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : cell);
}

/** `1 cell`, `2 cells`. */
export const amount = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
