// Sets tuples aside for testing: which ones follows from how many there are, the percentage and a seed.
import { tupleOrder } from '$lib/nn/random';

/** How many of all tuples are held out, in percent above 0 and below 100, and the seed that chooses them. */
export interface Split {
  percent: number;
  seed: number;
}

/** Shuffles of training are named by epochs from 1; the one that parts the tuples comes before them. */
const BEFORE_TRAINING = 0;

/** How many of `count` tuples are held out: the percentage, rounded, but one at least is left to train on. */
export function heldOutCount(count: number, { percent }: Split): number {
  return Math.max(0, Math.min(count - 1, Math.round((count * percent) / 100)));
}

/** For each of `count` rows 1 when it is held out, else 0: the first ones of a shuffled order. */
export function heldOutRows(count: number, split: Split): Uint8Array {
  const held = new Uint8Array(count);
  const order = tupleOrder(count, true, split.seed, BEFORE_TRAINING);
  for (let i = 0; i < heldOutCount(count, split); i++) held[order[i]] = 1;
  return held;
}

/** The rows to train on and those held out, both in the order in which they were listed. */
export function parted<Row>(rows: readonly Row[], split: Split): { kept: Row[]; heldOut: Row[] } {
  const held = heldOutRows(rows.length, split);
  return { kept: rows.filter((_, i) => held[i] === 0), heldOut: rows.filter((_, i) => held[i] === 1) };
}

/**
 * All rows in the order in which they were listed before `split` parted them; null when these numbers of rows cannot have come from
 * it.
 */
export function joined<Row>(kept: readonly Row[], heldOut: readonly Row[], split: Split): Row[] | null {
  const count = kept.length + heldOut.length;
  if (heldOut.length !== heldOutCount(count, split)) return null;
  const next = [kept.values(), heldOut.values()];
  return Array.from(heldOutRows(count, split), (held) => next[held].next().value as Row);
}
