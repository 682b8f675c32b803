// The flat steps of a surface.
import { crossingOf, levelsOf } from '$lib/view/charts/contours';
import { describe, expect, it } from 'vitest';

/** Values that rise evenly from 0 at the left to 1 at the right. */
const slope = { columns: 11, rows: 3, values: Array.from({ length: 33 }, (_, i) => (i % 11) / 10) };
const pointsOf = (path: string) =>
  (path.match(/-?[\d.]+,-?[\d.]+/g) ?? []).map((pair) => pair.split(',').map(Number));

describe('a level', () => {
  it('is the part of the box where the values are at or above it', () => {
    const [level] = levelsOf(slope, [0.45], 100, 50);
    const xs = pointsOf(level.path).map(([x]) => x);
    expect(Math.min(...xs)).toBeCloseTo(45, 5);
    expect(Math.max(...xs)).toBe(100);
  });

  it('stays within the box, and is nothing above every value', () => {
    for (const { path } of levelsOf(slope, [0.1, 0.5, 0.9], 80, 40))
      for (const [x, y] of pointsOf(path)) {
        expect(x >= 0 && x <= 80).toBe(true);
        expect(y >= 0 && y <= 40).toBe(true);
      }
    expect(levelsOf(slope, [2], 80, 40)[0].path).toBe('');
  });

  it('has the highest row of the grid at the top', () => {
    const rising = { columns: 2, rows: 2, values: [0, 0, 1, 1] };
    const [{ path }] = levelsOf(rising, [0.5], 10, 10);
    const ys = pointsOf(path).map(([, y]) => y);
    expect(Math.min(...ys)).toBe(0);
    expect(Math.max(...ys)).toBeCloseTo(5, 5);
  });
});

it('a crossing is the line inside the box, without its edges', () => {
  const points = pointsOf(crossingOf(levelsOf(slope, [0.45], 100, 50)[0], 100, 50));
  expect(points.length).toBeGreaterThan(0);
  for (const [x] of points) expect(x).toBeCloseTo(45, 5);
});
