// The data sets: well formed, scaled, and what they say they are.
import { expect, test } from 'vitest';
import { dataSetNames, dataSets } from '$lib/data/registry';
import { scaleColumns } from '$lib/data/scale';

const sets = await Promise.all(dataSetNames.map((name) => dataSets[name]()));

test.each(sets)('$name is well formed', (set) => {
  expect(dataSetNames).toContain(set.name);
  expect(set.source).toMatch(/\.$/);
  for (const { inputs, targets } of set.tuples) {
    expect(inputs).toHaveLength(set.inputNames.length);
    expect(targets).toHaveLength(set.targetNames.length);
    expect([...inputs, ...targets].every((value) => value >= 0 && value <= 1)).toBe(true);
  }
});

test('only the simulated set says so', () => {
  expect(sets.filter((set) => set.simulated).map((set) => set.name)).toEqual(['diabetes']);
});

test('the truth tables', async () => {
  const targets = async (name: 'and' | 'or' | 'xor') =>
    (await dataSets[name]()).tuples.map((tuple) => [...tuple.inputs, ...tuple.targets].join(''));
  expect(await targets('and')).toEqual(['000', '010', '100', '111']);
  expect(await targets('or')).toEqual(['000', '011', '101', '111']);
  expect(await targets('xor')).toEqual(['000', '011', '101', '110']);
});

test('iris: 150 flowers, species in turn, the first as Fisher measured it', async () => {
  const { tuples } = await dataSets.iris();
  expect(tuples).toHaveLength(150);
  tuples.forEach(({ targets }, i) => expect(targets.indexOf(1)).toBe(i % 3));
  // 5.1, 3.5, 1.4, 0.2 cm within 4.3–7.9, 2.0–4.4, 1.0–6.9, 0.1–2.5 cm
  const expected = [0.8 / 3.6, 1.5 / 2.4, 0.4 / 5.9, 0.1 / 2.4];
  tuples[0].inputs.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 12));
});

test('diabetes: half of the patients have it, and their values run higher', async () => {
  const { tuples } = await dataSets.diabetes();
  const mean = (target: number, column: number) => {
    const values = tuples.filter(({ targets }) => targets[0] === target).map(({ inputs }) => inputs[column]);
    expect(values).toHaveLength(tuples.length / 2);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  for (const column of [0, 1, 2]) expect(mean(1, column)).toBeGreaterThan(mean(0, column));
});

test('columns are brought to 0 … 1; one of a single value to 0', () => {
  expect(
    scaleColumns([
      [1, 5, -2],
      [3, 5, 2],
      [2, 5, 0],
    ]),
  ).toEqual([
    [0, 0, 0],
    [1, 0, 1],
    [0.5, 0, 0.5],
  ]);
});
