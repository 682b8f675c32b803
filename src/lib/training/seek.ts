// The way from a known state of training to a later place, walked in parts so that nobody waits for all of it at once.
import type { Experiment } from '$lib/experiment/types';
import { checkpointOf, type Checkpoint } from './checkpoints';
import { cloneState, isOver, newWorkspace, presentNext } from './trainer';
import type { TrainingState } from './types';

/** Training that goes on at full speed. */
export interface Engine {
  /** Presents so many tuples, fewer when training is over before; how many it was. */
  present(count: number): number;
  readonly over: boolean;
  /** The state reached, as a copy of the caller's own. */
  state(): TrainingState;
  checkpoint(): Checkpoint;
}

/** Makes an engine that goes on from a state, which it may change. */
export type StartEngine = (experiment: Experiment, state: TrainingState) => Engine;

/** The engine that is always at hand. */
export const startPlainEngine: StartEngine = (experiment, state) => {
  const workspace = newWorkspace();
  return {
    present(count) {
      let done = 0;
      for (; done < count && !isOver(state); done++) presentNext(experiment, state, workspace);
      return done;
    },
    get over() {
      return isOver(state);
    },
    state: () => cloneState(state),
    checkpoint: () => checkpointOf(cloneState(state), experiment.data.tuples.length),
  };
};

/** What a seek leaves behind. */
export interface SeekNotes {
  /** How far apart the checkpoints on the way are to be, in tuples. */
  stride: number;
  keep(checkpoint: Checkpoint): void;
  /** From which place on every state is wanted. */
  rememberFrom: number;
  remember(place: number, state: TrainingState): void;
}

export class Seek {
  #at: number;

  constructor(
    readonly engine: Engine,
    readonly from: number,
    readonly place: number,
    readonly notes: SeekNotes,
  ) {
    this.#at = from;
  }

  /** Whether the place is reached, or training was over before it. */
  get done(): boolean {
    return this.#at >= this.place || this.engine.over;
  }

  /** The part of the way that is done, 0 … 1. */
  get progress(): number {
    return this.done ? 1 : (this.#at - this.from) / (this.place - this.from);
  }

  /** Goes on by about so many tuples. */
  advance(count: number): void {
    const { engine, notes, from } = this;
    const until = Math.min(this.place, this.#at + count);
    while (this.#at < until && !engine.over) {
      if (this.#at >= notes.rememberFrom) notes.remember(this.#at, engine.state());
      const nextKept = this.#at + notes.stride - ((this.#at - from) % notes.stride);
      const limit = this.#at < notes.rememberFrom ? notes.rememberFrom : this.#at + 1;
      this.#at += engine.present(Math.min(until, nextKept, limit) - this.#at);
      if (this.#at === nextKept && this.#at < this.place) notes.keep(engine.checkpoint());
    }
    if (engine.over) notes.keep(engine.checkpoint());
  }
}
