// The data sets: well formed, scaled, made from their parameters alone, and what they say they are.
import { describe, expect, test } from 'vitest';
import { curve } from '$lib/data/regression';
import { isWhole, type DataParameters } from '$lib/data/dataSet';
import { dataParameters, dataSetNames, dataSets } from '$lib/data/registry';
import { scaleColumns } from '$lib/data/scale';

const sets = await Promise.all(dataSetNames.map((name) => dataSets[name]()));
/** Sets whose inputs and targets are not brought to 0 … 1: coordinates around the origin, and the noise upon them. */
const unscaled = ['circle', 'spirals', 'regression'];

test.each(sets)('$name is well formed', (set) => {
  expect(dataSetNames).toContain(set.name);
  expect(set.source).toMatch(/\.$/);
  const [low, high] = unscaled.includes(set.name) ? [-2, 2] : [0, 1];
  for (const { inputs, targets } of set.tuples) {
    expect(inputs).toHaveLength(set.inputNames.length);
    expect(targets).toHaveLength(set.targetNames.length);
    expect([...inputs, ...targets].every((value) => value >= low && value <= high)).toBe(true);
  }
});

test('only the generated sets say so', () => {
  expect(sets.filter((set) => set.simulated).map((set) => set.name)).toEqual([
    'circle',
    'spirals',
    'regression',
    'diabetes',
    'digits',
  ]);
});

describe('parameters', () => {
  const taking = dataSetNames.filter((name) => dataParameters[name].length > 0);
  const values = (name: (typeof taking)[number], of: 'min' | 'max' | 'default'): DataParameters =>
    Object.fromEntries(dataParameters[name].map((one) => [one.name, one[of]]));

  test.each(taking)('%s has defaults within bounds, and says with what it was made', async (name) => {
    for (const one of dataParameters[name]) {
      expect(one.min).toBeLessThanOrEqual(one.default);
      expect(one.default).toBeLessThanOrEqual(one.max);
      expect(isWhole(one)).toBe(Number.isInteger(one.default) && one.step >= 1);
    }
    expect((await dataSets[name]()).parameters).toEqual(values(name, 'default'));
  });

  test.each(taking)('%s can be made at both ends of every parameter', async (name) => {
    for (const end of ['min', 'max'] as const) {
      const { tuples, parameters, inputNames } = await dataSets[name](values(name, end));
      expect(parameters).toEqual(values(name, end));
      if (parameters!.count) expect(tuples).toHaveLength(parameters!.count);
      for (const { inputs, targets } of tuples) {
        expect(inputs).toHaveLength(inputNames.length);
        expect([...inputs, ...targets].every(Number.isFinite)).toBe(true);
      }
    }
  });

  test.each(taking.filter((name) => name !== 'parity'))(
    '%s is the same from the same seed, another from another',
    async (name) => {
      const [one, other] = [await dataSets[name]({ seed: 5 }), await dataSets[name]({ seed: 6 })];
      const again = await dataSets[name]({ seed: 5 });
      expect(again).not.toBe(one); // made anew, not remembered
      expect(again).toEqual(one);
      expect(other.tuples).not.toEqual(one.tuples);
    },
  );

  test('the same set asked for twice in a row is the same object', async () => {
    expect(await dataSets.circle({ count: 40 })).toBe(await dataSets.circle({ count: 40, seed: 1 }));
  });
});

test('the truth tables', async () => {
  const targets = async (name: 'and' | 'or' | 'xor' | 'parity') =>
    (await dataSets[name]()).tuples.map((tuple) => [...tuple.inputs, ...tuple.targets].join(''));
  expect(await targets('and')).toEqual(['000', '010', '100', '111']);
  expect(await targets('or')).toEqual(['000', '011', '101', '111']);
  expect(await targets('xor')).toEqual(['000', '011', '101', '110']);
  expect(await targets('parity')).toEqual(['0000', '0011', '0101', '0110', '1001', '1010', '1100', '1111']);
});

test.each([4, 5])('parity of %d bits: all rows once, odd ones true', async (bits) => {
  const { tuples } = await dataSets.parity({ bits });
  expect(new Set(tuples.map((tuple) => tuple.inputs.join(''))).size).toBe(2 ** bits);
  for (const { inputs, targets } of tuples)
    expect(targets[0]).toBe(inputs.filter((bit) => bit === 1).length % 2);
});

const half = (targets: number[]) => targets.filter((target) => target === 1).length * 2 === targets.length;

