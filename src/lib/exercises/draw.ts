// Draws from a seeded stream what exercises are made of: numbers, choices, and small networks with weights of one digit.
import { experimentWith } from '$lib/experiment/assemble';
import { withParts } from '$lib/experiment/dataOf';
import { defaultTitle } from '$lib/experiment/defaults';
import type { Experiment } from '$lib/experiment/types';
import type { Tuple } from '$lib/nn/network';
import { randomStream, type RandomStream } from '$lib/nn/random';

/** A stream of draws, the same for the same seeds in every engine. */
export class Draw {
  readonly #stream: RandomStream;

  constructor(...seeds: number[]) {
    this.#stream = randomStream(...seeds);
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.#stream.next() * (high - low + 1));
  }

  /** True in one of so many draws. */
  once(of: number): boolean {
    return this.whole(1, of) === 1;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)];
  }

  /** The list in another order (Fisher and Yates). */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = list.slice();
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.whole(0, i);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }

  /** −0.9 … 0.9 in tenths, never 0. */
  weight(): number {
    const tenths = this.whole(1, 9);
    return (this.once(2) ? -tenths : tenths) / 10;
  }
}

/** Inputs of one digit, not all 0, and targets 0 or 1. */
export function drawTuple(draw: Draw, inputs: number, outputs: number): Tuple {
  const values = Array.from({ length: inputs }, (): number =>
    draw.pick<number>([0, 1, 1, draw.whole(1, 9) / 10]),
  );
  if (!values.some((value) => value > 0)) values[draw.whole(0, inputs - 1)] = 1;
  return { inputs: values, targets: Array.from({ length: outputs }, () => draw.whole(0, 1)) };
}

/** An experiment of sigmoid units with weights and biases of one digit; one tuple unless others are given. */
export function drawExperiment(draw: Draw, sizes: readonly number[], tuples?: Tuple[]): Experiment {
  const layers = sizes.slice(1).map((width, l) => ({
    activation: 'sigmoid' as const,
    weights: Array.from({ length: sizes[l] }, () => Array.from({ length: width }, () => draw.weight())),
    biases: Array.from({ length: width }, () => draw.weight()),
  }));
  const none = { preset: null, parameters: null, inputNames: null, targetNames: null };
  const all = tuples ?? [drawTuple(draw, sizes[0], sizes[sizes.length - 1])];
  return experimentWith(
    withParts(none, all, null),
    { network: { loss: 'half_sse', layers }, drawn: null },
    { learningRate: draw.pick([0.3, 0.5, 0.8, 0.9]) },
    defaultTitle(null, sizes),
  );
}
