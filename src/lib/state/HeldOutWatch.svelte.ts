// How the held-out tuples fare while a run trains: judged a few at a time between frames, the newest state first.
import type { Experiment } from '$lib/experiment/types';
import { emptyCurve, type Curve } from '$lib/training/curve';
import { CurveStore } from '$lib/training/curveStore';
import { HeldOutJudgement, sampleOf } from '$lib/training/heldOut';
import { unpack, type PackedState } from '$lib/training/packed';
import { placeInEpochs } from '$lib/training/place';
import type { Surroundings } from './Viewing.svelte';

/** How many milliseconds of a frame judging may take, and how many tuples go between two looks at the clock. */
const [A_FRAME, TUPLES_PER_LOOK] = [6, 16];
/** How much longer to rest than judging took, so that it stays a small part of the page's time. */
const REST = 4;

export class HeldOutWatch {
  curve = $state.raw<Curve>(emptyCurve());
  readonly #store = new CurveStore();
  #waiting: PackedState | null = null;
  #busy = false;
  /** Counts up when what is being judged is not wanted any more. */
  #turn = 0;

  constructor(
    readonly experiment: Experiment,
    readonly surroundings: Surroundings,
  ) {}

  /** Takes note of a state that training reached; it is judged when there is time, unless a newer one comes before. */
  see(packed: PackedState): void {
    this.#waiting = packed;
    if (!this.#busy) this.#begin();
  }

  /** Takes up a curve that was kept. */
  restore(curve: Curve): void {
    this.stop();
    this.#store.cut(0);
    this.#store.append(curve);
    this.curve = this.#store.curve;
  }

  /** Judges nothing more. */
  stop(): void {
    this.#turn++;
    this.#waiting = null;
    this.#busy = false;
  }

  #begin(): void {
    const packed = this.#waiting;
    this.#waiting = null;
    this.#busy = packed !== null;
    if (!packed) return;
    const { network } = unpack(packed, this.experiment).learner;
    this.#judge(packed, new HeldOutJudgement(network, this.experiment.data.heldOut), 0, this.#turn);
  }

  #judge(packed: PackedState, judgement: HeldOutJudgement, spent: number, turn: number): void {
    if (turn !== this.#turn) return;
    const { now, nextFrame } = this.surroundings;
    const start = now();
    do judgement.advance(TUPLES_PER_LOOK);
    while (!judgement.done && now() < start + A_FRAME);
    const end = now();
    const all = spent + end - start;
    if (!judgement.done) return nextFrame(() => this.#judge(packed, judgement, all, turn));
    this.#add(packed, judgement);
    setTimeout(() => turn === this.#turn && this.#begin(), REST * all);
  }

  #add(packed: PackedState, judgement: HeldOutJudgement): void {
    if (!Number.isFinite(judgement.loss)) return;
    const count = this.experiment.data.tuples.length;
    const epoch = placeInEpochs(packed, count);
    this.#store.cut(epoch);
    this.#store.append(sampleOf(epoch, judgement, count));
    this.curve = this.#store.curve;
  }
}
