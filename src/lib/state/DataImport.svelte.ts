// One's own table on its way to tuples: all heavy work is done in a worker, the page holds what came of it.
import type { RowStory } from '$lib/data/csv/explainRow';
import { factsOf, tuplesOf, type Prepared, type PreparedFacts } from '$lib/data/csv/prepared';
import type { CsvReply, CsvRequest, CsvWorker, TableFacts } from '$lib/data/csv/protocol';
import type { ReadOptions } from '$lib/data/csv/readTable';
import type { Recipe } from '$lib/data/csv/recipe';
import { MOST_CHARACTERS, tellProblem } from '$lib/data/csv/table';
import type { ExperimentData } from '$lib/experiment/types';
import type { Tuple } from '$lib/nn/network';

/**
 * empty: no table yet · reading: the table is being read · preparing: tuples are being made · ready: they can be taken ·
 * refused: `problems` say what is wrong with the file or with the recipe.
 */
export type ImportStatus = 'empty' | 'reading' | 'preparing' | 'ready' | 'refused';

const realWorker = (): CsvWorker =>
  new Worker(new URL('../data/csv/csv.worker.ts', import.meta.url), { type: 'module' }) as CsvWorker;

/** How many numbers become tuples before the page has its turn. */
const AT_ONCE = 100_000;

/** A message without the number of its job. */
type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'job'> : never;
type Listener = (reply: CsvReply | null) => void;

export class DataImport {
  status = $state.raw<ImportStatus>('empty');
  /** How much of the present work is done, 0 … 1. */
  progress = $state.raw(0);
  /** What is wrong, a sentence each. */
  problems = $state.raw<string[]>([]);
  /** The name of the file, or what else the text is called. */
  name = $state.raw('');
  /** The table that could be read last: a bad file changes none of these. */
  table = $state.raw<TableFacts | null>(null);
  recipe = $state.raw<Recipe | null>(null);
  /** What is known of the tuples of the table by the recipe, once they are made; `apply` gives them. */
  prepared = $state.raw<PreparedFacts | null>(null);

  readonly #makeWorker: () => CsvWorker;
  #worker: CsvWorker | null = null;
  #tuples: Pick<ExperimentData, 'tuples' | 'heldOut'> = { tuples: [], heldOut: [] };
  #jobs = 0;
  /** The job that `status` waits for; 0 for none. */
  #present = 0;
  #listeners: { job: number; hear: Listener }[] = [];

  constructor(makeWorker: () => CsvWorker = realWorker) {
    this.#makeWorker = makeWorker;
  }

  get isBusy(): boolean {
    return this.status === 'reading' || this.status === 'preparing';
  }

