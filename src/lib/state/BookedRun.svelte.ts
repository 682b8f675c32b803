// A run in the book: its experiment, its training, and the place of it that one looks at.
import type { Experiment } from '$lib/experiment/types';
import { packedCheckpoint } from '$lib/training/packedCheckpoint';
import { presented, type TuplePlace } from '$lib/training/place';
import { Replay } from '$lib/training/replay';
import { startTraining } from '$lib/training/trainer';
import type { Failure, StopReason, TrainingState } from '$lib/training/types';
import { weightUpdates } from '$lib/training/work';
import { TrainingRun, type TrainingRunOptions } from './TrainingRun.svelte';

/** Where a run branched off: the run it came from, and the tuple that was about to be presented. */
export interface Parent {
  run: string;
  place: TuplePlace;
}

/** What a run came to so far. */
export interface RunSummary {
  /** Epochs finished. */
  epochs: number;
  /** Of the last epoch finished; null before. */
  loss: number | null;
  misclassifiedPercent: number | null;
  reasons: StopReason[];
  failure: Failure | null;
  /** How many times the weights changed: once a tuple, a batch or an epoch. */
  weightUpdates: number;
  /** Tuples presented × weights: the O(|D| · w) of an epoch, summed up. */
  operations: number;
}

/** The error on the tuples that are not trained on; epochs ascend and may be fractions where a sample fell within an epoch. */
export interface HeldOutCurve {
  epoch: Float64Array;
  /** The sum of the held-out tuples' losses, scaled to the number of training tuples so that it compares with their loss. */
  loss: Float64Array;
  misclassifiedPercent: Float64Array;
}

/** How a booked run is made. */
export interface Booking {
  name: string;
  parent?: Parent | null;
  /** Where training begins; the start of the experiment unless told. */
  start?: TrainingState;
  /** What is known of the states of the same experiment already. */
  replay?: Replay;
  training?: Omit<TrainingRunOptions, 'onCheckpoint'>;
}

export class BookedRun {
  name = $state.raw('');
  readonly parent: Parent | null;
  readonly replay: Replay;
  readonly run: TrainingRun;
  #viewed = $state.raw<TuplePlace | null>(null);
  #shown = $state.raw<TrainingState | null>(null);
  #notice = $state.raw('');
  #seeking = $state.raw<number | null>(null);
  readonly #weights: number;

  constructor(
    readonly id: string,
    readonly experiment: Experiment,
    { name, parent = null, start, replay = new Replay(experiment), training }: Booking,
  ) {
    this.name = name;
    this.parent = parent;
    this.replay = replay;
    this.#weights = experiment.network.layers.reduce(
      (sum, { weights, biases }) => sum + weights.length * biases.length,
      0,
    );
    this.run = new TrainingRun(experiment, start ?? startTraining(experiment), {
      ...training,
      onCheckpoint: (packed) => this.replay.keep(packedCheckpoint(packed, experiment)),
    });
  }

  /** The place looked at; null follows where training stands. */
  get viewed(): TuplePlace | null {
    return this.#viewed;
  }

  /** The state at `viewed`, or the newest; it is not to be changed. */
  get state(): TrainingState {
    return this.#shown ?? this.run.snapshot;
  }

  /** Why what is shown is not yet what was asked for; empty as a rule. */
  get notice(): string {
    return this.#notice;
  }

  /** How far the way to the place asked for is done, 0 … 1; null when one is there. */
  get seeking(): number | null {
    return this.#seeking;
  }

  /** Shows the state at a place of the run, or with null the newest. */
  look(place: TuplePlace | null): void {
    this.#notice = '';
    this.#viewed = place;
    if (place === null) {
      this.#shown = null;
      return;
    }
    const reached = this.replay.within(place);
    this.#shown = this.replay.stateAt(reached.epoch, reached.tuple);
    if (reached !== place) {
      this.#viewed = reached;
      this.#notice = `Epoch ${place.epoch.toLocaleString('en')} is too far to go at once.`;
    }
  }

  /** Whether it never trained: nothing is lost without it. */
  get untouched(): boolean {
    return this.run.status === 'idle' && this.run.history.epoch.length === 0 && this.run.snapshot.tuple === 0;
  }

  get summary(): RunSummary {
    const { snapshot } = this.run;
    const { training, data } = this.experiment;
    const count = data.tuples.length;
    return {
      epochs: snapshot.epoch - 1,
      loss: snapshot.last?.loss ?? null,
      misclassifiedPercent: snapshot.last?.misclassifiedPercent ?? null,
      reasons: snapshot.ended?.reasons ?? [],
      failure: snapshot.failure,
      weightUpdates: weightUpdates(training.updating, snapshot, count),
      operations: presented(snapshot, count) * this.#weights,
    };
  }

  /** How the held-out tuples fare, sampled where stretches of training ended; null when the experiment holds none out. */
  get heldOut(): HeldOutCurve | null {
    return null;
  }

  dispose(): void {
    this.run.dispose();
  }
}
