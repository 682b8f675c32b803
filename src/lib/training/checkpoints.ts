// A bounded store of training states in the order of the run, kept evenly spread.
import type { PackedState } from './packed';
import { presented } from './place';
import { cloneState } from './trainer';
import type { TrainingState } from './types';

/** A state of a run, kept in whatever form is at hand. */
export interface Checkpoint {
  /** How many tuples were presented before it. */
  readonly place: number;
  /** About how much memory it takes. */
  readonly bytes: number;
  /** Whether it is the state in which a result was not finite. */
  readonly failed: boolean;
  /** The state, as a copy of the caller's own. */
  state(): TrainingState;
  /** The same packed, where it is kept so. */
  readonly packed?: PackedState;
}

/** How many bytes of memory the kept states may take together, unless told. */
const MOST_BYTES = 64e6;

/** About how many bytes a state takes besides its numbers, and a row of weights besides its own. */
const [STATE_BYTES, ROW_BYTES] = [500, 32];

/** A checkpoint of a state, which is kept as it is and must not change any more; `tuples` is |D|. */
export function checkpointOf(state: TrainingState, tuples: number): Checkpoint {
  const { network, previous, gathered } = state.learner;
  const copies = 1 + (previous ? 1 : 0) + (gathered ? 1 : 0) + (state.running ? 1 : 0);
  let bytes = 0;
  for (const { weights, biases } of network.layers)
    bytes += (weights.length + 1) * (8 * biases.length + ROW_BYTES);
  return {
    place: presented(state, tuples),
    bytes: STATE_BYTES + copies * bytes,
    failed: state.failure !== null,
    state: () => cloneState(state),
  };
}

/** States by the number of tuples presented before them, ascending. */
export class Checkpoints {
  readonly #kept: Checkpoint[] = [];
  #bytes = 0;
  #mostBytes = MOST_BYTES;

  /** `first` is kept always, and so is the last. */
  constructor(
    first: Checkpoint,
    readonly most = 4000,
  ) {
    this.add(first);
  }

  get count(): number {
    return this.#kept.length;
  }

  /** About how much memory all of them take. */
  get bytes(): number {
    return this.#bytes;
  }

  get all(): readonly Checkpoint[] {
    return this.#kept;
  }

  get last(): Checkpoint {
    return this.#kept[this.#kept.length - 1];
  }

  /** The latest state at or before the place; there always is one. */
  before(place: number): Checkpoint {
    return this.#kept[this.#indexBefore(place)];
  }

  /** Keeps a state. When there is no room left, those go whose neighbours are closest together. */
  add(checkpoint: Checkpoint): void {
    const index = this.#indexBefore(checkpoint.place);
    const replaced = this.#kept[index]?.place === checkpoint.place;
    const [old] = this.#kept.splice(replaced ? index : index + 1, replaced ? 1 : 0, checkpoint);
    this.#bytes += checkpoint.bytes - (old?.bytes ?? 0);
    this.#fit();
  }

  /** Sets how much memory the states may take from now on, the first and the last excepted. */
  limit(bytes: number): void {
    this.#mostBytes = bytes;
    this.#fit();
  }

  #fit(): void {
    while (this.#kept.length > 2 && (this.#bytes > this.#mostBytes || this.#kept.length > this.most))
      this.#thin();
  }

  #indexBefore(place: number): number {
    let low = 0;
    let high = this.#kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#kept[middle].place <= place) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #thin(): void {
    let crowded = 1;
    for (let i = 2; i < this.#kept.length - 1; i++) if (this.#gap(i) < this.#gap(crowded)) crowded = i;
    const [gone] = this.#kept.splice(crowded, 1);
    this.#bytes -= gone.bytes;
  }

  #gap(index: number): number {
    return this.#kept[index + 1].place - this.#kept[index - 1].place;
  }
}
