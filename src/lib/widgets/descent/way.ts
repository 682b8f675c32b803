// The way down over two weights, update by update, made when asked for.
import {
  parameterValue,
  presentTo,
  slopes,
  slopesOfTuple,
  totalLoss,
  withParameters,
} from '$lib/nn/landscape';
import type { Network, Tuple } from '$lib/nn/network';
import type { Ref } from '$lib/nn/steps';
import { endsBatch, startLearner, type Learner, type UpdateRule } from '$lib/nn/update';
import type { Pair } from './sceneries';

export interface WayRule {
  updating: 'case' | 'epoch';
  rate: number;
  momentum?: number;
}

/** The weights after each update. It stops where a number is no longer finite. */
export class Way {
  readonly #learner: Learner;
  readonly #rule: UpdateRule;
  readonly #points: Pair[];

  constructor(
    readonly network: Network,
    readonly tuples: readonly Tuple[],
    readonly weights: readonly [Ref, Ref],
    start: Pair,
    readonly rule: WayRule,
  ) {
    this.#learner = startLearner(withParameters(network, weights, start));
    this.#rule = { updating: rule.updating, momentum: rule.momentum ?? 0, l2: 0, updateBiases: false };
    this.#points = [start];
  }

  /** The points up to so many updates: an update is a tuple by cases, an epoch by epochs. */
  upTo(updates: number): readonly Pair[] {
    while (this.#points.length <= updates && this.#next());
    return this.#points.slice(0, updates + 1);
  }

  #next(): boolean {
    const { tuples, weights } = this;
    const { updating, rate } = this.rule;
    const count = tuples.length;
    const place = (this.#points.length - 1) % count;
    for (const index of updating === 'case' ? [place] : tuples.keys())
      presentTo(this.#learner, tuples[index], this.#rule, rate, endsBatch(updating, index, count), weights);
    const [first, second] = weights.map((weight) => parameterValue(this.#learner.network, weight));
    if (!Number.isFinite(first) || !Number.isFinite(second)) return false;
    this.#points.push([first, second]);
    return true;
  }

  /** The network with the two weights there. */
  at(point: Pair): Network {
    return withParameters(this.network, this.weights, point);
  }

  /** Which tuple is presented next after so many updates; null when all of them are. */
  nextTuple(updates: number): number | null {
    return this.rule.updating === 'case' ? updates % this.tuples.length : null;
  }

  /** −∂L/∂w of the two weights that the next update goes by: of its tuple, or of all. */
  slopesAt(updates: number): Pair {
    const points = this.upTo(updates);
    const network = this.at(points[points.length - 1]);
    const tuple = this.nextTuple(points.length - 1);
    const [first, second] =
      tuple === null
        ? slopes(network, this.tuples, this.weights)
        : slopesOfTuple(network, this.tuples[tuple], this.weights);
    return [first, second];
  }

  lossAt(point: Pair): number {
    return totalLoss(this.at(point), this.tuples);
  }
}
