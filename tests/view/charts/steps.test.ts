// The parts of a loss surface: its steps, its arrows, a point moved by keys.
import { arrowPath, movedByKey, placed, thresholdsOf } from '$lib/view/charts/steps';
import fc from 'fast-check';
import { expect, it } from 'vitest';

it('the nine thresholds rise between the ends, closer together near the bottom', () => {
  const steps = thresholdsOf([5, 1, 3]);
  expect(steps).toHaveLength(9);
  expect(steps[0]).toBeCloseTo(1.04, 12);
  expect(steps[8]).toBeCloseTo(4.24, 12);
  thresholdsOf([0, 10], 1).forEach((value, k) => expect(value).toBeCloseTo(k + 1, 12));
});

it('an arrow has two wings of equal length behind its tip', () => {
  expect(arrowPath([0, 0], [20, 0], 10)).toBe('M0.0,0.0L20.0,0.0M10.0,5.0L20.0,0.0L10.0,-5.0');
  expect(arrowPath([0, 0], [1, 0])).toBe('M0.0,0.0L1.0,0.0');
});

it('keys move a point by a fortieth of the range and never out of it', () => {
  expect(movedByKey('ArrowRight', false, [0, 0], [-2, 2], [-2, 2])).toEqual([0.1, 0]);
  expect(movedByKey('ArrowDown', true, [0, 0], [-2, 2], [-2, 2])).toEqual([0, -0.01]);
  expect(movedByKey('Enter', false, [0, 0], [-2, 2], [-2, 2])).toBeNull();
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      const to = placed(value, [-4, 4]);
      expect(to >= -4 && to <= 4).toBe(true);
    }),
  );
});
