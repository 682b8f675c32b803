// What generated sets draw with: the circle is within 10^-15, deviates have the mean and deviation they should.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviate, onCircle, shuffled } from '$lib/data/draw';
import { randomStream } from '$lib/nn/random';

/** 2π, π with 40 digits as a whole number, and a series of exact fractions: a reference that shares nothing with the code. */
const SCALE = 10n ** 40n;
const TWO_PI = 62831853071795864769252867665590057683943n;

/** [cos 2πt, sin 2πt] by fixed-point series of t times 2π, reduced to a turn by whole numbers alone. */
function precise(turns: number): [number, number] {
  const bits = 2n ** 80n;
  // doubles in use here are multiples of 2^-80 once turns are taken off
  const part = turns - Math.trunc(turns);
  const exact = BigInt(part * 2 ** 53) * (bits / 2n ** 53n);
  const angle = (exact * TWO_PI) / bits;
  const sums = [0n, 0n];
  let term = SCALE;
  for (let n = 0n; term !== 0n; n++) {
    const sign = n % 4n < 2n ? 1n : -1n;
    sums[Number(n % 2n)] += sign * term;
    term = (term * angle) / (SCALE * (n + 1n));
  }
  return [Number(sums[0]) / 1e40, Number(sums[1]) / 1e40];
}

/** Numbers that are whole multiples of 2^-53, so that the reference can hold their parts exactly. */
const turns = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 2 ** 30 }))
  .map(([whole, n]) => whole + n / 2 ** 30);

test('a point of the circle is within 10^-15 of the exact one', () => {
  fc.assert(
    fc.property(turns, (t) => {
      const [x, y] = onCircle(t);
      const [exactX, exactY] = precise(t);
      expect(Math.abs(x - exactX)).toBeLessThan(1e-15);
      expect(Math.abs(y - exactY)).toBeLessThan(1e-15);
    }),
    { numRuns: 2000 },
  );
});

test('quarter turns are exact', () => {
  const points = [0, 0.25, 0.5, 0.75, 1, -0.25].map((t) => onCircle(t).map((part) => part + 0));
  expect(points).toEqual([
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
    [1, 0],
    [0, -1],
  ]);
});

test('a deviate has mean 0 and deviation 1, two thirds within 1', () => {
  const stream = randomStream(4);
  const values = Array.from({ length: 20_000 }, () => deviate(stream));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(Math.sqrt(square)).toBeCloseTo(1, 1);
  expect(values.filter((value) => Math.abs(value) < 1).length / values.length).toBeCloseTo(0.683, 1);
});

test('shuffled holds the same items in another order', () => {
  const items = Array.from({ length: 50 }, (_, i) => i);
  const mixed = shuffled(items, 3);
  expect(mixed).not.toEqual(items);
  expect([...mixed].sort((a, b) => a - b)).toEqual(items);
});
