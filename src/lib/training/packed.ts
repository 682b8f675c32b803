// A training state with all its numbers in one array: small to keep, quick to hand over, exact to read back.
import type { Experiment } from '$lib/experiment/types';
import type { Layer, Network } from '$lib/nn/network';
import type { Increments } from '$lib/nn/update';
import type { RunningEpoch, TrainingState } from './types';

/** What the running epoch has brought so far, its starting weights apart. */
export type RunningNumbers = Omit<RunningEpoch, 'startWeights'>;

/**
 * A `TrainingState` as plain data that structured clone takes. `numbers` holds, one after the other: of each layer its weights row by
 * row (w_ij over j within i) and then its biases; the same of the previous increments, if `hasPrevious`; the same of the gathered
 * ones, if `hasGathered`; the weights at the start of the epoch, layer by layer without biases, if `running` is not null.
 */
export interface PackedState {
  numbers: Float64Array<ArrayBuffer>;
  hasPrevious: boolean;
  hasGathered: boolean;
  gatheredCount: number;
  epoch: number;
  tuple: number;
  running: RunningNumbers | null;
  last: TrainingState['last'];
  ended: TrainingState['ended'];
  failure: TrainingState['failure'];
}

/** How many weights and how many biases a network has. */
export function countNumbers({ layers }: Network): { weights: number; biases: number } {
  let [weights, biases] = [0, 0];
  for (const layer of layers) {
    weights += layer.weights.length * layer.biases.length;
    biases += layer.biases.length;
  }
  return { weights, biases };
}

/** The length of `numbers`. */
export function packedLength(
  network: Network,
  { hasPrevious, hasGathered, running }: Pick<PackedState, 'hasPrevious' | 'hasGathered' | 'running'>,
): number {
  const { weights, biases } = countNumbers(network);
  return (weights + biases) * (1 + Number(hasPrevious) + Number(hasGathered)) + (running ? weights : 0);
}

/** The state with its numbers copied; no result shares anything that training changes. */
export function pack(state: TrainingState): PackedState {
  const { learner, running, epoch, tuple, last, ended, failure } = state;
  const { network, previous, gathered, gatheredCount } = learner;
  const flags = { hasPrevious: previous !== null, hasGathered: gathered !== null, running: null };
  const packed: PackedState = {
    ...flags,
    numbers: new Float64Array(0),
    gatheredCount,
    epoch,
    tuple,
    running: running && withoutWeights(running),
    last,
    ended,
    failure,
  };
  const writer = new Writer(packedLength(network, packed));
  for (const { weights, biases } of network.layers) writer.layer(weights, biases);
  for (const increments of [previous, gathered])
    increments?.weights.forEach((rows, l) => writer.layer(rows, increments.biases[l]));
  running?.startWeights.forEach((rows) => writer.layer(rows, []));
  packed.numbers = writer.numbers;
  return packed;
}

/**
 * The state that was packed, bit for bit, as a copy; the experiment gives the shape, the activations and the loss. Throws when the
 * state is not of the experiment's shape.
 */
export function unpack(packed: PackedState, { network }: Pick<Experiment, 'network'>): TrainingState {
  const { numbers, hasPrevious, hasGathered, gatheredCount, epoch, tuple, last, ended, failure } = packed;
  if (numbers.length !== packedLength(network, packed))
    throw new Error(`a packed state of ${numbers.length} numbers is not one of this network`);
  const reader = new Reader(numbers);
  const layers = network.layers.map((layer): Layer => ({
    activation: layer.activation,
    weights: reader.rows(layer),
    biases: reader.row(layer.biases.length),
  }));
  const increments = (): Increments => {
    const found: Increments = { weights: [], biases: [] };
    for (const layer of layers) {
      found.weights.push(reader.rows(layer));
      found.biases.push(reader.row(layer.biases.length));
    }
    return found;
  };
  const previous = hasPrevious ? increments() : null;
  const gathered = hasGathered ? increments() : null;
  const running = packed.running && {
    ...withoutWeights(packed.running),
    startWeights: layers.map((layer) => reader.rows(layer)),
  };
  return {
    learner: { network: { loss: network.loss, layers }, previous, gathered, gatheredCount },
    epoch,
    tuple,
    running,
    last,
    ended,
    failure,
  };
}

const withoutWeights = (running: RunningNumbers): RunningNumbers => ({
  loss: running.loss,
  misclassified: running.misclassified,
  largestTupleIncrement: running.largestTupleIncrement,
  largestUpdate: running.largestUpdate,
});

class Writer {
  readonly numbers: Float64Array<ArrayBuffer>;
  #at = 0;

  constructor(length: number) {
    this.numbers = new Float64Array(length);
  }

  layer(rows: readonly number[][], biases: readonly number[]): void {
    for (const row of rows) this.#write(row);
    this.#write(biases);
  }

  #write(values: readonly number[]): void {
    for (let j = 0; j < values.length; j++) this.numbers[this.#at++] = values[j];
  }
}

class Reader {
  #at = 0;

  constructor(readonly numbers: Float64Array) {}

  rows(layer: Layer): number[][] {
    return layer.weights.map(() => this.row(layer.biases.length));
  }

  row(length: number): number[] {
    const row = new Array<number>(length);
    for (let j = 0; j < length; j++) row[j] = this.numbers[this.#at++];
    return row;
  }
}
