// Which tuples are held out: as many as asked for, the same from the same seed, and the order can be had back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heldOutCount, heldOutRows, joined, parted } from '$lib/data/split';

const split = fc.record({ percent: fc.double({ min: 0.01, max: 99.99, noNaN: true }), seed: fc.nat() });
const rows = fc.integer({ min: 1, max: 300 }).map((count) => Array.from({ length: count }, (_, i) => i));

test('both parts keep the listed order, nothing is lost, one at least is trained on', () => {
  fc.assert(
    fc.property(rows, split, (all, how) => {
      const { kept, heldOut } = parted(all, how);
      expect(kept.length).toBeGreaterThan(0);
      expect(heldOut).toHaveLength(Math.min(all.length - 1, Math.round((all.length * how.percent) / 100)));
      for (const part of [kept, heldOut]) expect([...part].sort((a, b) => a - b)).toEqual(part);
      expect([...kept, ...heldOut].sort((a, b) => a - b)).toEqual(all);
    }),
  );
});

test('joined undoes parted', () => {
  fc.assert(
    fc.property(rows, split, (all, how) => {
      const { kept, heldOut } = parted(all, how);
      expect(joined(kept, heldOut, how)).toEqual(all);
      expect(joined([...kept, -1], heldOut.slice(1), how) === null || heldOut.length === 0).toBe(true);
    }),
  );
});

test('a seed chooses always the same, another seed others, and every row has its chance', () => {
  const one = heldOutRows(100, { percent: 20, seed: 1 });
  expect(one.filter((held) => held === 1)).toHaveLength(heldOutCount(100, { percent: 20, seed: 1 }));
  expect(heldOutRows(100, { percent: 20, seed: 1 })).toEqual(one);
  expect(heldOutRows(100, { percent: 20, seed: 2 })).not.toEqual(one);
  const times = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 500; seed++)
    heldOutRows(10, { percent: 30, seed }).forEach((held, i) => (times[i] += held));
  for (const count of times) expect(count / 500).toBeCloseTo(0.3, 0.9);
});
