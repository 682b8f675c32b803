// A run in the book: its experiment, its training, and the place of it that one looks at.
import type { Experiment } from '$lib/experiment/types';
import { curveWithin, withDetail, type Curve } from '$lib/training/curve';
import { startFastEngine } from '$lib/training/fastEngine';
import { countNumbers, type PackedState } from '$lib/training/packed';
import { packedCheckpoint } from '$lib/training/packedCheckpoint';
import { presented, type TuplePlace } from '$lib/training/place';
import { Replay } from '$lib/training/replay';
import { startTraining } from '$lib/training/trainer';
import type { Failure, StopReason, TrainingState } from '$lib/training/types';
import { weightUpdates } from '$lib/training/work';
import { HeldOutWatch } from './HeldOutWatch.svelte';
import { laterFrame } from './pageFrame';
import { Refinement } from './Refinement.svelte';
import { TrainingRun, type TrainingRunOptions } from './TrainingRun.svelte';
import { Viewing, type Surroundings } from './Viewing.svelte';

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

/** How a booked run is made. */
export interface Booking {
  name: string;
  parent?: Parent | null;
  /** Where training begins; the start of the experiment unless told. */
  start?: TrainingState;
  /** What is known of the states of the same experiment already. */
  replay?: Replay;
  training?: Omit<TrainingRunOptions, 'onCheckpoint'>;
  /** Frames and clock of the work on the page. */
  surroundings?: Surroundings;
}

const ofThePage: Surroundings = { nextFrame: laterFrame, now: () => performance.now() };

export class BookedRun {
  name = $state.raw('');
  readonly parent: Parent | null;
  readonly replay: Replay;
  readonly run: TrainingRun;
  readonly #viewing: Viewing;
  readonly #heldOut: HeldOutWatch | null;
  readonly #refinement: Refinement;
  readonly #weights: number;

  constructor(
    readonly id: string,
    readonly experiment: Experiment,
    booking: Booking,
  ) {
    const { name, parent = null, start, replay, training, surroundings = ofThePage } = booking;
    this.name = name;
    this.parent = parent;
    this.replay = replay ?? new Replay(experiment);
    this.replay.fast = startFastEngine;
    this.#weights = countNumbers(experiment.network).weights;
    this.#viewing = new Viewing(this.replay, surroundings);
    this.#refinement = new Refinement(this.replay, surroundings);
    this.#heldOut = experiment.data.heldOut.length > 0 ? new HeldOutWatch(experiment, surroundings) : null;
    this.run = new TrainingRun(experiment, start ?? startTraining(experiment), {
      ...training,
      onCheckpoint: (packed) => this.#keep(packed),
    });
    this.#keep(this.run.packed);
  }

  /** The place looked at; null follows where training stands. */
  get viewed(): TuplePlace | null {
    return this.#viewing.place;
  }

  /** The state at `viewed`, or the newest; it is not to be changed. */
  get state(): TrainingState {
    return this.#viewing.state ?? this.run.snapshot;
  }

  /** Why what is shown is not yet what was asked for; empty as a rule. */
  get notice(): string {
    return this.#viewing.notice;
  }

  /** How far the way to the place asked for is done, 0 … 1; null when one is there. */
  get seeking(): number | null {
    return this.#viewing.seeking;
  }

  /** Shows the state at a place of the run, or with null the newest. A long way goes on in the background: see `seeking`. */
  look(place: TuplePlace | null): void {
    this.#viewing.look(place);
  }

  /** Asks for every epoch of a stretch of the curve, which is trained again in the background; `curveWithin` shows it as it comes. */
  refine(from: number, to: number): void {
    this.#refinement.ask(from, Math.min(to, this.run.packed.last?.epoch ?? 0));
  }

  /** What a chart from epoch `from` to epoch `to` draws, of about `points` entries at most; in full where it was refined. */
  curveWithin(from: number, to: number, points: number): Curve {
    const seen = curveWithin(this.run.history, from, to, points);
    const detail = this.#refinement.curve;
    const known = detail.epoch.length;
    if (known === 0 || detail.epoch[0] > to || detail.epoch[known - 1] < from) return seen;
    return curveWithin(withDetail(seen, detail), from, to, points);
  }

  /**
   * How the held-out tuples fare: one entry for each state judged, at the part of an epoch it was reached in; null when none are held
   * out. The loss is scaled to the number of trained tuples.
   */
  get heldOut(): Curve | null {
    return this.#heldOut?.curve ?? null;
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

  /** Takes up what was kept of this run. */
  restore(
    packed: PackedState,
    checkpoints: readonly PackedState[],
    curve: Curve,
    heldOut: Curve | null,
    elapsed: number,
  ): void {
    for (const checkpoint of [...checkpoints, packed])
      this.replay.keep(packedCheckpoint(checkpoint, this.experiment));
    this.run.restore(packed, curve, elapsed);
    if (heldOut) this.#heldOut?.restore(heldOut);
  }

  #keep(packed: PackedState): void {
    this.replay.keep(packedCheckpoint(packed, this.experiment));
    this.#heldOut?.see(packed);
  }

  dispose(): void {
    this.#viewing.stop();
    this.#refinement.stop();
    this.#heldOut?.stop();
    this.run.dispose();
  }
}
