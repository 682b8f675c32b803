// The curve of a run: thinned in parts as at once, bounded, and true to its extremes and steps at every zoom.
import { curveBefore, curveOf, curveWithin, emptyCurve, joinCurves, thinCurve } from '$lib/training/curve';
import type { Curve } from '$lib/training/curve';
import { CurveStore } from '$lib/training/curveStore';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** A curve of consecutive epochs whose values a seed decides. */
function curveFrom(first: number, length: number, seed = 1): Curve {
  let x = seed;
  const noise = (): number => (x = (x * 48271) % 2147483647) / 2147483647;
  const column = (value: () => number) => Float64Array.from({ length }, value);
  let percent = 50;
  return {
    epoch: Float64Array.from({ length }, (_, i) => first + i),
    loss: column(noise),
    misclassifiedPercent: column(() => (noise() < 0.001 ? (percent = Math.round(100 * noise())) : percent)),
    largestChange: column(noise),
  };
}

const piece = (curve: Curve, from: number, to: number): Curve => ({
  epoch: curve.epoch.slice(from, to),
  loss: curve.loss.slice(from, to),
  misclassifiedPercent: curve.misclassifiedPercent.slice(from, to),
  largestChange: curve.largestChange.slice(from, to),
});

/** The smallest and the largest value. */
const range = (values: Float64Array): [number, number] =>
  values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );

describe('a thinned curve', () => {
  it('is whole while it is short', () => {
    const curve = curveFrom(1, 2047);
    expect(thinCurve(curve)).toBe(curve);
  });

  it('has the extremes of every bin, entry for entry from the whole', () => {
    const whole = curveFrom(1, 40_000);
    const thin = thinCurve(whole);
    expect(thin.epoch.length).toBeLessThan(0.75 * 40_000);
    for (const [i, epoch] of thin.epoch.entries())
      for (const column of ['loss', 'misclassifiedPercent', 'largestChange'] as const)
        expect(thin[column][i]).toBe(whole[column][epoch - 1]);
    for (let from = 32_768; from < 40_000; from += 32) {
      const to = Math.min(40_001, from + 32);
      const [first, end] = [from, to].map((epoch) => thin.epoch.findIndex((kept) => kept >= epoch));
      const part = piece(thin, first, end < 0 ? thin.epoch.length : end);
      const all = piece(whole, from - 1, to - 1);
      for (const column of ['loss', 'misclassifiedPercent', 'largestChange'] as const)
        expect(range(part[column])).toEqual(range(all[column]));
    }
  });

  it('has both sides of a step', () => {
    const whole = curveFrom(1, 60_000);
    whole.misclassifiedPercent.fill(25).fill(0, 51_234);
    const thin = thinCurve(whole);
    const step = thin.misclassifiedPercent.indexOf(0);
    expect([thin.epoch[step - 1], thin.epoch[step]]).toEqual([51_234, 51_235]);
  });

  it('is the same when it was thinned in parts as when at once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 1e6 }),
        (first, lengths, seed) => {
          const whole = curveFrom(
            first,
            lengths.reduce((sum, length) => sum + length, 0),
            seed,
          );
          const store = new CurveStore();
          let at = 0;
          for (const length of lengths) store.append(thinCurve(piece(whole, at, (at += length))));
          const once = thinCurve(whole);
          for (const column of ['epoch', 'loss', 'misclassifiedPercent', 'largestChange'] as const)
            expect([...store.curve[column]]).toEqual([...once[column]]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stays bounded over ten million epochs', () => {
    const store = new CurveStore();
    for (let epoch = 1; epoch < 1e7; epoch += 50_000)
      store.append(thinCurve(curveFrom(epoch, 50_000, epoch)));
    expect(store.curve.epoch.length).toBeLessThan(150_000);
    expect(store.curve.epoch[0]).toBe(1);
    expect(store.curve.epoch.at(-1)).toBe(1e7);
  });
});

describe('a window of a curve', () => {
  const whole = curveFrom(1, 30_000);

  it('is the curve itself, with a neighbour to either side, when there is room', () => {
    expect([...curveWithin(whole, 10, 12, 100).epoch]).toEqual([9, 10, 11, 12, 13]);
    expect([...curveWithin(whole, 1, 2, 100).epoch]).toEqual([1, 2, 3]);
    expect(curveWithin(emptyCurve(), 1, 100, 100)).toStrictEqual(emptyCurve());
  });

  it('keeps to its room and loses no extreme', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30_000 }),
        fc.integer({ min: 1, max: 30_000 }),
        fc.integer({ min: 16, max: 3000 }),
        (a, b, points) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const seen = curveWithin(whole, from, to, points);
          expect(seen.epoch.length).toBeLessThanOrEqual(Math.max(16, points));
          const all = piece(whole, Math.max(0, from - 2), Math.min(30_000, to + 1));
          expect(seen.epoch[0]).toBe(all.epoch[0]);
          expect(seen.epoch.at(-1)).toBe(all.epoch.at(-1));
          for (const column of ['loss', 'misclassifiedPercent', 'largestChange'] as const)
            expect(range(seen[column])).toEqual(range(all[column]));
        },
      ),
    );
  });
});

describe('curves', () => {
  it('join, and are cut', () => {
    const joined = joinCurves(curveFrom(1, 3), curveFrom(4, 2));
    expect([...joined.epoch]).toEqual([1, 2, 3, 4, 5]);
    expect([...curveBefore(joined, 4).epoch]).toEqual([1, 2, 3]);
    expect(curveBefore(joined, 1)).toStrictEqual(emptyCurve());
    const store = new CurveStore(joined);
    store.cut(4);
    store.append(curveFrom(4, 1, 9));
    expect([...store.curve.epoch]).toEqual([1, 2, 3, 4]);
    expect(store.curve.loss[3]).toBe(curveFrom(4, 1, 9).loss[0]);
  });

  it('are made of statistics', () => {
    const statistics = { epoch: 7, loss: 0.5, misclassifiedPercent: 25, largestChange: 0.125 };
    const rest = { learningRate: 1, misclassified: 1, largestTupleIncrement: 0, largestUpdate: 0 };
    const curve = curveOf([{ ...rest, ...statistics, largestAccumulated: 0 }]);
    expect(
      Object.fromEntries(Object.entries(curve).map(([name, column]) => [name, (column as Float64Array)[0]])),
    ).toEqual(statistics);
  });
});
