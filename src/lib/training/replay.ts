// The state of training at any place of a run, by the nearest checkpoint and a replay at full speed.
import type { Experiment } from '$lib/experiment/types';
import { checkpointOf, Checkpoints, type Checkpoint } from './checkpoints';
import { placeAfter, presented, type TuplePlace } from './place';
import { Seek, startPlainEngine, type StartEngine } from './seek';
import { cloneState, startTraining } from './trainer';
import type { TrainingState } from './types';

/** How many tuple starts before the place asked for are remembered, so that stepping back is as cheap as forward. */
const RECENT = 64;
/** How many bytes they may take. */
const RECENT_BYTES = 8e6;
/** How many checkpoints a long replay leaves behind. */
const MILESTONES = 32;
/** How much replaying a page may wait for: tuples, each weighing its weights and a hundred more; a second or two. */
const MOST_WORK = 5e7;
/** How much replaying makes it worth while to set a faster engine up, which takes some milliseconds. */
const MUCH_WORK = 2e6;

/** Knows the state before every tuple of an experiment's training. */
export class Replay {
  readonly #tuples: number;
  readonly #checkpoints: Checkpoints;
  /** Tuple starts by place, the least recently used first. */
  readonly #recent = new Map<number, Checkpoint>();
  readonly #recentRoom: number;
  /** The state in which training failed; its place is that of the tuple that could not be finished. */
  #failed: Checkpoint | null = null;
  /** How much work a tuple is. */
  readonly work: number;
  /** How many tuples a page may wait for at once. */
  readonly longest: number;
  /** What long replays are made with, once it is there. */
  fast: StartEngine | null = null;

  constructor(readonly experiment: Experiment) {
    this.#tuples = experiment.data.tuples.length;
    const first = checkpointOf(startTraining(experiment), this.#tuples);
    this.#checkpoints = new Checkpoints(first);
    this.#recentRoom = Math.max(8, Math.min(RECENT, Math.floor(RECENT_BYTES / first.bytes)));
    const { layers } = experiment.network;
    this.work = layers.reduce((sum, layer) => sum + layer.weights.length * layer.biases.length, 100);
    this.longest = Math.max(1, Math.floor(MOST_WORK / this.work));
  }

  /** The furthest state that is known without training, as a copy. */
  get lastKnown(): TrainingState {
    return (this.#failed ?? this.#checkpoints.last).state();
  }

  /** Its place. */
  get furthest(): TuplePlace {
    return placeAfter((this.#failed ?? this.#checkpoints.last).place, this.#tuples);
  }

  get checkpoints(): Checkpoints {
    return this.#checkpoints;
  }

  /**
   * The state before tuple `tuple` (from 0) of epoch `epoch` (from 1), as a copy of the caller's own. When training ended or failed
   * before that place, the state in which it did: see `ended` and `failure`.
   */
  stateAt(epoch: number, tuple: number): TrainingState {
    const seek = this.towards({ epoch, tuple });
    seek.advance(Infinity);
    return this.arrive(seek);
  }

  /** The way to a place, for who wants to go it in parts; `arrive` takes up where it led. */
  towards(wanted: TuplePlace): Seek {
    const failed = this.#failed;
    const asked = presented(wanted, this.#tuples);
    const beyond = failed !== null && asked > failed.place;
    const nearest = beyond ? failed : this.#nearest(asked);
    const place = beyond ? failed.place : asked;
    const distance = place - nearest.place;
    const start = this.fast && distance * this.work > MUCH_WORK ? this.fast : startPlainEngine;
    return new Seek(start(this.experiment, nearest.state()), nearest.place, place, {
      stride: Math.max(RECENT, Math.ceil(distance / MILESTONES)),
      keep: (checkpoint) => this.keep(checkpoint),
      rememberFrom: place - this.#recentRoom,
      remember: (at, state) => this.#remember(checkpointOf(state, this.#tuples), at),
    });
  }

  /** The state that a seek has led to so far, as a copy; it is remembered once the seek is done. */
  arrive(seek: Seek): TrainingState {
    const { engine } = seek;
    const state = engine.state();
    if (seek.done && !engine.over) this.#remember(checkpointOf(cloneState(state), this.#tuples), seek.place);
    return state;
  }

  /** The place asked for, or the furthest on the way to it that is not too long a replay from what is known. */
  within(wanted: TuplePlace): TuplePlace {
    const place = presented(wanted, this.#tuples);
    if (this.#failed && place > this.#failed.place) return wanted;
    const furthest = this.#nearest(place).place + this.longest;
    return place <= furthest ? wanted : placeAfter(furthest, this.#tuples);
  }

  /** Takes a state that training reached elsewhere as a checkpoint. It is kept as it is and must not change any more. */
  offer(state: TrainingState): void {
    this.keep(checkpointOf(state, this.#tuples));
  }

  /** The same in whatever form the state is at hand. */
  keep(checkpoint: Checkpoint): void {
    if (checkpoint.failed) this.#failed = checkpoint;
    else this.#checkpoints.add(checkpoint);
  }

  #nearest(place: number): Checkpoint {
    let nearest = this.#checkpoints.before(place);
    for (const [at, recent] of this.#recent) if (at <= place && at > nearest.place) nearest = recent;
    return nearest;
  }

  #remember(checkpoint: Checkpoint, place: number): void {
    const known = this.#recent.get(place);
    this.#recent.delete(place);
    this.#recent.set(place, known ?? checkpoint);
    if (this.#recent.size > this.#recentRoom) this.#recent.delete(this.#recent.keys().next().value!);
  }
}
