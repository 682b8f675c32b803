// The table worker without the worker: keeps the table that was read and answers what the page asks.
import { decode } from './decode';
import { explainRow } from './explainRow';
import { prepare } from './prepare';
import type { CsvReply, CsvRequest, TableFacts } from './protocol';
import { readTable } from './readTable';
import { defaultRecipe, type Recipe } from './recipe';
import type { FittedColumn } from './fit';
import type { OnProgress, Table } from './table';

/** Progress is told when it has grown by this much. */
const STEP = 0.02;

export class CsvSession {
  #text = '';
  #table: Table | null = null;
  /** The last recipe that gave tuples, and what came of it. */
  #last: { recipe: Recipe; columns: FittedColumn[] } | null = null;

  /** Answers a message; `reply` also hears of progress on the way. Never throws. */
  handle(message: CsvRequest, reply: (reply: CsvReply) => void): void {
    const { job } = message;
    try {
      let told = 0;
      const onProgress: OnProgress = (part) => {
        if (part < told + STEP) return;
        told = part;
        reply({ kind: 'progress', job, part });
      };
      reply(this.#answer(message, onProgress));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      reply({ kind: 'failed', job, message: `The table could not be worked on: ${reason}.` });
    }
  }

  #answer(message: CsvRequest, onProgress: OnProgress): CsvReply {
    const { job } = message;
    if (message.kind === 'read') {
      const { source = this.#text, options, name } = message;
      const text = typeof source === 'string' ? source : decode(source);
      const table = readTable(text, options, onProgress);
      if (table.problems.length === 0) {
        this.#text = text;
        this.#table = table;
        this.#last = null;
      }
      return {
        kind: 'table',
        job,
        name,
        table: factsOf(table),
        recipe: defaultRecipe(table),
      };
    }
    const table = this.#table;
    if (!table) return { kind: 'failed', job, message: 'There is no table yet.' };
    if (message.kind === 'prepare') {
      const prepared = prepare(table, message.recipe, onProgress);
      this.#last =
        prepared.problems.length === 0 ? { recipe: message.recipe, columns: prepared.columns } : null;
      return { kind: 'prepared', job, prepared };
    }
    if (message.kind === 'rows') {
      const { from, count } = message;
      const rows = table.rows.slice(from, from + count);
      return { kind: 'rows', job, rows, rowNumbers: [...table.rowNumbers.subarray(from, from + count)] };
    }
    const known = this.#last && message.row >= 0 && message.row < table.rows.length;
    const story = known ? explainRow(table, this.#last!.recipe, this.#last!.columns, message.row) : null;
    return { kind: 'explained', job, story };
  }
}

function factsOf({ delimiter, hasHeader, decimalComma, columns, rows, problems }: Table): TableFacts {
  return { delimiter, hasHeader, decimalComma, columns, problems, rowCount: rows.length };
}
