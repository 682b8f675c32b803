// Keeps what lies on the desk in the browser's own database, and offers what was kept when the page is opened again.
import { Collection } from './keeping/collect';
import { listDesks, openDatabase, removeDesk, tidy, writeDesk, type Database } from './keeping/database';
import type { KeptDesk } from './keeping/records';
import { canClaim, claim, claimed } from './keeping/tabs';
import { isFull, sentences, whyNot } from './keeping/sentences';
import type { RunBook } from './RunBook.svelte';
import type { Workbench } from './Workbench.svelte';

/** What can be had back: the experiment that stood on the desk, when it was kept, and how many runs there were. */
export interface Offer {
  title: string;
  /** In milliseconds since 1970. */
  when: number;
  runs: number;
}

/** How often the desk is looked at, and how often it is kept while something runs; in milliseconds. */
const [LOOK, WHILE_RUNNING] = [1000, 10_000];

export class Keeper {
  /** What was kept when the page was opened; null when nothing was, or when it was taken up or forgotten. */
  offered = $state.raw<Offer | null>(null);
  /** Why nothing is kept now, and what could not be had back. */
  #keeping = $state.raw('');
  #reading = $state.raw('');

  readonly #id = crypto.randomUUID();
  readonly #collection = new Collection(this.#id);
  #database: Database | null = null;
  #opening: Promise<Database> | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #kept: KeptDesk | null = null;
  #seen: readonly unknown[] = [];
  #written: readonly unknown[] = [];
  #running = false;
  #lastTime = 0;
  #writing = false;
  #refused = false;
  /** How many times more a tab that is closing is waited for. */
  #looksLeft = 5;

  /** Nothing is read or written before `start`. The options are those of the runs that are restored. */
  constructor(
    readonly desk: { bench: Workbench },
    readonly options: RunBook['options'] = {},
  ) {}

  /** Why something is not kept or could not be had back; empty as a rule. */
  get notice(): string {
    return [this.#reading, this.#keeping].filter(Boolean).join(' ');
  }

  /** Looks for what was kept, and keeps what changes from now on. Never throws: see `notice`. */
  async start(): Promise<void> {
    claim(this.#id);
    globalThis.document?.addEventListener('visibilitychange', this.#hiding);
    globalThis.addEventListener?.('pagehide', this.#leaving);
    this.#timer = setInterval(() => this.#look(), LOOK);
    await this.#attempt(async (database) => {
      await tidy(database, await claimed());
      await this.#findKept(database);
    });
  }

  /** Offers the newest desk that no tab holds. One that a tab still holds may be let go in a moment: that tab is closing. */
  async #findKept(database: Database): Promise<void> {
    const open = await claimed();
    const desks = (await listDesks(database)).filter(({ id }) => id !== this.#id);
    this.#kept = desks.find(({ id }) => !open.has(id)) ?? null;
    this.#looksLeft = desks[0] && open.has(desks[0].id) ? this.#looksLeft - 1 : 0;
    this.#offer();
  }

  /** Puts what was kept on the desk; whether that went well. What could not be read is left as it is. */
  async restore(): Promise<boolean> {
    const kept = this.#kept;
    if (!kept) return false;
    try {
      const { restoreDesk } = await import('./keeping/restore');
      const { bench, damaged } = await restoreDesk(await this.#open(), kept, this.options);
      this.desk.bench.dispose();
      this.desk.bench = bench;
      this.#reading = damaged.length > 0 ? sentences.damaged(damaged) : '';
      this.#kept = null;
      this.#offer();
      // What is kept from now on holds all of it, so the earlier desk may go; not before, and not when some of it is left behind.
      if ((await this.save()) && damaged.length === 0) await removeDesk(await this.#open(), kept.id);
      return true;
    } catch (error) {
      this.#reading = this.#database ? sentences.unreadable : whyNot(error);
      return false;
    }
  }

  /** Forgets what was offered. */
  async forget(): Promise<void> {
    const kept = this.#kept;
    this.#kept = null;
    this.#offer();
    if (kept) await this.#attempt((database) => removeDesk(database, kept.id));
  }

  /** Keeps what lies on the desk now; whether it is kept. */
  async save(): Promise<boolean> {
    const { bench } = this.desk;
    if (this.#refused || !this.#collection.worthKeeping(bench)) return false;
    const mark = this.#collection.mark(bench);
    this.#writing = true;
    const done = (await this.#write(bench, false)) || (await this.#write(bench, true));
    this.#writing = false;
    this.#lastTime = Date.now();
    if (done) this.#written = mark;
    return done;
  }

  /** To be called when the page goes. */
  dispose(): void {
    clearInterval(this.#timer);
    globalThis.document?.removeEventListener('visibilitychange', this.#hiding);
    globalThis.removeEventListener?.('pagehide', this.#leaving);
    this.#database?.close();
    this.#database = this.#opening = null;
  }

  readonly #hiding = (): void => {
    if (document.hidden) this.#leaving();
  };

  readonly #leaving = (): void => {
    if (!same(this.#collection.mark(this.desk.bench), this.#written)) void this.save();
  };

  #offer(): void {
    const kept = this.#kept;
    this.offered = kept && { title: kept.title, when: kept.saved, runs: kept.runs.length };
  }

  /** Keeps when something changed and came to rest, when a run ended, and now and then while one runs. */
  #look(): void {
    const { bench } = this.desk;
    if (this.#looksLeft > 0 && this.#database && this.#written.length === 0)
      void this.#findKept(this.#database);
    const mark = this.#collection.mark(bench);
    const rested = same(mark, this.#seen);
    this.#seen = mark;
    const running = bench.book?.runs.some(({ run }) => run.status === 'running') ?? false;
    const ended = this.#running && !running;
    this.#running = running;
    if (this.#writing || same(mark, this.#written)) return;
    const due = running && Date.now() - this.#lastTime >= WHILE_RUNNING;
    if (rested || ended || due) void this.save();
  }

  /** Writes what changed. A failure is told; one for want of room only when there is nothing to leave out. */
  async #write(bench: Workbench, lean: boolean): Promise<boolean> {
    try {
      if (!canClaim()) this.#collection.distrust();
      const { change, written } = this.#collection.change(bench, Date.now(), lean);
      await writeDesk(this.#database ?? (await this.#open()), change);
      written();
      this.#keeping = '';
      return true;
    } catch (error) {
      if (lean || !isFull(error)) this.#keeping = whyNot(error);
      return false;
    }
  }

  async #attempt(what: (database: Database) => Promise<void>): Promise<void> {
    try {
      await what(await this.#open());
    } catch (error) {
      this.#keeping = whyNot(error);
      // A browser that has no database at all, or a newer one, is not asked again.
      this.#refused = this.#database === null;
    }
  }

  #open(): Promise<Database> {
    this.#opening ??= openDatabase(
      () => (this.#keeping = sentences.blocked),
      () => (this.#database = this.#opening = null),
    ).then(
      (database) => {
        this.#keeping = '';
        return (this.#database = database);
      },
      (error: unknown) => {
        this.#opening = null;
        throw error;
      },
    );
    return this.#opening;
  }
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
