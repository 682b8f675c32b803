// The geometry of the drawing: what fits, where units stand, how lines meet rings.
import { between, fitsWhole, layout, mostUnits, overlap } from '$lib/view/diagram/layout';
import { describe, expect, test } from 'vitest';
import { presetShapes } from './walks';

const stage = { width: 796, height: 330, text: 18, narrow: false };
const phone = { width: 358, height: 288, text: 16, narrow: true };

test('every preset is drawn in full on the stage and on a phone; a wide network is not', () => {
  for (const sizes of presetShapes)
    for (const room of [stage, phone]) expect(fitsWhole(sizes, room)).toBe(true);
  expect(fitsWhole([64, 32, 10], stage)).toBe(false);
  expect(fitsWhole([2, 3, 3, 3, 3, 1], phone)).toBe(false);
});

test('there is room for at least three units and never for more than ten', () => {
  expect(mostUnits({ ...stage, height: 40 })).toBe(3);
  expect(mostUnits({ ...stage, height: 4000 })).toBe(10);
});

describe.each([stage, phone])('in a room of $width × $height', (room) => {
  test.each(presetShapes.map((sizes) => [sizes.join('-'), sizes] as const))(
    '%s stands in columns from left to right',
    (_, sizes) => {
      const { units, radius } = layout(sizes, room);
      units.slice(1).forEach((layer, l) => expect(layer[0].x - units[l][0].x).toBeGreaterThan(2 * radius));
      for (const layer of units) {
        expect(new Set(layer.map(({ x }) => x)).size).toBe(1);
        layer.slice(1).forEach((unit, j) => expect(unit.y).toBeGreaterThan(layer[j].y));
      }
    },
  );
});

test('a line leaves one ring and meets the other at their edges', () => {
  const line = between({ x: 0, y: 0 }, { x: 30, y: 40 }, 5, 10);
  expect(line).toMatchObject({ from: { x: 3, y: 4 }, to: { x: 24, y: 32 }, length: 50 });
});

test('boxes overlap when they are closer than the gap', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 };
  expect(overlap(box, { ...box, x: 11 }, 2)).toBe(true);
  expect(overlap(box, { ...box, x: 13 }, 2)).toBe(false);
});
