// The exponential: accuracy against 400-bit integers, monotony, and what happens at the ends.
import { exp, expInTwoParts } from '$lib/nn/exp';
import { randomStream } from '$lib/nn/random';
import { describe, expect, it, vi } from 'vitest';
import { errorInUlps, exactly, firstFall, neighbours, preciseExp, worst } from '../support/precise';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const stream = randomStream(1);
const uniform = (low: number, high: number): number => low + (high - low) * stream.next();
const boundaries = Array.from({ length: 2100 }, (_, i) => (i - 1075 + 0.5) * Math.LN2).filter(
  (x) => x > -745.1 && x < 709.7,
);

const points = [
  ...Array.from({ length: 12_000 }, () => uniform(-708.3, 709.78)),
  ...Array.from({ length: 4_000 }, () => uniform(-745.13, -708.3)),
  ...Array.from({ length: 8_000 }, () => (stream.next() < 0.5 ? -1 : 1) * 2 ** uniform(-60, 9.4)),
  ...boundaries.flatMap((x) => neighbours(x, 1)),
  ...neighbours(0.5 * Math.LN2, 200),
  709.782712893384,
  -745.1332191019411,
];

describe('exp', () => {
  it('stays within 1 ulp over all magnitudes', () => {
    const { ulps, x } = worst(exp, preciseExp, points);
    expect(ulps, `at ${x}`).toBeLessThan(1);
  });

  it('never falls between neighbours, around every reduction boundary, 0 and the ends', () => {
    for (const x of [...boundaries, 0, 1, -1, -708.39, -745.1, 709.7])
      expect(firstFall(exp, neighbours(x, 60))).toBeNull();
    for (let i = 0; i < 500; i++) expect(firstFall(exp, neighbours(uniform(-740, 709), 40))).toBeNull();
  });

  it('is exactly 1 at 0 and −0', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
  });

  it('overflows and underflows where the exact result does', () => {
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(Number.MIN_VALUE);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(-740)).toBeGreaterThan(0);
    expect(exp(1e308)).toBe(Infinity);
    expect(exp(-1e308)).toBe(0);
  });

  it('knows ±∞ and NaN', () => {
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
  });
});

describe('expInTwoParts', () => {
  it('is about 55 bits of e^x', () => {
    for (let i = 0; i < 2000; i++) {
      const x = uniform(0, 40);
      const [high, low] = expInTwoParts(x);
      const exact = preciseExp(x);
      const head = exactly(high);
      const by = BigInt(head.exponent - exact.exponent);
      const rest = { value: exact.value - (head.value << by), exponent: exact.exponent };
      expect(Math.abs(high / low)).toBeGreaterThan(2 ** 51);
      expect(errorInUlps(high, exact)).toBeLessThan(1.1);
      const missed = Number(rest.value >> 300n) * 2 ** (rest.exponent + 300) - low;
      expect(Math.abs(missed) / high).toBeLessThan(2 ** -55);
    }
  });
});
