// What generated data sets draw with: normal deviates, points on a circle, and an order without pattern.
import { tupleOrder, type RandomStream } from '$lib/nn/random';

/** A normal deviate, near enough: the sum of twelve uniform numbers less six has mean 0 and deviation 1, and stays within ±6. */
export function deviate(stream: RandomStream): number {
  let sum = -6;
  for (let n = 0; n < 12; n++) sum += stream.next();
  return sum;
}

/** Uniform in [low, high). */
export const between = (stream: RandomStream, low: number, high: number): number =>
  low + (high - low) * stream.next();

/** The same items in a shuffled order, since classes that alternate mislead case updating. */
export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  return tupleOrder(items.length, true, seed, 1).map((i) => items[i]);
}

const TWO_PI = 6.283185307179586;

/** sin x / x for first = 2, cos x for first = 1, by their series, z = x² ≤ (π/4)²: what it leaves out is below 2^−60. */
function series(z: number, first: 1 | 2): number {
  let sum = 1;
  for (let n = first + 16; n >= first; n -= 2) sum = 1 - (z / (n * (n + 1))) * sum;
  return sum;
}

/**
 * The point of the unit circle at `turns` turns from (1, 0), counted as angles are: [cos 2πt, sin 2πt], each within 10^−15. Any finite
 * number. By additions, products and quotients alone, so that its bits are the same in every engine.
 *
 * t = q/4 + r with |r| ≤ 1/8 is exact; the quarters only swap the two and change signs.
 */
export function onCircle(turns: number): [x: number, y: number] {
  const quarter = Math.round(turns * 4);
  const angle = (turns - quarter / 4) * TWO_PI;
  const x = series(angle * angle, 1);
  const y = angle * series(angle * angle, 2);
  const turned: [number, number][] = [
    [x, y],
    [-y, x],
    [-x, -y],
    [y, -x],
  ];
  return turned[((quarter % 4) + 4) % 4];
}
