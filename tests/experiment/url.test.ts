// Experiments in addresses: short for presets, readable for common changes, forgiving when read, and exact both ways.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataSets } from '$lib/data/registry';
import { dataOfSet, withSplit } from '$lib/experiment/dataOf';
import { parse } from '$lib/experiment/parse';
import { presets } from '$lib/experiment/presets/registry';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { fitsAddress, fromQuery, toQuery } from '$lib/experiment/url';
import { anyExperiment } from './arbitrary';

const xor = await presets.find((preset) => preset.name === 'xor')!.load();
const sigmoids = ['sigmoid', 'sigmoid'];

test('fromQuery(toQuery(x)) is x', async () => {
  await fc.assert(
    fc.asyncProperty(anyExperiment, async (experiment) => {
      const query = await toQuery(experiment);
      expect(await fromQuery(query)).toEqual({ experiment, notices: [] });
    }),
    { numRuns: 200 },
  );
});

test.each(presets)('the preset $name is its name alone', async (preset) => {
  expect(await toQuery(await preset.load())).toBe(`preset=${preset.name}`);
});

test('a preset at a place', async () => {
  const experiment = { ...xor, position: { epoch: 2, tuple: 2, step: 17 } };
  expect(await toQuery(experiment)).toBe('preset=xor&at=2.3.17');
});

test('common changes are readable', async () => {
  const { training } = xor;
  const stop = { epochs: null, weightChangeBelow: 0.01, misclassifiedBelow: 5 };
  const changed = {
    ...xor,
    training: {
      ...training,
      learningRate: '1/t' as const,
      updating: { batch: 2 },
      updateBiases: false,
      stop,
    },
    view: { granularity: 'unit' as const },
  };
  expect(await toQuery(changed)).toBe('preset=xor&lr=1/t&upd=batch-2&bias=off&stop=dw-0.01,mis-5&by=unit');
});

test('other layers keep what fits, and the title follows', async () => {
  const { experiment, notices } = await fromQuery('?preset=xor&net=2-4-1&act=tanh,sigmoid');
  expect(notices).toEqual([]);
  expect(experiment.title).toBe('XOR, 2-4-1');
  expect(experiment.network.layers.map((layer) => layer.activation)).toEqual(['tanh', 'sigmoid']);
  expect(experiment.drawn).toEqual(xor.drawn);
  expect(experiment.training).toEqual(xor.training);
});

test('nothing is the book’s example', async () => {
  expect(await fromQuery('')).toEqual({ experiment: textbookExperiment(), notices: [] });
});

test('data names the tuples alone', async () => {
  const { experiment } = await fromQuery('data=xor&net=2-2-1&seed=7');
  const expected = await parse({ network: { layers: [2, 2, 1] }, data: { preset: 'xor' }, seed: 7 });
  expect(experiment).toEqual(expected);
});

test('how a data set is made is readable', async () => {
  const base = await presets.find((preset) => preset.name === 'spirals')!.load();
  const set = await dataSets.spirals({ count: 60, noise: 0.1, turns: 1, seed: 3 });
  const changed = { ...base, data: dataOfSet(set, { percent: 20, seed: 1 }) };
  expect(await toQuery(changed)).toBe('preset=spirals&count=60&noise=0.1&dseed=3&test=20');
  expect(await fromQuery('preset=spirals&count=60&noise=0.1&dseed=3&test=20')).toEqual({
    experiment: changed,
    notices: [],
  });
  const other = { ...changed, data: withSplit(changed.data, { percent: 20, seed: 7 }) };
  expect(await toQuery(other)).toMatch(/&test=20-7$/);
});

test('a data set alone takes parameters too', async () => {
  const { experiment, notices } = await fromQuery('data=parity&bits=5&test=25-2');
  const expected = await parse({
    network: { layers: [5, 3, 1] },
    data: { preset: 'parity', parameters: { bits: 5 }, split: { heldOutPercent: 25, seed: 2 } },
  });
  expect(notices).toEqual([]);
  expect(experiment).toEqual(expected);
});

test('other inputs bring other layers', async () => {
  const { experiment, notices } = await fromQuery('preset=parity&bits=4');
  expect(notices).toEqual([]);
  expect(experiment.title).toBe('Parity, 4-3-1');
  expect(experiment.data.tuples).toHaveLength(16);
});

test('none held out, where a preset holds some out', async () => {
  const digits = await presets.find((preset) => preset.name === 'digits')!.load();
  const whole = { ...digits, data: withSplit(digits.data, null) };
  expect(await toQuery(whole)).toBe('preset=digits&test=none');
  expect((await fromQuery('preset=digits&test=none')).experiment).toEqual(whole);
});

