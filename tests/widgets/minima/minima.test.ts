// The bench of local minima: its surface, the four methods, and simulated annealing by the rule of Metropolis.
import { slopes, withParameters } from '$lib/nn/landscape';
import { bookNotation } from '$lib/view/formulas/notation';
import { anneal, chanceOf, triesOf, type AnnealRule } from '$lib/widgets/minima/anneal';
import {
  annealRule,
  descend,
  endOf,
  gridOf,
  lossAt,
  lowAt,
  lowsOf,
  network,
  PLATEAU,
  RANGE,
  search,
  START,
  startsOf,
  tuples,
  weights,
  type Method,
  type Pair,
  type Setting,
} from '$lib/widgets/minima/bench';
import { headline, tally } from '$lib/widgets/minima/words';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const lows = lowsOf(gridOf());
const slopeAt = (at: Pair) => slopes(withParameters(network, weights, at), tuples, weights);
const setting = (method: Method, change: Partial<Setting> = {}): Setting => ({
  method,
  start: START,
  rate: 0.5,
  momentum: 0.9,
  starts: 8,
  cooling: 0.99,
  seed: 1,
  ...change,
});
const endLow = (one: Setting) => {
  const { points } = search(one);
  return lowAt(lows, points[points.length - 1]);
};

describe('the surface', () => {
  it('has six minima of different loss, each with no slope and rising all around', () => {
    expect(lows).toHaveLength(6);
    for (const [i, { at, loss }] of lows.entries()) {
      expect(Math.max(...slopeAt(at).map(Math.abs))).toBeLessThan(0.005);
      for (let k = 0; k < 16; k++) {
        const turn = (2 * Math.PI * k) / 16;
        expect(lossAt([at[0] + 0.35 * Math.cos(turn), at[1] + 0.35 * Math.sin(turn)])).toBeGreaterThan(loss);
      }
      if (i > 0) expect(loss - lows[i - 1].loss).toBeGreaterThan(0.004);
    }
    expect(lows[1].loss - lows[0].loss).toBeGreaterThan(0.1);
  });

  it('is flat on the plateau', () => {
    expect(Math.hypot(...slopeAt(PLATEAU))).toBeLessThan(0.01);
    expect(lossAt(PLATEAU)).toBeGreaterThan(lows[5].loss + 0.1);
  });
});

describe('the methods', () => {
  it('plain descent only ever goes down here, and ends where it must', () => {
    const { losses } = search(setting('plain'));
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeLessThanOrEqual(losses[i - 1]);
    expect(endLow(setting('plain'))).toBe(1);
  });

  it('momentum rolls on into the lowest from the same start, going up on the way', () => {
    const { losses } = search(setting('momentum'));
    expect(losses.some((loss, i) => i > 0 && loss > losses[i - 1])).toBe(true);
    expect(endLow(setting('momentum'))).toBe(0);
    expect(search(setting('momentum', { momentum: 0 })).points).toEqual(search(setting('plain')).points);
  });

  it('restarts keep the best of several descents, the first from the start', () => {
    const { points, runs, best, losses } = search(setting('restarts'));
    expect(runs).toHaveLength(8);
    expect(points.slice(0, runs[1])).toEqual(descend(START, 0.5, 0));
    expect(losses[best[best.length - 1]]).toBe(Math.min(...losses));
    expect(lowAt(lows, points[best[best.length - 1]])).toBe(0);
  });

  it('annealing that cools slowly ends lowest more often than one that cools fast', () => {
    const hits = (cooling: number) =>
      Array.from({ length: 20 }, (_, seed) => endLow(setting('annealing', { cooling, seed }))).filter(
        (low) => low === 0,
      ).length;
    const [fast, slow] = [hits(0.9), hits(0.995)];
    expect(slow).toBeGreaterThan(fast);
    expect(slow).toBeGreaterThanOrEqual(18);
    expect(fast).toBeLessThan(20);
  });

  it('many starts end in several minima', () => {
    const ends = startsOf(12, 1).map((start) => lowAt(lows, endOf(setting('plain'), start, 1)));
    expect(new Set(ends).size).toBeGreaterThan(2);
    expect(tally([0, 0, 3, -1], lows)).toBe(
      'Of 4 starts 2 ended in the lowest of 6 minima, 1 in another, 1 in none.',
    );
  });
});

describe('annealing', () => {
  const rule: AnnealRule = annealRule({ cooling: 0.99, seed: 3 });

  it('takes a rise with the chance of Metropolis', () => {
    expect(chanceOf(-1, 0.1)).toBe(1);
    expect(chanceOf(0, 0.1)).toBe(1);
    expect(chanceOf(0.1, 0.1)).toBeCloseTo(Math.exp(-1), 14);
    // On a slope of 1 at one temperature, tries to the right rise by 0 … 0.5: the share taken is the mean of exp(−ΔL / T).
    const flat: AnnealRule = {
      hot: 0.2,
      cold: 0.2 * 0.999999 ** 40_000,
      cooling: 0.999999,
      reach: 0.5,
      range: [-1e9, 1e9],
      seed: 5,
    };
    const walk = anneal(([x]) => x, [0, 0], flat);
    const taken = walk.filter((one) => one.uphill).length / walk.length;
    const mean = 0.2 * (1 - Math.exp(-2.5)); // ∫ exp(−d / 0.2) dd over 0 … 0.5, times the density 1 of a rise
    expect(taken).toBeCloseTo(mean, 2);
  });

  it('is a walk inside the range that its seed alone decides, and cold it never climbs', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const walk = anneal(lossAt, START, { ...rule, cooling: 0.95, seed });
        expect(walk).toEqual(anneal(lossAt, START, { ...rule, cooling: 0.95, seed }));
        expect(walk).toHaveLength(triesOf({ ...rule, cooling: 0.95 }));
        for (const { at } of walk)
          for (const value of at) expect(value >= RANGE[0] && value <= RANGE[1]).toBe(true);
      }),
      { numRuns: 20 },
    );
    const cold = anneal(lossAt, START, { ...rule, hot: 1e-9, cold: 1e-10 });
    expect(cold.some(({ uphill }) => uphill)).toBe(false);
    expect(cold.some(({ taken }) => taken)).toBe(true);
  });
});

it('the headline says where the search ended', () => {
  const say = (one: Setting) => {
    const found = search(one);
    return headline(one, found, lows, found.points.length - 1, bookNotation);
  };
  expect(say(setting('plain'))).toMatch(/^Plain descent ended in the second lowest, at error 0\.72/);
  expect(say(setting('plain', { start: PLATEAU }))).toMatch(/^The error lay still for 2\d\d of 36\d steps/);
  expect(say(setting('momentum'))).toMatch(/^Momentum ended in the lowest minimum/);
  expect(say(setting('restarts'))).toMatch(
    /^8 starts: \d came to the lowest minimum; the best error is 0\.576\.$/,
  );
  expect(say(setting('annealing', { cooling: 0.995 }))).toMatch(
    /^919 tries, \d+ of them uphill: annealing ended in the lowest/,
  );
});
