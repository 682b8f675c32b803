// What the reader works on: an experiment with undo and redo, the walk through it, and its training run.
import type { Experiment } from '$lib/experiment/types';
import type { TrainingState } from '$lib/training/types';
import type { TrainingRun } from './TrainingRun.svelte';
import { Walkthrough } from './Walkthrough.svelte';

/** walk: one steps · edit: values are fields · train: a run is on screen. Never two at once. */
export type Mode = 'walk' | 'edit' | 'train';

/** How many changes can be taken back. */
const MOST_UNDO = 200;

export class Workbench {
  mode = $state.raw<Mode>('walk');
  walk = $state.raw<Walkthrough>(null!);
  run = $state.raw<TrainingRun | null>(null);
  #past = $state.raw<Experiment[]>([]);
  #future = $state.raw<Experiment[]>([]);

  constructor(experiment: Experiment) {
    this.walk = new Walkthrough(experiment);
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
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Puts another experiment in place; the one before can be had back. */
  change(experiment: Experiment): void {
    this.#past = [...this.#past.slice(1 - MOST_UNDO), this.present];
    this.#future = [];
    this.#place(experiment);
  }

  undo(): void {
    const before = this.#past[this.#past.length - 1];
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, this.present];
    this.#place(before);
  }

  redo(): void {
    const after = this.#future[this.#future.length - 1];
    if (!after) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.present];
    this.#place(after);
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

  /** Trains from where the walk stands: before the present tuple, or after it once its last step is reached. */
  async train(): Promise<void> {
    const { walk } = this;
    const { TrainingRun } = await import('./TrainingRun.svelte');
    if (walk !== this.walk) return;
    this.mode = 'train';
    const from = walk.reached;
    if (this.run) return this.run.resumeFrom(from);
    this.run = new TrainingRun(this.experiment, from, {
      onCheckpoint: (state: TrainingState) => this.walk.replay.offer(state),
    });
    this.run.start();
  }

  /** Goes to the tuple that training was about to present, with the very weights it reached. */
  walkFromHere(): void {
    if (!this.run) return;
    this.run.pause();
    this.walk.take(this.run.snapshot);
    this.mode = 'walk';
  }

  /** Ends the run and goes back to where the walk stood. */
  stopTraining(): void {
    this.run?.dispose();
    this.run = null;
    this.mode = 'walk';
  }

  /** Trains from the very start. */
  trainAnew(): void {
    this.run?.resumeFrom(this.walk.replay.stateAt(1, 0));
  }

  dispose(): void {
    this.run?.dispose();
  }

  #place(experiment: Experiment): void {
    this.run?.dispose();
    this.run = null;
    if (this.mode === 'train') this.mode = 'walk';
    this.walk = new Walkthrough(experiment);
  }
}
