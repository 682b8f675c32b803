// A mixed practice: which kind comes next, and a seed for it. Chance is handed in.
import { kindNames, type KindName } from '$lib/exercises/kinds/registry';

/** One of the kinds with the fewest right; `not` is left out, as it was just done. */
export function weakestKind(
  right: (kind: KindName) => number,
  chance: () => number,
  not?: KindName,
): KindName {
  const others = kindNames.filter((kind) => kind !== not);
  const least = Math.min(...others.map(right));
  const weakest = others.filter((kind) => right(kind) === least);
  return weakest[Math.min(weakest.length - 1, Math.floor(chance() * weakest.length))];
}

/** A seed of at most six digits, so that the address stays short. */
export const newSeed = (chance: () => number): number => 1 + Math.floor(chance() * 999_999);
