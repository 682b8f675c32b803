// Reads a table from the text of a file: delimiter and header found out, every fault named with its row and column.
import Papa, { type Parser, type ParseResult } from 'papaparse';
import { describeColumn, columnNames } from './columns';
import { detectDecimalComma, detectDelimiter, detectHeader } from './detect';
import {
  amount,
  MOST_CHARACTERS,
  MOST_COLUMNS,
  MOST_PROBLEMS,
  MOST_ROWS,
  type OnProgress,
  type Table,
  type TableProblem,
} from './table';

/** What is known beforehand; what is left out is guessed. */
export interface ReadOptions {
  delimiter?: string;
  header?: boolean;
}

/** How many letters are parted at a time; between two pieces progress is told. */
const PIECE = 1_000_000;
/** Parting is this much of the work, looking at the columns the rest. */
const PARTING = 0.6;

/** Never throws: a text that is no table gives a table without rows, with problems that say why. */
export function readTable(text: string, options: ReadOptions = {}, onProgress?: OnProgress): Table {
  const unfit = unreadable(text);
  if (unfit) return withoutRows([{ row: null, column: null, message: unfit }]);
  const { body, delimiter: named, skipped } = prepared(text);
  const delimiter = options.delimiter ?? named ?? detectDelimiter(body);
  const { rows, numbers, problems } = part(body, delimiter, skipped, onProgress);
  if (problems.length > 0) return withoutRows(problems, delimiter);
  if (rows.length === 0) return withoutRows([whole('there are no rows')], delimiter);
  const decimalComma = detectDecimalComma(rows, delimiter);
  const hasHeader = options.header ?? detectHeader(rows, decimalComma);
  const header = hasHeader ? rows.shift()! : null;
  const rowNumbers = Uint32Array.from(hasHeader ? numbers.slice(1) : numbers);
  if (rows.length === 0) return withoutRows([whole('there is a header, but no row below it')], delimiter);
  const names = columnNames(header, rows[0].length);
  const columns = names.map((name, c) => {
    onProgress?.(PARTING + ((1 - PARTING) * c) / names.length);
    return describeColumn(name, rows, c, decimalComma);
  });
  return { delimiter, hasHeader, decimalComma, columns, rows, rowNumbers, problems: [] };
}

const whole = (message: string): TableProblem => ({ row: null, column: null, message });

const withoutRows = (problems: TableProblem[], delimiter = ','): Table => ({
  delimiter,
  hasHeader: false,
  decimalComma: false,
  columns: [],
  rows: [],
  rowNumbers: new Uint32Array(0),
  problems,
});

/** How the files begin that are taken for tables: those of spreadsheets, old and new, PDF, PNG. */
const signatures = ['PK\u0003\u0004', 'ÐÏ\u0011à', '%PDF', '‰PNG'];

/** Why a text cannot be a table, if it cannot. */
function unreadable(text: string): string | undefined {
  if (text.length > MOST_CHARACTERS)
    return `the file is too large: ${Math.ceil(text.length / 1e6)} MB, and ${MOST_CHARACTERS / 1e6} MB are the most`;
  if (signatures.some((signature) => text.startsWith(signature)))
    return 'this is not a text file; in a spreadsheet, save the sheet as CSV';
  const nul = text.indexOf('\0');
  if (nul >= 0)
    return `this is not a text file: there is a zero byte at character ${nul + 1}; save the table as CSV`;
  if (text.trim().length === 0 || text.trim() === '\uFEFF') return 'there is nothing in it';
  return undefined;
}

/** Without the byte order mark, with \n for every line end, without the line `sep=;` that some spreadsheets write. */
function prepared(text: string): { body: string; delimiter?: string; skipped: number } {
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const named = /^sep=(.)\n/i.exec(body);
  return named ? { body: body.slice(6), delimiter: named[1], skipped: 1 } : { body, skipped: 0 };
}

interface Parted {
  rows: string[][];
  /** The row of the file that each of the rows is. */
  numbers: number[];
  problems: TableProblem[];
}

/** The rows that hold anything; `skipped` rows of the file came before. */
function part(text: string, delimiter: string, skipped: number, onProgress?: OnProgress): Parted {
  const parted: Parted = { rows: [], numbers: [], problems: [] };
  let row = skipped;
  // the types know pieces of files only; Papa Parse takes a text apart in the same way
  const pieces = {
    delimiter,
    newline: '\n' as const,
    chunkSize: PIECE,
    chunk: ({ data, errors, meta }: ParseResult<string[]>, parser: Parser) => {
      const wrong = new Map(
        errors.reverse().map(({ row: at, type, code }) => [at, type === 'Quotes' ? code : undefined]),
      );
      data.forEach((cells, i) => addRow(parted, cells, ++row, wrong.get(i)));
      onProgress?.((PARTING * meta.cursor) / text.length);
      if (parted.problems.length >= MOST_PROBLEMS || tooMany(parted)) parser.abort();
    },
  };
  Papa.parse<string[]>(text, pieces);
  if (tooMany(parted))
    return { ...parted, problems: [whole(`there are more than ${MOST_ROWS} rows, and those are the most`)] };
  return { ...parted, problems: parted.problems.slice(0, MOST_PROBLEMS) };
}

/** One more than the rows there may be could be the header. */
const tooMany = ({ rows }: Parted): boolean => rows.length > MOST_ROWS + 1;

function addRow({ rows, numbers, problems }: Parted, given: string[], row: number, wrong?: string): void {
  const cells = given.map((cell) => cell.trim());
  const complain = (column: number | null, message: string) => problems.push({ row, column, message });
  if (wrong === 'MissingQuotes') {
    complain(cells.length, 'a quotation mark opens this cell, and none closes it');
    return;
  }
  if (wrong) {
    const at = cells.findIndex((cell) => cell.includes('"'));
    complain(
      at < 0 ? null : at + 1,
      'there is text after the closing quotation mark; one inside a cell is written twice',
    );
    return;
  }
  if (cells.every((cell) => cell === '')) return;
  const expected = rows[0]?.length ?? cells.length;
  if (expected > MOST_COLUMNS) {
    complain(MOST_COLUMNS + 1, `there are ${expected} columns, and ${MOST_COLUMNS} are the most`);
    return;
  }
  while (cells.length > expected && cells[cells.length - 1] === '') cells.pop();
  if (cells.length !== expected) {
    const first = Math.min(cells.length, expected) + 1;
    complain(first, `this row has ${amount(cells.length, 'cell')}, but row ${numbers[0]} has ${expected}`);
    return;
  }
  rows.push(cells);
  numbers.push(row);
}
