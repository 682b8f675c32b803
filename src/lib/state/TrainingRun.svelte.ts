// A training run as the page sees it: a worker behind a few fields and five verbs.
import type { Experiment } from '$lib/experiment/types';
import { curveBefore, curveOf, emptyCurve, joinCurves, thinCurve, type Curve } from '$lib/training/curve';
import { pack, unpack } from '$lib/training/packed';
import type { Snapshot, TrainingWorker } from '$lib/training/protocol';
import { cloneState, isOver, startTraining } from '$lib/training/trainer';
import type { Failure, StopReason, TrainingState } from '$lib/training/types';
import { pageFrame } from './pageFrame';

export type TrainingStatus = 'idle' | 'running' | 'paused' | 'ended' | 'failed' | 'broken';

/** What a run takes from its surroundings; tests give their own. */
export interface TrainingRunOptions {
  makeWorker?: () => TrainingWorker;
  nextFrame?: (callback: () => void) => void;
  /** Hears of every state that a stretch ended in; it is not to be changed. */
  onCheckpoint?: (state: TrainingState) => void;
}

/** Stretches grow from the first to the second, in milliseconds, so that the diagram follows at once. */
const [FIRST_STRETCH, LONGEST_STRETCH] = [12, 50];
/** The curve is halved when it has more points. */
const MOST_POINTS = 20_000;
const MOST_RESTARTS = 2;

const realWorker = (): TrainingWorker =>
  new Worker(new URL('../training/training.worker.ts', import.meta.url), {
    type: 'module',
  }) as TrainingWorker;

/** Asks its worker for one stretch after the other until a rule, a failure or the reader stops it. */
export class TrainingRun {
  status = $state.raw<TrainingStatus>('idle');
  /** Where training stands; it is not to be changed. */
  snapshot = $state.raw<TrainingState>(null!);
  history = $state.raw<Curve>(emptyCurve());
  tuplesPerSecond = $state.raw(0);
  /** Why the run is broken. */
  message = $state.raw('');

  readonly #options: Required<TrainingRunOptions>;
  #worker: TrainingWorker | null = null;
  #run = 0;
  #stretch = FIRST_STRETCH;
  #restarts = 0;

  constructor(
    readonly experiment: Experiment,
    start?: TrainingState,
    options: TrainingRunOptions = {},
  ) {
    this.#options = { makeWorker: realWorker, nextFrame: pageFrame, onCheckpoint: () => {}, ...options };
    this.#takeUp(start ?? startTraining(experiment));
  }

  get reasons(): StopReason[] {
    return this.snapshot.ended?.reasons ?? [];
  }

  get failure(): Failure | null {
    return this.snapshot.failure;
  }

  /** Trains from where the run stands; does nothing while it runs or when training is over. */
  start(): void {
    if (this.status === 'running') return;
    this.#restarts = 0;
    this.#stretch = FIRST_STRETCH;
    if (!this.#settle()) this.#begin();
  }

  /** Stops asking; what the worker is still doing is dropped, so the run stands at `snapshot`. */
  pause(): void {
    if (this.status !== 'running') return;
    this.#run++;
    this.status = 'paused';
  }

  resume(): void {
    if (this.status === 'paused') this.start();
  }

  /** Goes on from another state, such as one that was walked to on the page. */
  resumeFrom(state: TrainingState): void {
    this.pause();
    this.#takeUp(state);
    this.start();
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

  #letGo(): void {
    this.#run++;
    this.#worker?.terminate();
    this.#worker = null;
  }

  /** Stands at a state that was reached elsewhere: later epochs leave the history, an epoch finished elsewhere enters it. */
  #takeUp(state: TrainingState): void {
    const { epoch, last } = state;
    const before = curveBefore(this.history, epoch);
    const known = before.epoch.length > 0 && before.epoch[before.epoch.length - 1] === last?.epoch;
    this.history = last && !known ? joinCurves(before, curveOf([last])) : before;
    this.snapshot = cloneState(state);
    this.status = 'idle';
  }

  #begin(): void {
    this.status = 'running';
    const run = ++this.#run;
    try {
      this.#worker ??= this.#makeWorker();
      const { experiment, snapshot } = this;
      this.#worker.postMessage({
        kind: 'begin',
        run,
        experiment: $state.snapshot(experiment),
        state: pack(snapshot),
      });
      this.#ask(run);
    } catch (error) {
      this.#recover(error instanceof Error ? error.message : String(error));
    }
  }

  #makeWorker(): TrainingWorker {
    const worker = this.#options.makeWorker();
    worker.onmessage = ({ data }) => {
      if (data.run === this.#run) this.#take(data);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (worker === this.#worker) this.#recover(event.message || 'the training worker stopped');
    };
    return worker;
  }

  #ask(run: number): void {
    this.#worker!.postMessage({ kind: 'train', run, milliseconds: this.#stretch });
  }

  #take({ run, packed, curve, tuplesDone, elapsed }: Snapshot): void {
    const state = unpack(packed, this.experiment);
    this.snapshot = state;
    this.history = thinned(joinCurves(this.history, curve));
    if (elapsed > 0) this.tuplesPerSecond = (1000 * tuplesDone) / elapsed;
    this.#stretch = Math.min(LONGEST_STRETCH, this.#stretch * 1.1);
    this.#options.onCheckpoint(state);
    if (!this.#settle()) this.#options.nextFrame(() => run === this.#run && this.#ask(run));
  }

  /** Takes the status of a run that is over; false while it is not. */
  #settle(): boolean {
    const { failure } = this.snapshot;
    if (isOver(this.snapshot)) this.status = failure ? 'failed' : 'ended';
    return isOver(this.snapshot);
  }

  #recover(message: string): void {
    this.#letGo();
    if (this.status !== 'running') return;
    if (this.#restarts++ < MOST_RESTARTS) return this.#begin();
    this.status = 'broken';
    this.message = message;
  }
}

const thinned = (curve: Curve): Curve =>
  curve.loss.length > MOST_POINTS ? thinCurve(curve, MOST_POINTS / 2) : curve;
