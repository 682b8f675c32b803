// What the page and the table worker say to each other.
import type { RowStory } from './explainRow';
import type { Prepared } from './prepared';
import type { ReadOptions } from './readTable';
import type { Recipe } from './recipe';
import type { Table } from './table';

/** Every message carries the number of its job; of jobs that are past the page hears nothing. */
export type CsvRequest =
  /** Read a table: from bytes or a text; without either the last one again, with other options. The name comes back with it. */
  | { kind: 'read'; job: number; name: string; source?: ArrayBuffer | string; options: ReadOptions }
  /** Make tuples of the table that was read. */
  | { kind: 'prepare'; job: number; recipe: Recipe }
  /** Rows of the table, as they are in the file. */
  | { kind: 'rows'; job: number; from: number; count: number }
  /** How a row of the table, from 0, became a tuple in the last preparation. */
  | { kind: 'explain'; job: number; row: number };

/** A table without its rows: they stay with the worker. */
export type TableFacts = Omit<Table, 'rows' | 'rowNumbers'> & { rowCount: number };

export type CsvReply =
  | { kind: 'progress'; job: number; part: number }
  /** With a problem the table before stays. */
  | { kind: 'table'; job: number; name: string; table: TableFacts; recipe: Recipe }
  | { kind: 'prepared'; job: number; prepared: Prepared }
  | { kind: 'rows'; job: number; rows: string[][]; rowNumbers: number[] }
  | { kind: 'explained'; job: number; story: RowStory | null }
  /** Something that should not have happened, in one sentence. */
  | { kind: 'failed'; job: number; message: string };

/** The worker as the page sees it. */
export interface CsvWorker {
  postMessage(message: CsvRequest, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: { data: CsvReply }) => void) | null;
  onerror: ((event: unknown) => void) | null;
}

/** The buffers of a preparation: handed over, not copied. */
export const buffersOf = ({ inputs, targets, heldOut, rowNumbers }: Prepared): Transferable[] =>
  [inputs, targets, heldOut, rowNumbers].map((list) => list.buffer);