  /** Reads a table from a file or from a pasted text, and makes tuples of it by a first recipe. */
  async read(source: Blob | string, name: string, options: ReadOptions = {}): Promise<void> {
    if (this.isBusy) this.cancel();
    const job = this.#begin('reading');
    const size = typeof source === 'string' ? source.length : source.size;
    // UTF-16 has two bytes for a character; the worker counts characters
    const most = typeof source === 'string' ? MOST_CHARACTERS : 2 * MOST_CHARACTERS;
    if (size > most)
      return this.#refuse([
        `The file is too large: ${Math.ceil(size / 1e6)} MB, and ${MOST_CHARACTERS / 1e6} MB are the most.`,
      ]);
    try {
      const content = typeof source === 'string' ? source : await source.arrayBuffer();
      if (this.#present !== job) return;
      this.#send(
        { kind: 'read', job, name, source: content, options },
        typeof content === 'string' ? [] : [content],
      );
    } catch {
      if (this.#present === job) this.#refuse(['The file could not be read.']);
    }
  }

  /** Reads the same text again: with another delimiter, with or without a header. */
  reread(options: ReadOptions): void {
    if (this.table && !this.isBusy)
      this.#send({ kind: 'read', job: this.#begin('reading'), name: this.name, options });
  }

  /** Makes tuples by another recipe. */
  change(recipe: Recipe): void {
    if (!this.table || this.status === 'reading') return;
    const plain = $state.snapshot(recipe); // what the page made reactive cannot be sent
    this.recipe = plain;
    this.prepared = null;
    this.#send({ kind: 'prepare', job: this.#begin('preparing'), recipe: plain });
  }

  /** Rows of the table as they are in the file, from row `from` (from 0). */
  async rows(from: number, count: number): Promise<{ rows: string[][]; rowNumbers: number[] }> {
    const reply = await this.#ask({ kind: 'rows', from, count });
    return reply?.kind === 'rows' ? reply : { rows: [], rowNumbers: [] };
  }

  /** How row `row` (from 0) of the table became a tuple; null when nothing is ready. */
  async explain(row: number): Promise<RowStory | null> {
    const reply = await this.#ask({ kind: 'explain', row });
    return reply?.kind === 'explained' ? reply.story : null;
  }

  /** The tuples as the data of an experiment; null when none are ready. */
  apply(): ExperimentData | null {
    const { prepared, recipe } = this;
    if (!prepared || !recipe || this.isBusy) return null;
    const { inputNames, targetNames } = prepared;
    return {
      preset: null,
      parameters: null,
      inputNames,
      targetNames,
      ...this.#tuples,
      split: recipe.split,
    };
  }

  /** Ends whatever the worker does, and forgets the table. */
  cancel(): void {
    this.#letGo();
    this.status = 'empty';
    this.problems = [];
  }

  dispose(): void {
    this.cancel();
  }

  #begin(status: 'reading' | 'preparing'): number {
    this.status = status;
    this.progress = 0;
    this.problems = [];
    return (this.#present = ++this.#jobs);
  }

  #refuse(problems: string[]): void {
    this.#present = 0;
    this.status = 'refused';
    this.problems = problems;
  }

  #ask(message: Unnumbered<CsvRequest>): Promise<CsvReply | null> {
    if (!this.#worker) return Promise.resolve(null);
    const job = ++this.#jobs;
    return new Promise((resolve) => {
      this.#listeners.push({ job, hear: resolve });
      this.#send({ ...message, job });
    });
  }

  #send(message: CsvRequest, transfer: Transferable[] = []): void {
    try {
      this.#worker ??= this.#hire();
      this.#worker.postMessage(message, transfer);
    } catch {
      this.#dies('This browser allows no worker, so tables cannot be read here.');
    }
  }

  #hire(): CsvWorker {
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }) => worker === this.#worker && this.#hear(data);
    worker.onerror = () =>
      worker === this.#worker && this.#dies('The worker that reads tables broke off; try a smaller table.');
    return worker;
  }

  #hear(reply: CsvReply): void {
    this.#listeners.find(({ job }) => job === reply.job)?.hear(reply);
    this.#listeners = this.#listeners.filter(({ job }) => job !== reply.job);
    if (reply.job !== this.#present) return;
    if (reply.kind === 'progress') this.progress = reply.part;
    else if (reply.kind === 'failed') this.#refuse([reply.message]);
    else if (reply.kind === 'table') this.#takeTable(reply);
    else if (reply.kind === 'prepared') void this.#takePrepared(reply.prepared);
  }

  #takeTable({ table, recipe, name }: Extract<CsvReply, { kind: 'table' }>): void {
    if (table.problems.length > 0) return this.#refuse(table.problems.map(tellProblem));
    this.name = name;
    this.table = table;
    this.status = 'preparing';
    this.change(recipe);
  }

  /** Makes the tuples a piece at a time, so that the page goes on drawing. */
  async #takePrepared(prepared: Prepared): Promise<void> {
    if (prepared.problems.length > 0) return this.#refuse(prepared.problems.map(tellProblem));
    const job = this.#present;
    const tuples: Tuple[] = [];
    const heldOut: Tuple[] = [];
    const piece = Math.ceil(AT_ONCE / (prepared.inputNames.length + prepared.targetNames.length));
    for (let from = 0; from < prepared.count; from += piece) {
      if (from > 0) await new Promise((resolve) => setTimeout(resolve));
      if (this.#present !== job) return;
      const part = tuplesOf(prepared, from, Math.min(from + piece, prepared.count));
      for (const one of part.tuples) tuples.push(one);
      for (const one of part.heldOut) heldOut.push(one);
    }
    this.#present = 0;
    this.#tuples = { tuples, heldOut };
    this.prepared = factsOf(prepared);
    this.progress = 1;
    this.status = 'ready';
  }

  #dies(problem: string): void {
    this.#letGo();
    this.#refuse([problem]);
  }

  #letGo(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#present = 0;
    this.table = null;
    this.recipe = null;
    this.prepared = null;
    this.#tuples = { tuples: [], heldOut: [] };
    for (const { hear } of this.#listeners) hear(null);
    this.#listeners = [];
  }
}
