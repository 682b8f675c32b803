// A stretch of a run's curve in full: trained again from the nearest checkpoint, a little each frame.
import { binWidth, emptyCurve, joinCurves, type Curve } from '$lib/training/curve';
import { startFastRun } from '$lib/training/kernel/fastRun';
import type { FastRun } from '$lib/training/kernel/engine';
import type { Replay } from '$lib/training/replay';
import type { Seek } from '$lib/training/seek';
import type { Surroundings } from './Viewing.svelte';

/** How many epochs are shown in full at most; more would not fit on a chart. */
const MOST_EPOCHS = 4000;
/** How many milliseconds of each frame it may take. */
const A_FRAME = 10;
/** How much is replayed between two looks at the clock; see `Replay.work`. */
const WORK_PER_LOOK = 100_000;

export class Refinement {
  /** Every epoch of the stretch asked for, as far as it is trained again; empty when there is none. */
  curve = $state.raw<Curve>(emptyCurve());
  #from = 0;
  #to = 0;
  #turn = 0;

  constructor(
    readonly replay: Replay,
    readonly surroundings: Surroundings,
  ) {}

  /** Asks for the epochs `from` … `to`. Nothing is done where the curve has all of them anyway, nor for too long a stretch. */
  ask(from: number, to: number): void {
    const [first, last] = [Math.max(1, Math.floor(from)), Math.floor(to)];
    if (first >= this.#from && last <= this.#to) return;
    this.stop();
    this.curve = emptyCurve();
    if (!(last >= first) || last - first >= MOST_EPOCHS || binWidth(last) === 1) return;
    [this.#from, this.#to] = [first, last];
    this.#seek(this.replay.towards({ epoch: first, tuple: 0 }), this.#turn);
  }

  /** Goes no further, and asks for nothing any more. */
  stop(): void {
    this.#turn++;
    this.#from = this.#to = 0;
  }

  #seek(seek: Seek, turn: number): void {
    if (turn !== this.#turn) return;
    const tuples = Math.max(1, Math.ceil(WORK_PER_LOOK / this.replay.work));
    const late = this.#deadline();
    do seek.advance(tuples);
    while (!seek.done && !late());
    if (!seek.done) return this.surroundings.nextFrame(() => this.#seek(seek, turn));
    const run = startFastRun(this.replay.experiment, this.replay.arrive(seek));
    this.surroundings.nextFrame(() => this.#train(run, turn));
  }

  #train(run: FastRun, turn: number): void {
    if (turn !== this.#turn) return;
    const count = this.replay.experiment.data.tuples.length;
    const late = this.#deadline();
    const epochs: Curve[] = [];
    let reached: number;
    do {
      run.present(count);
      // Taken one by one, no epoch is thinned out.
      const epoch = run.takeEpochs();
      if (epoch.epoch.length > 0) epochs.push(epoch);
      reached = epoch.epoch[0] ?? 0;
    } while (!run.over && reached < this.#to && !late());
    this.curve = joinCurves(this.curve, ...epochs);
    if (!run.over && reached < this.#to) this.surroundings.nextFrame(() => this.#train(run, turn));
  }

  #deadline(): () => boolean {
    const { now } = this.surroundings;
    const until = now() + A_FRAME;
    return () => now() >= until;
  }
}
