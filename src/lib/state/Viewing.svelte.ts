// The place of a run that one looks at, and the state there, or as far on the way to it as one has come.
import { presented, type TuplePlace } from '$lib/training/place';
import type { Replay } from '$lib/training/replay';
import type { Seek } from '$lib/training/seek';
import type { TrainingState } from '$lib/training/types';

/** What the views of a run take from their surroundings. */
export interface Surroundings {
  nextFrame: (callback: () => void) => void;
  /** A clock in milliseconds. */
  now: () => number;
}

/** How many milliseconds a look may take at once, and how many of each frame after that. */
const [AT_ONCE, A_FRAME] = [30, 12];
/** How much is replayed between two looks at the clock; see `Replay.work`. */
const WORK_PER_LOOK = 100_000;

export class Viewing {
  /** The place looked at; null follows where training stands. */
  place = $state.raw<TuplePlace | null>(null);
  /** The state shown; null shows the newest. It is not to be changed. */
  state = $state.raw<TrainingState | null>(null);
  /** How far the way there is done, 0 … 1; null when there is none left. */
  seeking = $state.raw<number | null>(null);
  #seek: Seek | null = null;

  constructor(
    readonly replay: Replay,
    readonly surroundings: Surroundings,
  ) {}

  /** Why what is shown is not yet what was asked for; empty as a rule. */
  get notice(): string {
    if (this.seeking === null || !this.place) return '';
    return `Epoch ${this.place.epoch.toLocaleString('en')} is far from any state that was kept; training it again up to there.`;
  }

  /** Shows the state at a place of the run, or at its furthest known one, or with null the newest. A long way goes on in the background. */
  look(place: TuplePlace | null): void {
    this.stop();
    if (place === null) {
      this.place = this.state = null;
      return;
    }
    this.place = this.#known(place);
    const seek = this.replay.towards(this.place);
    this.#advance(seek, AT_ONCE);
    this.#show(seek);
    if (!seek.done) this.#goOn(seek);
  }

  /** Goes no further; what is shown stays. */
  stop(): void {
    this.#seek = null;
    this.seeking = null;
  }

  #goOn(seek: Seek): void {
    this.#seek = seek;
    this.surroundings.nextFrame(() => {
      if (seek !== this.#seek) return;
      this.#advance(seek, A_FRAME);
      this.#show(seek);
      if (seek.done) this.stop();
      else this.#goOn(seek);
    });
  }

  #advance(seek: Seek, milliseconds: number): void {
    const { now } = this.surroundings;
    const until = now() + milliseconds;
    const tuples = Math.max(1, Math.ceil(WORK_PER_LOOK / this.replay.work));
    do seek.advance(tuples);
    while (!seek.done && now() < until);
  }

  #show(seek: Seek): void {
    this.state = this.replay.arrive(seek);
    this.seeking = seek.done ? null : seek.progress;
  }

  /** The place itself, in whole numbers, or the furthest that training has been at. */
  #known({ epoch, tuple }: TuplePlace): TuplePlace {
    const count = this.replay.experiment.data.tuples.length;
    const whole = {
      epoch: Math.max(1, Math.floor(epoch) || 1),
      tuple: Math.max(0, Math.min(count - 1, Math.floor(tuple) || 0)),
    };
    const { furthest } = this.replay;
    return presented(whole, count) <= presented(furthest, count) ? whole : furthest;
  }
}
