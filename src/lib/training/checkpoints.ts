// A bounded store of training states in the order of the run, kept evenly spread.
import { presented } from './place';
import type { TrainingState } from './types';

/** How many numbers the kept states may hold together: about 64 MB. */
const NUMBERS = 8_000_000;

/** How many states of this size fit into the store's memory, at most `most` and at least 8. */
export function roomFor(state: TrainingState, most: number): number {
  const weights = state.learner.network.layers.reduce(
    (sum, { weights, biases }) => sum + (weights.length + 1) * biases.length,
    0,
  );
  return Math.max(8, Math.min(most, Math.floor(NUMBERS / (3 * weights))));
}

/** States by the number of tuples presented before them, ascending. */
export class Checkpoints {
  readonly #places: number[] = [];
  readonly #states: TrainingState[] = [];
  readonly #room: number;

  /** `first` is kept always. */
  constructor(
    readonly tuples: number,
    first: TrainingState,
    most = 400,
  ) {
    this.#room = roomFor(first, most);
    this.add(first);
  }

  get count(): number {
    return this.#states.length;
  }

  get last(): TrainingState {
    return this.#states[this.#states.length - 1];
  }

  /** The latest state at or before the place; there always is one. */
  before(place: number): TrainingState {
    return this.#states[this.#indexBefore(place)];
  }

  /** Keeps a state as its own. When there is no room left, the one whose neighbours are closest together goes. */
  add(state: TrainingState): void {
    const place = presented(state, this.tuples);
    const index = this.#indexBefore(place);
    if (this.#places[index] === place) {
      this.#states[index] = state;
      return;
    }
    this.#places.splice(index + 1, 0, place);
    this.#states.splice(index + 1, 0, state);
    if (this.#places.length > this.#room) this.#thin();
  }

  #indexBefore(place: number): number {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#places[middle] <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #thin(): void {
    let crowded = 1;
    for (let i = 1; i < this.#places.length - 1; i++) if (this.#gap(i) < this.#gap(crowded)) crowded = i;
    this.#places.splice(crowded, 1);
    this.#states.splice(crowded, 1);
  }

  #gap(index: number): number {
    return this.#places[index + 1] - this.#places[index - 1];
  }
}
