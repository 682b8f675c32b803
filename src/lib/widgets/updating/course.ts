// The course of case updating and of gathering side by side: any number of tuples on from the same start, made when asked for.
import { xor } from '$lib/data/xor';
import { drawnStart } from '$lib/experiment/assemble';
import type { Experiment } from '$lib/experiment/types';
import { totalLoss } from '$lib/nn/landscape';
import type { Network } from '$lib/nn/network';
import type { Ref } from '$lib/nn/steps';
import type { Increments, Updating } from '$lib/nn/update';
import { experimentFor } from '../bench/experiments';
import { advance, startPair, type Pair } from '../training/pair';

export type Gathering = Exclude<Updating, 'case'>;

/** XOR on two hidden units. Seed and rate were found by trying sixty seeds: both sides learn it within 300 epochs, by different ways. */
export const xorExperiment = (rate = 2, seed = 11): Experiment =>
  experimentFor(xor, drawnStart([2, 2, 1], ['sigmoid', 'sigmoid'], 'half_sse', seed).network, {
    learningRate: rate,
  });

/** One weight or bias on both sides. */
export interface Row {
  ref: Ref;
  byCase: number;
  byEpoch: number;
  /** What waits on the right. */
  gathered: number;
  /** What was added there just now; null when nothing was. */
  flushed: number | null;
}

export class Course {
  readonly #pairs: Pair[];
  readonly count: number;
  /** Tuples of a batch on the right. */
  readonly batch: number;
  readonly tuples: Experiment['data']['tuples'];

  constructor(experiment: Experiment, gathering: Gathering) {
    this.#pairs = [startPair(experiment, gathering)];
    this.tuples = experiment.data.tuples;
    this.count = this.tuples.length;
    this.batch = gathering === 'epoch' ? this.count : gathering.batch;
  }

  /** Both sides after so many tuples. */
  at(tuples: number): Pair {
    while (this.#pairs.length <= tuples) this.#pairs.push(advance(this.#pairs[this.#pairs.length - 1], 1));
    return this.#pairs[tuples];
  }

  /** How many tuples the right has gathered; 0 just after it has added them. */
  gatheredAfter(tuples: number): number {
    return this.at(tuples).byEpoch.state.learner.gatheredCount;
  }

  /** Whether the last tuple made the right add what it had gathered. */
  flushedAt = (tuples: number): boolean => tuples > 0 && this.gatheredAfter(tuples) === 0;

  /** Every weight, then every bias, after so many tuples. */
  rowsAt(tuples: number): Row[] {
    const { byCase, byEpoch } = this.at(tuples);
    const before = this.flushedAt(tuples) ? this.at(tuples - 1).byEpoch.state.learner.network : null;
    const { network, gathered } = byEpoch.state.learner;
    return places(network).map(({ ref, of, ofIncrements }) => ({
      ref,
      byCase: of(byCase.state.learner.network),
      byEpoch: of(network),
      gathered: gathered ? ofIncrements(gathered) : 0,
      flushed: before && of(network) - of(before),
    }));
  }

  /** The largest sum that waits or is added in the epoch of a tuple: what fills a tank. */
  reachAround(tuples: number): number {
    const first = Math.max(0, Math.floor((tuples - 1) / this.count)) * this.count;
    let most = 0.001;
    for (let n = first + 1; n <= first + this.count; n++)
      for (const { gathered, flushed } of this.rowsAt(n))
        most = Math.max(most, Math.abs(gathered), Math.abs(flushed ?? 0));
    return most;
  }

  /** The errors of both after each whole epoch up to one, the start first. */
  errorsUpTo(epoch: number): { byCase: number[]; byEpoch: number[] } {
    const errors = (side: 'byCase' | 'byEpoch') =>
      Array.from({ length: epoch + 1 }, (_, n) => this.errorAfter(n, side));
    return { byCase: errors('byCase'), byEpoch: errors('byEpoch') };
  }

  readonly #errors = { byCase: [] as number[], byEpoch: [] as number[] };
  errorAfter(epoch: number, side: 'byCase' | 'byEpoch'): number {
    return (this.#errors[side][epoch] ??= totalLoss(
      this.at(epoch * this.count)[side].state.learner.network,
      this.tuples,
    ));
  }
}

interface Place {
  ref: Ref;
  of: (network: Network) => number;
  ofIncrements: (increments: Increments) => number;
}

function places({ layers }: Network): Place[] {
  const weights = layers.flatMap((layer, l) =>
    layer.weights.flatMap((row, from) =>
      row.map((_, to): Place => ({
        ref: { quantity: 'w', weight: { layer: l, from, to } },
        of: (network) => network.layers[l].weights[from][to],
        ofIncrements: (increments) => increments.weights[l][from][to],
      })),
    ),
  );
  const biases = layers.flatMap(({ biases }, l) =>
    biases.map((_, index): Place => ({
      ref: { quantity: 'θ', unit: { layer: l + 1, index } },
      of: (network) => network.layers[l].biases[index],
      ofIncrements: (increments) => increments.biases[l][index],
    })),
  );
  return [...weights, ...biases];
}

/** The largest difference between the two sides. */
export const farthest = (rows: readonly Row[]): number =>
  rows.reduce((most, { byCase, byEpoch }) => Math.max(most, Math.abs(byCase - byEpoch)), 0);
