// A training run as the page sees it: a worker behind a few fields and five verbs.
import type { Experiment } from '$lib/experiment/types';
import { curveOf, emptyCurve, type Curve } from '$lib/training/curve';
import { CurveStore } from '$lib/training/curveStore';
import { pack, unpack, type PackedState } from '$lib/training/packed';
import { presented, type TuplePlace } from '$lib/training/place';
import type { Snapshot, TrainingWorker } from '$lib/training/protocol';
import { startTraining } from '$lib/training/trainer';
import type { Failure, StopReason, TrainingState } from '$lib/training/types';
import { weightUpdates } from '$lib/training/work';
import { pageFrame } from './pageFrame';
import { TrainingRunWorker } from './TrainingRunWorker.svelte';

export type TrainingStatus = 'idle' | 'running' | 'paused' | 'ended' | 'failed' | 'broken';
export type Engine = Snapshot['engine'];

/** What a run takes from its surroundings; tests give their own. */
export interface TrainingRunOptions {
  makeWorker?: () => TrainingWorker;
  nextFrame?: (callback: () => void) => void;
  /** A clock in milliseconds. */
  now?: () => number;
  /** Hears of every state that the worker tells of, in order; it is not to be changed. */
  onCheckpoint?: (state: PackedState) => void;
}

/** Stretches grow from the first to the second, in milliseconds, so that the diagram follows at once. */
const [FIRST_STRETCH, LONGEST_STRETCH] = [12, 50];
/** How often in a row a worker may die without having trained anything. */
const MOST_RESTARTS = 2;
/** How much the newest stretch counts in the pace from which the time left is told. */
const NEWEST = 0.2;

/** Asks its worker for one stretch after the other until a rule, a failure or the reader stops it. */
export class TrainingRun {
  status = $state.raw<TrainingStatus>('idle');
  /** Where training stands, packed as the worker sends it. */
  packed = $state.raw<PackedState>(null!);
  /** One entry an epoch, thinned; views of it are good until the next snapshot. */
  history = $state.raw<Curve>(emptyCurve());
  /** What trains; null before the first stretch. */
  engine = $state.raw<Engine | null>(null);
  /** How fast the worker is while it trains. */
  tuplesPerSecond = $state.raw(0);
  /** How long the worker has trained, in milliseconds. */
  elapsed = $state.raw(0);
  /** Why the run is broken. */
  message = $state.raw('');

  readonly #options: Required<Omit<TrainingRunOptions, 'makeWorker'>>;
  readonly #store = new CurveStore();
  #unpacked: { packed: PackedState; state: TrainingState } | null = null;
  readonly #worker: TrainingRunWorker;
  #run = 0;
  #stretch = FIRST_STRETCH;
  #restarts = 0;
  /** Tuples a millisecond as the page gets them, waiting for frames included; 0 while unknown. */
  #pace = $state.raw(0);
  #asked = 0;

