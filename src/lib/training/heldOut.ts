// Judging the tuples that are not trained on, a few at a time.
import { forward } from '$lib/nn/forward';
import { lossOf, misclassified } from '$lib/nn/judge';
import type { Network, Tuple } from '$lib/nn/network';
import type { Curve } from './curve';

/** The loss and the misclassified of a network over given tuples, summed up in parts. */
export class HeldOutJudgement {
  /** Σ L(O, T) over the tuples judged so far. */
  loss = 0;
  misclassified = 0;
  #judged = 0;

  constructor(
    readonly network: Network,
    readonly tuples: readonly Tuple[],
  ) {}

  get done(): boolean {
    return this.#judged === this.tuples.length;
  }

  /** Judges so many more tuples. */
  advance(count: number): void {
    const { network, tuples } = this;
    const end = Math.min(tuples.length, this.#judged + count);
    for (; this.#judged < end; this.#judged++) {
      const { inputs, targets } = tuples[this.#judged];
      const outputs = forward(network, inputs).outputs[network.layers.length];
      this.loss += lossOf(network, outputs, targets);
      if (misclassified(outputs, targets)) this.misclassified++;
    }
  }
}

/** A finished judgement as one entry of a curve. The loss is scaled to `tuples` trained ones, so that it compares with theirs. */
export function sampleOf(
  epoch: number,
  { loss, misclassified, tuples: heldOut }: HeldOutJudgement,
  tuples: number,
): Curve {
  return {
    epoch: Float64Array.of(epoch),
    loss: Float64Array.of((loss * tuples) / heldOut.length),
    misclassifiedPercent: Float64Array.of((100 * misclassified) / heldOut.length),
    largestChange: Float64Array.of(0),
  };
}
