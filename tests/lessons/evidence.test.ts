// The evidence on the errors page shows what the text beside it says.
import { allEvidence } from '$lessons/errors/evidence';
import { expect, it } from 'vitest';

const evidence = await allEvidence();
const column = (name: keyof typeof evidence, at: number): number[] =>
  evidence[name].rows.map((row) => row[at] as number);

it('the other target gives an error of the other sign', () => {
  const [one, zero] = column('supervised', 2);
  expect(one).toBeGreaterThan(0);
  expect(zero).toBeLessThan(0);
});

it('without the minus the output falls', () => {
  const right = column('sign', 1);
  const wrong = column('sign', 2);
  expect(right).toEqual([...right].sort((a, b) => a - b));
  expect(wrong).toEqual([...wrong].sort((a, b) => b - a));
});

it('starts 1 and 2 end far above starts 3 and 4 at 0.9 and 5, and no rate brings all four down', () => {
  for (const at of [2, 3]) {
    const [first, second, third, fourth] = column('globalMinimum', at);
    expect(Math.min(first, second)).toBeGreaterThan(100 * Math.max(third, fourth));
  }
  for (const at of [1, 2, 3]) expect(Math.max(...column('globalMinimum', at))).toBeGreaterThan(0.3);
});

it('one slope serves three rules, all of them downhill', () => {
  const slopes = column('descent', 0);
  expect(new Set(slopes).size).toBe(1);
  for (const change of column('descent', 2)) expect(Math.sign(change)).toBe(-Math.sign(slopes[0]));
});

it('weights and biases are changed; the error comes out anew', () => {
  for (const [, before, after] of evidence.adjusts.rows) expect(after).not.toBe(before);
});

it('an epoch of four tuples makes four updates, two, or one', () => {
  expect(column('epoch', 1)).toEqual([4, 2, 1]);
});

it('held the unit comes to rest; along the sequence it does not', () => {
  const [settling, following] = [column('recurrent', 1), column('recurrent', 3)];
  expect(Math.abs(settling[7] - settling[6])).toBeLessThan(1e-4);
  expect(Math.max(...following) - Math.min(...following)).toBeGreaterThan(0.3);
});

it('training deletes no link', () => {
  const [count, zeros] = evidence.pruning.rows;
  expect(count[1]).toBe(count[2]);
  expect(zeros.slice(1)).toEqual([0, 0]);
});

it('each choice changed makes learning fail', () => {
  const [plain, ...changed] = column('choices', 1);
  for (const error of changed) expect(error).toBeGreaterThan(100 * plain);
});

it('counted in tuples, 1/t is all but nothing in the second epoch', () => {
  expect(column('oneOverT', 1).slice(0, 3)).toEqual([1, 1 / 2, 1 / 3]);
  expect(column('oneOverT', 2)[1]).toBeLessThan(0.01);
});
