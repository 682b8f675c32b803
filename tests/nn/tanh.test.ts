// The hyperbolic tangent: accuracy against 400-bit integers, monotony, oddness, and what happens at the ends.
import { randomStream } from '$lib/nn/random';
import { tanh } from '$lib/nn/tanh';
import { describe, expect, it, vi } from 'vitest';
import { firstFall, neighbours, preciseTanh, worst } from '../support/precise';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const stream = randomStream(3);
const uniform = (low: number, high: number): number => low + (high - low) * stream.next();
const boundaries = Array.from({ length: 57 }, (_, i) => ((i + 0.5) * Math.LN2) / 2);

const points = [
  ...Array.from({ length: 10_000 }, () => uniform(-20, 20)),
  ...Array.from({ length: 6_000 }, () => uniform(-1, 1)),
  ...Array.from({ length: 6_000 }, () => 2 ** uniform(-60, 4)),
  ...Array.from({ length: 500 }, () => 2 ** uniform(-1074, -60)),
  ...boundaries.flatMap((x) => neighbours(x, 10)),
  ...neighbours(0.55, 200),
  ...neighbours(-0.55, 200),
  ...neighbours(19.5, 20),
];

describe('tanh', () => {
  it('stays within 1 ulp over all magnitudes', () => {
    const { ulps, x } = worst(tanh, preciseTanh, points);
    expect(ulps, `at ${x}`).toBeLessThan(1);
  });

  it('never falls between neighbours, around every reduction boundary, ±0.55, 0 and the ends', () => {
    for (const x of [...boundaries, 0, 0.55, 19.5, 1e-8, 2 ** -1022])
      for (const at of [x, -x]) expect(firstFall(tanh, neighbours(at, 300))).toBeNull();
    for (let i = 0; i < 1000; i++) expect(firstFall(tanh, neighbours(uniform(-19.6, 19.6), 60))).toBeNull();
  });

  it('is odd, exact at 0 and −0, and ±1 at ±∞', () => {
    for (const x of points.slice(0, 1000)) expect(tanh(-x)).toBe(-tanh(x));
    expect(tanh(0)).toBe(0);
    expect(tanh(-0)).toBe(-0);
    expect(tanh(Number.MIN_VALUE)).toBe(Number.MIN_VALUE);
    expect(tanh(Infinity)).toBe(1);
    expect(tanh(-Infinity)).toBe(-1);
    expect(tanh(1e300)).toBe(1);
    expect(tanh(NaN)).toBeNaN();
  });
});
