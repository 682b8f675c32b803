// What the reader works on: an experiment with undo and redo, the walk through it, and the runs that were trained.
import type { Experiment } from '$lib/experiment/types';
import type { Network } from '$lib/nn/network';
import type { TuplePlace } from '$lib/training/place';
import { cloneState } from '$lib/training/trainer';
import type { BookedRun, Parent } from './BookedRun.svelte';
import { History } from './History.svelte';
import type { RunBook } from './RunBook.svelte';
import type { TrainingRun } from './TrainingRun.svelte';
import { Walkthrough } from './Walkthrough.svelte';

/** walk: one steps · edit: values are fields · train: a run is on screen. Never two at once. */
export type Mode = 'walk' | 'edit' | 'train';

/** How many changes can be taken back. */
const MOST_UNDO = 200;

/** Whether two experiments train alike: the same network, data, rules and seed, wherever one stands in them. */
const trainAlike = (a: Experiment, b: Experiment): boolean =>
  a.network === b.network && a.data === b.data && a.training === b.training && a.seed === b.seed;

export class Workbench {
  mode = $state.raw<Mode>('walk');
  walk = $state.raw<Walkthrough>(null!);
  /** The runs trained here, kept when the experiment changes; null until the first is booked. */
  book = $state.raw<RunBook | null>(null);
  #booked = $state.raw<BookedRun | null>(null);
  readonly #history = new History<Experiment>(MOST_UNDO);
  /** Where networks that were taken from the middle of a run come from. */
  readonly #parents = new WeakMap<Network, Parent>();

  /** A book that is there already comes with the run that stands on the bench, if one does; else it is fetched when first needed. */
  constructor(experiment: Experiment, book: RunBook | null = null, booked: BookedRun | null = null) {
    this.book = book;
    this.#booked = booked;
    if (booked?.parent) this.#parents.set(experiment.network, booked.parent);
    this.walk = new Walkthrough(experiment, booked?.replay);
  }

  /** The training run of the present experiment; null before it is trained and after it was stopped. */
  get run(): TrainingRun | null {
    return this.#booked?.run ?? null;
  }

  get experiment(): Experiment {
    return this.walk.experiment;
  }

  /** The experiment with the present position and granularity: what a link or a file holds. */
  get present(): Experiment {
    const { experiment, position, granularity } = this.walk;
    return { ...experiment, position, view: { ...experiment.view, granularity } };
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** Puts another experiment in place; the one before can be had back. */
  change(experiment: Experiment): void {
    this.#history.keep(this.present);
    this.#place(experiment);
  }

  undo(): void {
    const before = this.#history.undo(this.present);
    if (before) this.#place(before);
  }

  redo(): void {
    const after = this.#history.redo(this.present);
    if (after) this.#place(after);
  }

  /**
   * The experiment as it can be edited here. Past the first tuple the present weights become the starting weights, and a new run
   * begins with them: a change to what already happened would change where one stands.
   */
  get editable(): Experiment {
    const { position } = this.walk;
    const present = this.present;
    if (position.epoch === 1 && position.tuple === 0) return present;
    return {
      ...present,
      network: this.walk.state.learner.network,
      drawn: null,
      position: { epoch: 1, tuple: 0, step: position.step },
    };
  }

  /** Puts an edited `editable` in place. In the middle of a run this is a branch: its run will say where it comes from. */
  edit(experiment: Experiment): void {
    const { epoch, tuple } = this.walk.position;
    const { network } = this.experiment;
    const branches = epoch > 1 || tuple > 0;
    const origin = branches && this.#booked ? { run: this.#booked.id, place: { epoch, tuple } } : null;
    // Weights drawn anew are a new start, whatever was trained before.
    const parent = experiment.drawn ? null : branches ? origin : this.#parents.get(network);
    if (parent) this.#parents.set(experiment.network, parent);
    this.change(experiment);
  }

  /** The run of the present experiment; one that waits where the walk stands when there is none yet. */
  async booked(): Promise<BookedRun> {
    const { walk } = this;
    const book = await this.#openBook();
    if (walk !== this.walk) return this.booked();
    const parent = this.#parents.get(this.experiment.network) ?? null;
    this.#booked ??= book.book(this.experiment, { start: walk.reached, parent, replay: walk.replay });
    book.select(this.#booked.id);
    return this.#booked;
  }

  /** Trains from where the walk stands: before the present tuple, or after it once its last step is reached. */
  async train(): Promise<void> {
    const { walk } = this;
    const { run } = await this.booked();
    if (walk !== this.walk) return;
    this.mode = 'train';
    run.resumeFrom(walk.reached);
  }

  /** Goes to the tuple that training was about to present, with the very weights it reached. */
  walkFromHere(): void {
    const { run } = this;
    if (!run) return;
    run.pause();
    this.walk.take(run.snapshot);
    this.mode = 'walk';
  }

  /** Puts a run of the book in place: its experiment, what is known of its states, and the run itself. */
  open(booked: BookedRun): void {
    this.book?.select(booked.id);
    if (!trainAlike(booked.experiment, this.experiment)) this.change(booked.experiment);
    this.#booked = booked;
    if (booked.parent) this.#parents.set(booked.experiment.network, booked.parent);
    if (this.walk.replay !== booked.replay) this.walk = new Walkthrough(this.present, booked.replay);
  }

  /** Takes a run out of the book; when it is the one on the desk, a neighbour takes its place. */
  removeRun(booked: BookedRun): void {
    const { book } = this;
    if (!book) return;
    book.remove(booked.id);
    if (booked !== this.#booked) return;
    this.#booked = null;
    if (book.active) this.open(book.active);
  }

  /** Puts an experiment in place that begins with the weights a run has at a place: a branch of it, unless they are drawn anew. */
  branch(booked: BookedRun, place: TuplePlace, experiment: Experiment): void {
    if (experiment.drawn === null) this.#parents.set(experiment.network, { run: booked.id, place });
    this.change(experiment);
  }

  /** Walks from a place of the active run, with the very weights that training had there. */
  walkFrom(place: TuplePlace): void {
    const active = this.book?.active;
    if (!active) return;
    const { epoch, tuple } = place;
    const { state } = active;
    active.run.pause();
    if (state.epoch === epoch && state.tuple === tuple) active.replay.offer(cloneState(state));
    this.open(active);
    this.walk.goTo({ epoch, tuple, step: 0 });
    this.mode = 'walk';
  }

  /** Ends the run and goes back to where the walk stood; the run stays in the book. */
  stopTraining(): void {
    this.run?.stop();
    this.#booked = null;
    this.mode = 'walk';
  }

  /** Trains from the very start. */
  trainAnew(): void {
    this.run?.resumeFrom(this.walk.replay.stateAt(1, 0));
  }

  dispose(): void {
    this.book?.dispose();
  }

  async #openBook(): Promise<RunBook> {
    const { RunBook } = await import('./RunBook.svelte');
    return (this.book ??= new RunBook());
  }

  /** The run of an experiment that is in the book already, such as one that undo brings back. */
  #runOf(experiment: Experiment): BookedRun | null {
    const { book } = this;
    return book?.runs.findLast((booked) => trainAlike(booked.experiment, experiment)) ?? null;
  }

  #place(experiment: Experiment): void {
    this.run?.stop();
    if (this.#booked?.untouched) this.book?.drop(this.#booked.id);
    this.#booked = this.#runOf(experiment);
    if (this.mode === 'train') this.mode = 'walk';
    this.walk = new Walkthrough(experiment, this.#booked?.replay);
  }
}
