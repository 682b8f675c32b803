// The curve of a run: gaps where a value is not finite, no more points than a screen shows, scales that hold any values.
import { axes, curvePath } from '$lib/view/charts/curvePath';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
/** The pieces of a path, each a list of points. */
const piecesOf = (path: string): number[][][] =>
  path
    .split('M')
    .filter(Boolean)
    .map((piece) =>
      piece
        .replace(/Z/g, '')
        .split('L')
        .map((point) => point.split(',').map(Number)),
    );
const draw = (values: number[], width = 100, height = 50, steps = false): string => {
  const epochs = upTo(values.length);
  return curvePath(epochs, values, axes(epochs, values, width, height), steps);
};

describe('a curve', () => {
  it('goes from the first value at the left to the last at the right, 0 at the foot', () => {
    expect(piecesOf(draw([2, 1, 0]))).toEqual([
      [
        [0, 0],
        [50, 25],
        [100, 50],
      ],
    ]);
  });

  it('has a gap where a value is not finite', () => {
    const [before, after] = piecesOf(draw([2, 1, Infinity, NaN, 1, 2]));
    expect([before.length, after.length]).toEqual([2, 2]);
    expect(piecesOf(draw([Infinity, 1, -Infinity]))).toHaveLength(1);
  });

  it('is empty when there is nothing to draw', () => {
    for (const values of [[], [NaN], [Infinity, Infinity]]) expect(draw(values)).toBe('');
  });

  it('in steps holds each value until the next epoch', () => {
    const [points] = piecesOf(draw([2, 0], 100, 50, true));
    expect(points).toEqual([
      [0, 0],
      [100, 0],
      [100, 50],
    ]);
  });

  it('has at most two points a pixel, the first and the last among them', () => {
    for (const count of [1, 2, 199, 201, 399, 400, 401, 4321, 20_000]) {
      const points = piecesOf(draw(upTo(count), 100)).flat();
      expect(points.length).toBeLessThanOrEqual(202);
      expect(points.length).toBeGreaterThanOrEqual(Math.min(count, 100));
      expect(points[0][0]).toBe(0);
      expect(points.at(-1)![0]).toBe(count === 1 ? 0 : 100);
    }
  });

  it('stays within its box, whatever the values', () => {
    const value = fc.oneof(
      fc.double({ min: 0, noNaN: true }),
      fc.constantFrom(Infinity, NaN, 0, 5e-324, 1.7e308),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 50 }), fc.boolean(), (values, steps) => {
        const path = draw(values, 300, 80, steps);
        expect(path).not.toMatch(/NaN|Infinity|undefined/);
        for (const [x, y] of piecesOf(path).flat()) {
          expect(x >= 0 && x <= 300.001).toBe(true);
          expect(y >= -0.001 && y <= 80.001).toBe(true);
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('the scales', () => {
  it('begin at 0 and end at the largest finite value, or at 1', () => {
    expect(axes([1, 2], [3, Infinity], 10, 10).y.domain()).toEqual([0, 3]);
    expect(axes([1], [0], 10, 10).y.domain()).toEqual([0, 1]);
    expect(axes([], [], 10, 10).y.domain()).toEqual([0, 1]);
    expect(axes([5], [1], 10, 10).x.domain()).toEqual([5, 6]);
  });
});
