// One value to be worked out in a walk from what is shown of it, and how much the rounding of shown numbers can move it.
import type { Narration } from '$lib/nn/narrate';
import { resultRef, type Quantity, type Ref } from '$lib/nn/steps';
import { halfUnit, rounded } from './answer';
import { Hand, type Slip } from './hand';

/** What is asked of a walk: the result of `step`, or its Δ, to so many decimals, when steps up to `known` are shown. */
export interface Work {
  walk: Narration;
  known: number;
  step: number;
  quantity: Quantity;
  digits: number;
  /** Values that the learner has for steps after `known`, right or wrong. */
  given?: ReadonlyMap<number, number>;
}

/** Decimals that a computed quantity is shown and asked with. */
export const digitsOf = (quantity: Quantity): number => (quantity === 'I' || quantity === 'O' ? 3 : 4);

const shownQuantities = new Set<Quantity>(['I', 'O', 'Err']);
const isDelta = ({ quantity }: Pick<Ref, 'quantity'>): boolean => quantity === 'dw' || quantity === 'dθ';

const worked = (work: Work, hand: Hand): number =>
  isDelta(work) ? hand.increment(work.step) : hand.value(work.step);

/** The value as worked out by hand, with a slip or without. */
export const valueOf = (work: Work, slip?: Slip): number =>
  worked(work, new Hand(work.walk, work.known, slip, work.given));

/**
 * How far rounding can move the value: over every I, O and Err that goes into it, the sum of what its own rounding does. Those shown
 * are off by what their rounding leaves, those worked out on the way by at most half a unit of their last digit. Never more than a tenth
 * of the value and five units of its last digit: where a division makes rounding count for more, such as by 1 − O with O shown as 1.000,
 * any answer would pass for right.
 */
export function slackOf(work: Work, slip?: Slip): number {
  const { walk, known, step, given } = work;
  const hand = new Hand(walk, known, slip, given);
  const plain = worked(work, hand);
  let slack = 0;
  for (const n of hand.used) {
    const { quantity } = resultRef(walk.step(n));
    const isPart = ['outputPull', 'netInputTerm', 'hiddenErrorTerm'].includes(walk.step(n).kind);
    if (n === step || isPart || !shownQuantities.has(quantity) || given?.has(n)) continue;
    const value = hand.value(n);
    const half = halfUnit(digitsOf(quantity));
    const offsets = n <= known ? [rounded(value, digitsOf(quantity)) - value] : [-half, half];
    const moved = offsets.map((offset) => {
      const nudged = new Hand(walk, known, slip, new Map([...(given ?? []), [n, value + offset]]));
      return Math.abs(worked(work, nudged) - plain);
    });
    slack += Math.max(...moved);
  }
  const most = Math.abs(plain) / 10 + 10 * halfUnit(work.digits);
  return slack <= most ? slack : most;
}
