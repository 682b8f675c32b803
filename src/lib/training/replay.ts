// The state of training at any place of a run, by the nearest checkpoint and a replay at full speed.
import type { Experiment } from '$lib/experiment/types';
import { Checkpoints, roomFor } from './checkpoints';
import { placeAfter, presented, type TuplePlace } from './place';
import { cloneState, isOver, newWorkspace, presentNext, startTraining } from './trainer';
import type { TrainingState } from './types';

/** How many tuple starts before the place asked for are remembered, so that stepping back is as cheap as forward. */
const RECENT = 64;
/** How many checkpoints a long replay leaves behind. */
const MILESTONES = 32;
/** How much replaying a page may wait for: tuples, each weighing its weights and a hundred more; a second or two. */
const MOST_WORK = 5e7;

/** Knows the state before every tuple of an experiment's training. */
export class Replay {
  readonly #tuples: number;
  readonly #checkpoints: Checkpoints;
  /** Tuple starts by place, the least recently used first. */
  readonly #recent = new Map<number, TrainingState>();
  readonly #recentRoom: number;
  /** The state in which training failed; its place is that of the tuple that could not be finished. */
  #failed: TrainingState | null = null;
  readonly #workspace = newWorkspace();
  /** How many tuples a page may wait for at once. */
  readonly longest: number;

  constructor(readonly experiment: Experiment) {
    const first = startTraining(experiment);
    this.#tuples = experiment.data.tuples.length;
    this.#checkpoints = new Checkpoints(this.#tuples, first);
    this.#recentRoom = roomFor(first, RECENT);
    const { layers } = experiment.network;
    const weights = layers.reduce((sum, layer) => sum + layer.weights.length * layer.biases.length, 0);
    this.longest = Math.max(1, Math.floor(MOST_WORK / (weights + 100)));
  }

  /** The furthest state that is known without training; it is not to be changed. */
  get lastKnown(): TrainingState {
    return this.#failed ?? this.#checkpoints.last;
  }

  /**
   * The state before tuple `tuple` (from 0) of epoch `epoch` (from 1), as a copy of the caller's own. When training ended or failed
   * before that place, the state in which it did: see `ended` and `failure`.
   */
  stateAt(epoch: number, tuple: number): TrainingState {
    const place = presented({ epoch, tuple }, this.#tuples);
    if (this.#failed && place > presented(this.#failed, this.#tuples)) return cloneState(this.#failed);
    const nearest = this.#nearest(place);
    const from = presented(nearest, this.#tuples);
    const state = cloneState(nearest);
    const stride = Math.max(RECENT, Math.ceil((place - from) / MILESTONES));
    for (let at = from; at < place && !isOver(state); at++) {
      if (place - at <= this.#recentRoom) this.#remember(at, state);
      if ((at - from) % stride === 0 && at > from) this.offer(cloneState(state));
      presentNext(this.experiment, state, this.#workspace);
    }
    if (isOver(state)) this.offer(cloneState(state));
    else this.#remember(place, state);
    return state;
  }

  /** The place asked for, or the furthest on the way to it that is not too long a replay from what is known. */
  within(wanted: TuplePlace): TuplePlace {
    const place = presented(wanted, this.#tuples);
    if (this.#failed && place > presented(this.#failed, this.#tuples)) return wanted;
    const furthest = presented(this.#nearest(place), this.#tuples) + this.longest;
    return place <= furthest ? wanted : placeAfter(furthest, this.#tuples);
  }

  /** Takes a state that training reached elsewhere as a checkpoint. It is kept as it is and must not change any more. */
  offer(state: TrainingState): void {
    if (state.failure) this.#failed = state;
    else this.#checkpoints.add(state);
  }

  #nearest(place: number): TrainingState {
    const checkpoint = this.#checkpoints.before(place);
    let nearest = checkpoint;
    let best = presented(checkpoint, this.#tuples);
    for (const [at, state] of this.#recent)
      if (at <= place && at > best) {
        best = at;
        nearest = state;
      }
    return nearest;
  }

  #remember(place: number, state: TrainingState): void {
    const known = this.#recent.get(place);
    this.#recent.delete(place);
    this.#recent.set(place, known ?? cloneState(state));
    if (this.#recent.size > this.#recentRoom) this.#recent.delete(this.#recent.keys().next().value!);
  }
}
