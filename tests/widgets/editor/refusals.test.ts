// Which numbers the editor's fields refuse.
import { belowOne, notNegative, percent, positive, whole } from '$lib/widgets/editor/refusals';
import { describe, expect, it } from 'vitest';

describe('a field', () => {
  it('takes whole numbers from 1 to the most', () => {
    expect([1, 64].map(whole(64))).toEqual([null, null]);
    expect([0, 65, 1.5, -1, Infinity].map((value) => whole(64)(value))).toEqual(
      new Array(5).fill('Needs a whole number from 1 to 64'),
    );
  });

  it('takes what lies above 0, from 0, or from 0 to below 1', () => {
    expect([1e-9, 0, -1].map((value) => positive(value) === null)).toEqual([true, false, false]);
    expect([0, -1e-9].map((value) => notNegative(value) === null)).toEqual([true, false]);
    expect([0, 100, 100.1, -1].map((value) => percent(value) === null)).toEqual([true, true, false, false]);
    expect([0, 0.999, 1, -0.1].map((value) => belowOne(value) === null)).toEqual([true, true, false, false]);
  });
});
