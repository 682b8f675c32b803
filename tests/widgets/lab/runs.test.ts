// Comparisons, the pair that is watched slowly, the zoom of the axis, and points drawn by hand.
import { startTraining, presentNext } from '$lib/training/trainer';
import { comparisons } from '$lib/widgets/lab/comparisons';
import { nearest, readyToUse, squareAround } from '$lib/widgets/lab/drawing';
import { lasting } from '$lib/widgets/lab/engineTexts';
import { advance, barsOf, startPair, toEpochEnd } from '$lib/widgets/training/pair';
import { zoomed } from '$lib/widgets/lab/zoom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xor } from '../../support/experiments';

describe('comparisons', () => {
  it.each(comparisons)('$title: one thing differs, each has a name of its own', ({ variants }) => {
    const made = variants(xor());
    expect(new Set(made.map(({ name }) => name)).size).toBe(made.length);
    expect(made.length).toBeGreaterThan(1);
    for (const { experiment } of made) {
      expect(experiment.data).toBe(made[0].experiment.data);
      expect(experiment.position).toEqual({ epoch: 1, tuple: 0, step: 0 });
    }
  });

  it('by rate and by updating begin with the very same weights, by seed with others', () => {
    const [updating, rates, seeds] = comparisons.map(({ variants }) =>
      variants(xor()).map(({ experiment }) => JSON.stringify(experiment.network)),
    );
    expect(new Set(updating).size).toBe(1);
    expect(new Set(rates).size).toBe(1);
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('name rates without the digits that arithmetic adds', () => {
    const names = comparisons[1].variants(xor()).map(({ name }) => name);
    for (const name of names) expect(name).toMatch(/^rate [\d.]{1,6}$/);
  });
});

describe('the pair', () => {
  it('goes the way of training, tuple by tuple, and leaves the pair before as it was', () => {
    const first = startPair(xor());
    const later = advance(first, 6);
    expect(first.byCase.state).toEqual(startTraining(first.byCase.experiment));
    for (const side of [later.byCase, later.byEpoch]) {
      const state = startTraining(side.experiment);
      for (let n = 0; n < 6; n++) presentNext(side.experiment, state);
      expect(side.state).toEqual(state);
    }
  });

  it('gathers while the weights wait, and flushes at the end of the epoch', () => {
    const first = startPair(xor());
    const midway = advance(first, 2);
    const weights = (pair: typeof first) => barsOf(pair.byEpoch.state, true).map(({ weight }) => weight);
    expect(weights(midway)).toEqual(weights(first));
    expect(barsOf(midway.byEpoch.state, true).some(({ gathered }) => gathered !== 0)).toBe(true);
    const flushed = advance(midway, toEpochEnd(midway));
    expect(flushed.byEpoch.state.epoch).toBe(2);
    expect(barsOf(flushed.byEpoch.state, true).every(({ gathered }) => gathered === 0)).toBe(true);
    expect(weights(flushed)).not.toEqual(weights(first));
    expect(barsOf(flushed.byCase.state, false).every(({ gathered }) => gathered === null)).toBe(true);
  });
});

describe('the zoom', () => {
  it('stays within the run and around the epoch looked at', () => {
    const last = fc.integer({ min: 20, max: 1e6 });
    fc.assert(
      fc.property(
        last,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0.5, 2),
        (end, part, factor) => {
          const all: [number, number] = [1, end];
          const at = Math.round(1 + part * (end - 1));
          const once = zoomed(all, all, at, factor);
          if (factor === 2) {
            expect(once).toBeNull();
            return;
          }
          const [from, to] = once!;
          expect(from).toBeGreaterThanOrEqual(1);
          expect(to).toBeLessThanOrEqual(end);
          expect(at >= from && at <= to).toBe(true);
          expect(zoomed([from, to], all, at, 4)).toBeNull();
        },
      ),
    );
  });
});

describe('points drawn by hand', () => {
  const points = [
    { inputs: [0.1, 0.1], targets: [1] },
    { inputs: [0.9, 0.9], targets: [0] },
  ];

  it('the nearest is found when it is near', () => {
    expect(nearest(points, 0.12, 0.1)).toBe(0);
    expect(nearest(points, 0.88, 0.92)).toBe(1);
    expect(nearest(points, 0.5, 0.5)).toBe(-1);
  });

  it('need two, and both classes', () => {
    expect(readyToUse([])).toBe('At least two points are needed.');
    expect(readyToUse([points[0], points[0]])).toBe('Both classes need a point.');
    expect(readyToUse(points)).toBeNull();
  });

  it('the square holds them all', () => {
    expect(squareAround([])).toEqual([0, 1]);
    expect(squareAround([{ inputs: [-0.7, 1.2], targets: [1] }])).toEqual([-1, 1.5]);
  });
});

it('tells how long something lasts', () => {
  expect([900, 99_000, 100_001, 7_200_000].map(lasting)).toEqual(['1 s', '99 s', '2 min', '2 h']);
});
