import { expect, it } from 'vitest';
import { comparePlaces, samePlace } from '$lib/experiment/position';

const walk = [
  { epoch: 1, tuple: 0, step: 0 },
  { epoch: 1, tuple: 0, step: 7 },
  { epoch: 1, tuple: 2, step: 3 },
  { epoch: 2, tuple: 0, step: 1 },
];

it('orders places by epoch, then tuple, then step', () => {
  for (const [i, a] of walk.entries())
    for (const [j, b] of walk.entries()) {
      expect(Math.sign(comparePlaces(a, b))).toBe(Math.sign(i - j));
      expect(samePlace(a, { ...b })).toBe(i === j);
    }
});