test('circle without noise: half inside radius 0.5, half between 0.7 and 1, in no pattern', async () => {
  const { tuples } = await dataSets.circle({ noise: 0, count: 600 });
  expect(half(tuples.map(({ targets }) => targets[0]))).toBe(true);
  for (const { inputs, targets } of tuples) {
    const radius = Math.hypot(inputs[0], inputs[1]);
    if (targets[0] === 1) expect(radius).toBeLessThanOrEqual(0.5);
    else expect(radius >= 0.7 - 1e-12 && radius <= 1 + 1e-12).toBe(true);
  }
  // uniform by area: half of the disc's points lie within √½ of its radius
  const inside = tuples.filter(({ targets }) => targets[0] === 1);
  const near = inside.filter(({ inputs }) => Math.hypot(inputs[0], inputs[1]) < 0.5 * Math.SQRT1_2);
  expect(near.length / inside.length).toBeCloseTo(0.5, 1);
});

test('spirals without noise: the angle grows with the radius, half a turn between the two', async () => {
  const turns = 1.5;
  const { tuples } = await dataSets.spirals({ noise: 0, turns, count: 100 });
  expect(half(tuples.map(({ targets }) => targets[0]))).toBe(true);
  for (const { inputs, targets } of tuples) {
    const radius = Math.hypot(inputs[0], inputs[1]);
    const angle = 2 * Math.PI * (turns * radius + targets[0] / 2);
    expect(inputs[0]).toBeCloseTo(radius * Math.cos(angle), 12);
    expect(inputs[1]).toBeCloseTo(radius * Math.sin(angle), 12);
  }
});

test('regression: on the curve without noise, around it with', async () => {
  for (const { inputs, targets } of (await dataSets.regression({ noise: 0 })).tuples) {
    expect(targets[0]).toBe(curve(inputs[0]));
    expect(targets[0]).toBeCloseTo(0.7 * Math.sin(1.5 * Math.PI * inputs[0]) + 0.3 * inputs[0], 12);
  }
  const { tuples } = await dataSets.regression({ noise: 0.2, count: 2000 });
  const squares = tuples.map(({ inputs, targets }) => (targets[0] - curve(inputs[0])) ** 2);
  const deviation = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / 2000);
  expect(Math.abs(deviation - 0.2)).toBeLessThan(0.01);
});

test('digits: as many of each, greys in sixteenths, like their own template more than like others’', async () => {
  const { tuples } = await dataSets.digits({ count: 500 });
  const mean = Array.from({ length: 10 }, (_, digit) => {
    const own = tuples.filter(({ targets }) => targets[digit] === 1);
    expect(own).toHaveLength(50);
    return Array.from(
      { length: 64 },
      (_, i) => own.reduce((sum, { inputs }) => sum + inputs[i], 0) / own.length,
    );
  });
  const distance = (a: number[], b: number[]) => a.reduce((sum, grey, i) => sum + (grey - b[i]) ** 2, 0);
  const right = tuples.filter(({ inputs, targets }) => {
    const near = mean.map((picture) => distance(picture, inputs));
    return targets[near.indexOf(Math.min(...near))] === 1;
  });
  // the nearest mean already tells many of them: the pictures are digits, not noise
  expect(right.length / tuples.length).toBeGreaterThan(0.6);
  for (const { inputs } of tuples) expect(inputs.every((grey) => Number.isInteger(grey * 16))).toBe(true);
});

test('iris: 150 flowers, species in turn, the first as Fisher measured it', async () => {
  const { tuples } = await dataSets.iris();
  expect(tuples).toHaveLength(150);
  tuples.forEach(({ targets }, i) => expect(targets.indexOf(1)).toBe(i % 3));
  // 5.1, 3.5, 1.4, 0.2 cm within 4.3–7.9, 2.0–4.4, 1.0–6.9, 0.1–2.5 cm
  const expected = [0.8 / 3.6, 1.5 / 2.4, 0.4 / 5.9, 0.1 / 2.4];
  tuples[0].inputs.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 12));
});

test('diabetes: a thousand patients, half of them have it, and their values run higher', async () => {
  const { tuples } = await dataSets.diabetes();
  expect(tuples).toHaveLength(1000);
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

test('their numbers stay what they are: files and links name sets, not numbers', () => {
  const digests = sets.map(({ name, tuples }) => {
    const numbers = Float64Array.from(tuples.flatMap(({ inputs, targets }) => [...inputs, ...targets]));
    let hash = 0;
    for (const word of new Uint32Array(numbers.buffer))
      hash = Math.imul(hash ^ word, 0x9e3779b1) ^ (hash >>> 15);
    return [name, (hash >>> 0).toString(16)];
  });
  expect(Object.fromEntries(digests)).toEqual({
    textbook: '7dfc845b',
    and: 'ed86d50',
    or: 'adc87944',
    xor: '11587944',
    mazur: '7150560d',
    parity: 'c973219d',
    circle: '7a7fa2ad',
    spirals: '1a776dfc',
    regression: 'f270c32b',
    iris: 'dc060b22',
    diabetes: 'e04f9c8f',
    digits: '494d9a16',
  });
});