  constructor(
    readonly experiment: Experiment,
    start?: TrainingState,
    options: TrainingRunOptions = {},
  ) {
    this.#options = {
      nextFrame: pageFrame,
      now: () => performance.now(),
      onCheckpoint: () => {},
      ...options,
    };
    this.#worker = new TrainingRunWorker(
      (snapshot) => snapshot.run === this.#run && this.#take(snapshot),
      (message) => this.#recover(message),
      options.makeWorker,
    );
    this.#takeUp(pack(start ?? startTraining(experiment)));
  }

  /** Where training stands; it is not to be changed. */
  get snapshot(): TrainingState {
    const { packed } = this;
    if (this.#unpacked?.packed !== packed)
      this.#unpacked = { packed, state: unpack(packed, this.experiment) };
    return this.#unpacked.state;
  }

  /** The tuple that training is about to present. */
  get place(): TuplePlace {
    return { epoch: this.packed.epoch, tuple: this.packed.tuple };
  }

  get reasons(): StopReason[] {
    return this.packed.ended?.reasons ?? [];
  }

  get failure(): Failure | null {
    return this.packed.failure;
  }

  /** How many times the weights have changed: once a tuple, a batch or an epoch. */
  get weightUpdates(): number {
    const { training, data } = this.experiment;
    return weightUpdates(training.updating, this.packed, data.tuples.length);
  }

  /** About how many milliseconds it takes to the limit of epochs; null without one, and while nothing runs. */
  get timeLeft(): number | null {
    const { epochs } = this.experiment.training.stop;
    if (epochs === null || this.status !== 'running' || this.#pace === 0) return null;
    const count = this.experiment.data.tuples.length;
    return Math.max(0, epochs * count - presented(this.packed, count)) / this.#pace;
  }

  /** Trains from where the run stands; does nothing while it runs or when training is over. */
  start(): void {
    if (this.status === 'running') return;
    this.#restarts = 0;
    this.#stretch = FIRST_STRETCH;
    this.#pace = 0;
    if (!this.#settle()) this.#begin();
  }

  /** Stops asking; what the worker is still doing is dropped, so the run stands at `snapshot`. */
  pause(): void {
    if (this.status !== 'running') return;
    this.#hush();
    this.status = 'paused';
  }

  resume(): void {
    if (this.status === 'paused') this.start();
  }

  /** Stands at a state of the run that was reached elsewhere, and waits there. */
  standAt(state: TrainingState): void {
    this.pause();
    this.#takeUp(pack(state));
    if (!this.#settle() && (state.epoch > 1 || state.tuple > 0)) this.status = 'paused';
  }

  /** Goes on from another state, such as one that was walked to on the page. */
  resumeFrom(state: TrainingState): void {
    this.pause();
    this.#takeUp(pack(state));
    this.start();
  }

  /** Takes up what was kept of this run: where it stood, its curve, and how long it had trained. */
  restore(packed: PackedState, curve: Curve, elapsed: number): void {
    this.stop();
    this.#store.cut(0);
    this.#store.append(curve);
    this.#takeUp(packed);
    this.elapsed = elapsed;
    if (!this.#settle()) this.status = 'paused';
  }

  /** Stops and lets the worker go; the snapshot and the history stay. */
  stop(): void {
    this.pause();
    this.#letGo();
    if (this.status === 'paused') this.status = 'idle';
  }

  /** To be called when the page no longer shows the run. */
  dispose(): void {
    this.stop();
  }

  /** What the worker still says is not heard. */
  #hush(): void {
    this.#run++;
    this.#worker.rest();
  }

  #letGo(): void {
    this.#run++;
    this.#worker.letGo();
  }

  /** Stands at a state that was reached elsewhere: later epochs leave the history, an epoch finished elsewhere enters it. */
  #takeUp(packed: PackedState): void {
    const { epoch, last } = packed;
    this.#store.cut(epoch);
    const known = this.#store.curve.epoch;
    if (last && known[known.length - 1] !== last.epoch) this.#store.append(curveOf([last]));
    this.history = this.#store.curve;
    this.packed = packed;
    this.status = 'idle';
  }

  #begin(): void {
    this.status = 'running';
    const run = ++this.#run;
    try {
      this.#worker.begin(run, this.experiment, this.packed);
      this.#ask(run);
    } catch (error) {
      this.#recover(error instanceof Error ? error.message : String(error));
    }
  }

  #ask(run: number): void {
    this.#asked = this.#options.now();
    this.#worker.ask(run, this.#stretch);
  }

  #take({ run, packed, between, engine, curve, tuplesDone, elapsed }: Snapshot): void {
    this.packed = packed;
    this.engine = engine;
    this.#store.append(curve);
    this.history = this.#store.curve;
    this.elapsed += elapsed;
    if (elapsed > 0) this.tuplesPerSecond = (1000 * tuplesDone) / elapsed;
    if (tuplesDone > 0) this.#restarts = 0;
    this.#stretch = Math.min(LONGEST_STRETCH, this.#stretch * 1.1);
    for (const state of [...between, packed]) this.#options.onCheckpoint(state);
    if (this.#settle()) return this.#letGo();
    this.#options.nextFrame(() => {
      if (run !== this.#run) return;
      this.#measure(tuplesDone);
      this.#ask(run);
    });
  }

  /** Takes the time from asking to asking again into the pace. */
  #measure(tuples: number): void {
    const passed = this.#options.now() - this.#asked;
    if (passed <= 0) return;
    const pace = tuples / passed;
    this.#pace = this.#pace === 0 ? pace : (1 - NEWEST) * this.#pace + NEWEST * pace;
  }

  /** Takes the status of a run that is over; false while it is not. */
  #settle(): boolean {
    const { failure, ended } = this.packed;
    if (failure) this.status = 'failed';
    else if (ended) this.status = 'ended';
    return failure !== null || ended !== null;
  }

  #recover(message: string): void {
    this.#letGo();
    if (this.status !== 'running') return;
    if (this.#restarts++ < MOST_RESTARTS) return this.#begin();
    this.status = 'broken';
    this.message = message;
  }
}
