// The counts for deep networks of one width, worked out in slices while the page is looked at.
import { begin, ways, type Way, type Work } from './counting';
import { deepExample } from './networks';

export type Counts = Record<Way, number>;

/** The most hidden layers that are counted. */
export const DEEPEST = 8;
/** So long a slice lasts, ms. */
const SLICE = 6;

/** Counts of all depths of one width; those not done yet are missing. */
export class DepthCounts {
  /** `done[hidden - 1]`, as far as it has got. */
  done = $state.raw<Counts[]>([]);
  #work: { way: Way; run: Work }[] = [];
  #partial: Partial<Counts> = {};

  constructor(readonly width: number) {}

  get complete(): boolean {
    return this.done.length === DEEPEST;
  }

  /** Goes on for a slice of time. */
  advance(now: () => number): void {
    const until = now() + SLICE;
    while (!this.complete && now() < until) this.#oneWeight();
  }

  #oneWeight(): void {
    if (this.#work.length === 0) {
      const { network, tuple } = deepExample(this.width, this.done.length + 1);
      this.#work = ways.map((way) => ({ way, run: begin(way, network, tuple) }));
      this.#partial = {};
    }
    const [{ way, run }] = this.#work;
    const step = run.next();
    if (!step.done) return;
    this.#partial[way] = step.value.count;
    this.#work.shift();
    if (this.#work.length === 0) this.done = [...this.done, this.#partial as Counts];
  }
}