test('held-out tuples of one’s own beside a data set', async () => {
  const changed = { ...xor, data: { ...xor.data, heldOut: [{ inputs: [0.5, 0.25], targets: [1] }] } };
  const query = await toQuery(changed);
  expect(query).toMatch(/^preset=xor&s=/);
  expect((await fromQuery(query)).experiment).toEqual(changed);
});

test('what is too much for an address is known beforehand', async () => {
  const own = (count: number) => ({
    ...xor,
    data: {
      ...xor.data,
      preset: null,
      tuples: Array.from({ length: count }, (_, i) => ({
        inputs: [i / 7, (1 - i) / 3e5],
        targets: [i / 11],
      })),
    },
  });
  expect(fitsAddress(own(4000))).toBe(false);
  const most = own(3330);
  expect(fitsAddress(most)).toBe(true);
  // what fits can be read again, even if the numbers are long
  expect(await fromQuery(await toQuery(most))).toEqual({ experiment: most, notices: [] });
  const held = { ...xor, data: { ...xor.data, heldOut: own(4000).data.tuples } };
  expect(fitsAddress(held)).toBe(false);
  const digits = await presets.find((preset) => preset.name === 'digits')!.load();
  expect(fitsAddress(digits)).toBe(true); // named by its set, drawn from a seed
});

describe('what cannot be used is left out and said', () => {
  test.each([
    ['lr=abc', 'lr=abc was left out: "abc" is not a number or "1/t".'],
    ['lr=-1', 'lr=-1 was left out: -1 is not above 0.'],
    ['net=3-x-1', 'net=3-x-1 was left out: network.layers[1]: "x" is not a number.'],
    [
      'act=sigmoid,relux',
      'act=sigmoid,relux was left out: network.activations[1]: "relux" is not an activation; did you mean "relu"?',
    ],
    ['upd=batch-0', 'upd=batch-0 was left out: training.updating.batch: 0 is too small; the least is 1.'],
    ['mom=2', 'mom=2 was left out: 2 is not below 1.'],
    ['bias=maybe', 'bias=maybe was left out: "maybe" is not true or false.'],
    [
      'stop=epoch-5',
      'stop=epoch-5 was left out: training.stop.epoch: is not a known field; did you mean "epochs"?',
    ],
    ['at=1.9.1', 'at=1.9.1 was left out: position.tuple: 8 is too large; the tuples are 0 … 0.'],
    ['at=1', undefined],
    ['by=word', undefined],
    ['s=!!!', 's was left out: the packed part of the address is damaged.'],
    ['s=e30', undefined],
    ['preset=xorr', 'preset=xorr was left out: there is no preset of this name; did you mean "xor"?'],
    ['preset=xor&net=5-1', undefined],
    ['preset=xor&count=5', 'count=5 was left out: the data set xor takes no count.'],
    ['preset=circle&count=few', 'count=few was left out: "few" is not a number.'],
    ['preset=circle&noise=9', 'noise=9 was left out: 9 is too large; the most is 0.5.'],
    ['preset=xor&test=all', 'test=all was left out: data.split.heldOutPercent: "all" is not a number.'],
    ['preset=xor&test=100', 'test=100 was left out: data.split.heldOutPercent: 100 is not below 100.'],
  ])('%s', async (query, message) => {
    const { experiment, notices } = await fromQuery(query);
    expect(experiment.data.tuples.length).toBeGreaterThan(0);
    if (message) expect(notices).toEqual([message]);
  });

  test('the rest is used', async () => {
    const { experiment, notices } = await fromQuery('preset=xor&lr=abc&mom=0.5&nonsense=1');
    expect(notices).toHaveLength(1);
    expect(experiment).toEqual({ ...xor, training: { ...xor.training, momentum: 0.5 } });
  });

  test('no address makes it throw', async () => {
    const names = [
      'preset',
      'data',
      'net',
      'act',
      'loss',
      'lr',
      'upd',
      'stop',
      'seed',
      'start',
      'range',
      'at',
      'by',
      's',
      'count',
      'noise',
      'bits',
      'dseed',
      'turns',
      'test',
    ];
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'xor',
        'iris',
        'parity',
        'spirals',
        '4',
        '20-3',
        '2-2-1',
        sigmoids.join(),
        'softmax',
        '1/t',
        '-1',
        '1.1.1',
      ),
    );
    const query = fc.dictionary(fc.constantFrom(...names), values);
    await fc.assert(
      fc.asyncProperty(query, async (parameters) => {
        const { experiment, notices } = await fromQuery(new URLSearchParams(parameters));
        expect(experiment.network.layers.length).toBeGreaterThan(0);
        expect(notices.every((notice) => !notice.includes('\n'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
