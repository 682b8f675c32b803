// The logarithm: accuracy against 400-bit integers, monotony, and what happens at the ends.
import { log } from '$lib/nn/log';
import { randomStream } from '$lib/nn/random';
import { describe, expect, it, vi } from 'vitest';
import { firstFall, neighbours, preciseLog, worst } from '../support/precise';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const stream = randomStream(2);
const uniform = (low: number, high: number): number => low + (high - low) * stream.next();
const boundaries = Array.from({ length: 2000 }, (_, i) => Math.SQRT2 * 2 ** (i - 1000));

const points = [
  ...Array.from({ length: 10_000 }, () => uniform(1, 2) * 2 ** Math.floor(uniform(-1022, 1023))),
  ...Array.from({ length: 2_000 }, () => uniform(0, 1) * 2 ** -1022 || Number.MIN_VALUE),
  ...Array.from({ length: 6_000 }, () => 1 + (stream.next() < 0.5 ? -0.5 : 1) * 2 ** uniform(-52, 0)),
  ...Array.from({ length: 4_000 }, () => stream.next() || 0.5),
  ...boundaries.filter((_, i) => i % 10 === 0).flatMap((x) => neighbours(x, 2)),
  ...neighbours(1, 200),
  ...neighbours(Math.SQRT2, 200),
];

describe('log', () => {
  it('stays within 1 ulp over all magnitudes', () => {
    const { ulps, x } = worst(log, preciseLog, points);
    expect(ulps, `at ${x}`).toBeLessThan(1);
  });

  it('never falls between neighbours, around every reduction boundary and 1', () => {
    for (const x of [...boundaries, 1, 2, 0.5, 2 ** -1022, 10])
      expect(firstFall(log, neighbours(x, 60))).toBeNull();
    for (let i = 0; i < 500; i++)
      expect(firstFall(log, neighbours(uniform(1, 2) * 2 ** uniform(-900, 900), 40))).toBeNull();
  });

  it('is exactly 0 at 1', () => {
    expect(log(1)).toBe(0);
  });

  it('knows 0, negative numbers, ∞, NaN and the extremes', () => {
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(-Infinity)).toBeNaN();
    expect(log(NaN)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(log(Number.MIN_VALUE)).toBe(-744.4400719213812);
    expect(log(Number.MAX_VALUE)).toBe(709.782712893384);
  });
});
