// The small parts: random numbers, shuffles, starting weights, judgement, the learning rate, unit numbers.
import { initialise } from '$lib/nn/initialise';
import { argmax, lossOf, misclassified } from '$lib/nn/judge';
import { cloneNetwork, layerSizes, unitNumber } from '$lib/nn/network';
import { randomStream, tupleOrder } from '$lib/nn/random';
import { rateInEpoch } from '$lib/nn/rate';
import { refKey } from '$lib/nn/steps';
import { describe, expect, it } from 'vitest';

describe('randomStream', () => {
  const take = (count: number, ...seeds: number[]): number[] => {
    const stream = randomStream(...seeds);
    return Array.from({ length: count }, () => stream.next());
  };

  it('gives the same numbers for the same seeds, others for others', () => {
    expect(take(5, 42)).toEqual(take(5, 42));
    const starts = [[42], [43], [42, 1], [42, 2], [42 + 2 ** 32], [-42], [0], [1]].map(
      (seeds) => take(1, ...seeds)[0],
    );
    expect(new Set(starts).size).toBe(starts.length);
  });

  it('stays what it was, so that seeds keep their meaning', () => {
    expect(take(3, 1)).toMatchInlineSnapshot(`
      [
        0.5845905067859567,
        0.9401549397780368,
        0.7332495205193477,
      ]
    `);
  });

  it('is uniform in [0, 1), with all 53 bits', () => {
    const many = take(20_000, 9);
    expect(Math.min(...many)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...many)).toBeLessThan(1);
    const tenths = new Array<number>(10).fill(0);
    for (const x of many) tenths[Math.floor(10 * x)]++;
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
    expect(many.some((x) => (x * 2 ** 53) % 2 === 1)).toBe(true);
  });
});

describe('tupleOrder', () => {
  it('is the order of the list without a shuffle', () => {
    expect(tupleOrder(4, false, 1, 1)).toEqual([0, 1, 2, 3]);
  });

  it('is a permutation that depends on seed and epoch alone', () => {
    const order = tupleOrder(20, true, 1, 3);
    expect([...order].sort((a, b) => a - b)).toEqual(tupleOrder(20, false, 1, 3));
    expect(order).toEqual(tupleOrder(20, true, 1, 3));
    expect(order).not.toEqual(tupleOrder(20, true, 1, 4));
    expect(order).not.toEqual(tupleOrder(20, true, 2, 3));
  });

  it('puts each tuple in each place about equally often', () => {
    const first = new Array<number>(4).fill(0);
    for (let epoch = 1; epoch <= 4000; epoch++) first[tupleOrder(4, true, 5, epoch)[0]]++;
    for (const count of first) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe('initialise', () => {
  it('draws layer by layer, for each unit its weights in order, then its bias', () => {
    const { layers } = initialise([3, 2, 1], ['tanh', 'sigmoid'], 'half_sse', 8, [-0.5, 0.5]);
    const stream = randomStream(8);
    const drawn = Array.from({ length: 11 }, () => -0.5 + stream.next());
    const told = layers.flatMap(({ weights, biases }) =>
      biases.flatMap((bias, j) => [...weights.map((row) => row[j]), bias]),
    );
    expect(told).toEqual(drawn);
    expect(layers.map(({ activation }) => activation)).toEqual(['tanh', 'sigmoid']);
  });

  it('keeps to the range', () => {
    const network = initialise([10, 10, 10], ['relu', 'softmax'], 'cross_entropy', 1, [-1, 1]);
    const all = network.layers.flatMap(({ weights, biases }) => [...weights.flat(), ...biases]);
    expect(all.every((x) => x >= -1 && x < 1)).toBe(true);
    expect(Math.max(...all)).toBeGreaterThan(0.9);
    expect(network.loss).toBe('cross_entropy');
  });
});

describe('judge', () => {
  it('compares one output with one half, the half itself counting as 1', () => {
    expect(misclassified([0.5], [1])).toBe(false);
    expect(misclassified([0.5], [0])).toBe(true);
    expect(misclassified([0.499], [0.4])).toBe(false);
  });

  it('compares the largest of several outputs, ties to the lowest index', () => {
    expect(argmax([1, 3, 3])).toBe(1);
    expect(misclassified([0.4, 0.4], [1, 0])).toBe(false);
    expect(misclassified([0.4, 0.4], [0, 1])).toBe(true);
  });

  it('sums each loss in its own way', () => {
    const of = (loss: Parameters<typeof initialise>[2]): number =>
      lossOf({ loss, layers: [] }, [0.25, 0.75], [0, 1]);
    expect(of('half_sse')).toBe(0.0625);
    expect(of('mean_square')).toBe(0.0625);
    expect(of('cross_entropy')).toBeCloseTo(-Math.log(0.75), 15);
    expect(of('binary_cross_entropy')).toBeCloseTo(-2 * Math.log(0.75), 15);
  });

  it('does not count what a target of 0 or 1 leaves out', () => {
    expect(lossOf({ loss: 'cross_entropy', layers: [] }, [0, 1], [0, 1])).toBe(0);
    expect(lossOf({ loss: 'binary_cross_entropy', layers: [] }, [0, 1], [0, 1])).toBe(0);
  });
});

describe('rateInEpoch', () => {
  it('is constant, or 1/t from the first epoch', () => {
    expect([1, 2, 10].map((t) => rateInEpoch(0.3, t))).toEqual([0.3, 0.3, 0.3]);
    expect([1, 2, 10].map((t) => rateInEpoch('1/t', t))).toEqual([1, 0.5, 0.1]);
  });
});

describe('a network', () => {
  const network = initialise([3, 2, 1], ['sigmoid', 'sigmoid'], 'half_sse', 1, [-1, 1]);

  it('numbers its units through the layers from 1', () => {
    const sizes = layerSizes(network);
    expect(sizes).toEqual([3, 2, 1]);
    expect(
      [
        [0, 0],
        [0, 2],
        [1, 0],
        [1, 1],
        [2, 0],
      ].map(([layer, index]) => unitNumber(sizes, { layer, index })),
    ).toEqual([1, 3, 4, 5, 6]);
  });

  it('is cloned without sharing anything', () => {
    const clone = cloneNetwork(network);
    expect(clone).toStrictEqual(network);
    clone.layers[0].weights[0][0] = 9;
    clone.layers[1].biases[0] = 9;
    expect(network.layers[0].weights[0][0]).not.toBe(9);
    expect(network.layers[1].biases[0]).not.toBe(9);
  });

  it('names what a symbol stands for', () => {
    expect(refKey({ quantity: 'w', weight: { layer: 0, from: 1, to: 2 } })).toBe('w-0-1-2');
    expect(refKey({ quantity: 'O', unit: { layer: 1, index: 0 } })).toBe('O-1-0');
    expect(refKey({ quantity: 'l' })).toBe('l');
  });
});
