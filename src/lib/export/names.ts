// Units, weights and symbols as the book numbers them.
import { unitNumber, type UnitRef, type WeightRef } from '$lib/nn/network';
import type { Ref } from '$lib/nn/steps';

/** The book's numbers of the two units that a weight joins. */
export function ends(sizes: readonly number[], { layer, from, to }: WeightRef): { from: number; to: number } {
  return {
    from: unitNumber(sizes, { layer, index: from }),
    to: unitNumber(sizes, { layer: layer + 1, index: to }),
  };
}

/** `I4`, `Err6`, `w46`, `l`; with a comma where a number has two digits: `w4,12`. */
export function symbol(sizes: readonly number[], { quantity, unit, weight }: Ref): string {
  if (weight) {
    const { from, to } = ends(sizes, weight);
    return `${quantity}${from}${from > 9 || to > 9 ? ',' : ''}${to}`;
  }
  return unit ? `${quantity}${unitNumber(sizes, unit)}` : quantity;
}

/** Where a result that is not finite stands: a unit or a weight, by the book's numbers. */
export function place(
  sizes: readonly number[],
  { unit, weight }: { unit: UnitRef | null; weight: WeightRef | null },
): { unit: number } | { weight: { from: number; to: number } } {
  return weight ? { weight: ends(sizes, weight) } : { unit: unitNumber(sizes, unit!) };
}

/** A number as JSON holds it; what is not finite as a text, since JSON has no such numbers. */
export const jsonNumber = (value: number): number | string =>
  Number.isFinite(value) ? value : String(value);
