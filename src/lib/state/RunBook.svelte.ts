// The runs of this desk, side by side: booked, named, compared, removed and had back.
import type { Experiment } from '$lib/experiment/types';
import type { Replay } from '$lib/training/replay';
import type { TrainingState } from '$lib/training/types';
import { BookedRun, type Booking, type Parent } from './BookedRun.svelte';

export interface BookOptions {
  name?: string;
  parent?: Parent | null;
  /** Where training begins; the start of the experiment unless told. */
  start?: TrainingState;
  /** What is known of the states of the same experiment already. */
  replay?: Replay;
}

/** How many bytes the checkpoints of the active run may take, and those of all others together. */
const [ACTIVE_BYTES, OTHER_BYTES] = [64e6, 64e6];
/** How many removed runs can be had back. */
const MOST_REMOVED = 20;

/** One of the runs that `compare` makes. */
export interface Variant {
  name: string;
  experiment: Experiment;
}

export class RunBook {
  /** In the order in which they were made. */
  runs = $state.raw<BookedRun[]>([]);
  #active = $state.raw<BookedRun | null>(null);
  #removed = $state.raw<{ run: BookedRun; index: number; active: boolean }[]>([]);
  #made = 0;

  /** Tests give workers, frames and clocks of their own. */
  constructor(readonly options: Pick<Booking, 'training' | 'surroundings'> = {}) {}

  get active(): BookedRun | null {
    return this.#active;
  }

  /** Whether a removed run can be had back. */
  get canUndo(): boolean {
    return this.#removed.length > 0;
  }

  /** The run of that id, if it is in the book. */
  find(id: string): BookedRun | null {
    return this.runs.find((run) => run.id === id) ?? null;
  }

  /** Makes a run of an experiment, which does not train yet, and makes it the active one. */
  book(experiment: Experiment, { name, parent, start, replay }: BookOptions = {}): BookedRun {
    const number = ++this.#made;
    const run = new BookedRun(`run-${number}`, experiment, {
      name: name ?? `Run ${number}`,
      parent,
      start,
      replay,
      ...this.options,
    });
    this.runs = [...this.runs, run];
    this.#activate(run);
    return run;
  }

  /** Takes in a run that was kept. */
  restore(run: BookedRun): void {
    this.#made = Math.max(this.#made, Number(run.id.replace(/^run-/, '')) || 0);
    this.runs = [...this.runs, run];
    this.#activate(this.#active ?? run);
  }

  select(id: string): void {
    this.#activate(this.find(id) ?? this.active);
  }

  rename(id: string, name: string): void {
    const run = this.find(id);
    if (run && name.trim() !== '') run.name = name.trim();
  }

  /** Takes a run out of the book and stops it; the active one gives its place to a neighbour. */
  remove(id: string): void {
    const index = this.runs.findIndex((run) => run.id === id);
    if (index < 0) return;
    const run = this.runs[index];
    run.run.stop();
    const active = run === this.active;
    this.#removed = [...this.#removed.slice(1 - MOST_REMOVED), { run, index, active }];
    this.runs = this.runs.filter((other) => other !== run);
    if (active) this.#activate(this.runs[Math.min(index, this.runs.length - 1)] ?? null);
  }

  /** Takes a run out of the book for good, such as one that never trained. */
  drop(id: string): void {
    const run = this.find(id);
    if (!run) return;
    run.dispose();
    this.runs = this.runs.filter((other) => other !== run);
    if (run === this.active) this.#activate(this.runs[this.runs.length - 1] ?? null);
  }

  /** Puts the run that was removed last back where it was. */
  undoRemove(): void {
    const last = this.#removed[this.#removed.length - 1];
    if (!last) return;
    this.#removed = this.#removed.slice(0, -1);
    const runs = [...this.runs];
    runs.splice(last.index, 0, last.run);
    this.runs = runs;
    if (last.active) this.#activate(last.run);
  }

  /** Books variants of an experiment, with its title, and starts all of them; the first becomes the active one. */
  compare(base: Experiment, variants: readonly Variant[]): BookedRun[] {
    const made = variants.map(({ name, experiment }) =>
      this.book({ ...experiment, title: base.title }, { name }),
    );
    this.#activate(made[0] ?? this.active);
    for (const { run } of made) run.start();
    return made;
  }

  #activate(run: BookedRun | null): void {
    this.#active = run;
    const others = [...this.runs, ...this.#removed.map((removed) => removed.run)].filter(
      (other) => other !== run,
    );
    run?.replay.checkpoints.limit(ACTIVE_BYTES);
    for (const other of others) other.replay.checkpoints.limit(OTHER_BYTES / others.length);
  }

  /** To be called when the page no longer shows the book. */
  dispose(): void {
    for (const run of this.runs) run.dispose();
  }
}
