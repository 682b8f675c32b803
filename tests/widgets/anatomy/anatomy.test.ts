// The anatomy of a network: every part is named once, and what is said of starts is what training by the trainer does.
import { layerSizes } from '$lib/nn/network';
import { bookNotation } from '$lib/view/formulas/notation';
import Anatomy from '$lib/widgets/anatomy/Anatomy.svelte';
import { meta } from '$lib/widgets/anatomy/meta';
import { countSays, keysOf, partsOf, partSays } from '$lib/widgets/anatomy/parts';
import { startSays } from '$lib/widgets/anatomy/says';
import {
  areTwins,
  experimentFrom,
  isXor,
  largestMove,
  networkFrom,
  randomTuples,
  saturation,
  train,
  twinRows,
} from '$lib/widgets/anatomy/starts';
import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';

const count = fc.integer({ min: 1, max: 4 });
const sizes = fc
  .tuple(count, fc.array(count, { maxLength: 2 }), count)
  .map(([inputs, hidden, outputs]) => [inputs, ...hidden, outputs]);
const withTwo = fc.tuple(count, fc.integer({ min: 2, max: 4 }), fc.array(count, { maxLength: 1 }), count);
const text = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the parts', () => {
  it('are named once each, and as many as the count says', () => {
    fc.assert(
      fc.property(sizes, (given) => {
        const parts = partsOf(given);
        const network = networkFrom(given, 'random', 1);
        const keys = parts.flatMap((part) => keysOf(part, given));
        expect(new Set(keys).size).toBe(keys.length);
        const learned = parts.filter(({ kind }) => kind !== 'unit').length;
        expect(countSays(given)).toContain(`: ${learned} numbers to learn`);
        const said = parts.map((part) => partSays(part, network, bookNotation));
        expect(new Set(said).size).toBe(said.length);
        for (const one of said) expect(one).not.toMatch(/undefined|NaN/);
      }),
    );
  });

  it('have the book’s names in 3-2-1', () => {
    const network = networkFrom([3, 2, 1], 'random', 1);
    const say = (part: Parameters<typeof partSays>[0]) => partSays(part, network, bookNotation);
    expect(say({ kind: 'weight', weight: { layer: 1, from: 0, to: 0 } })).toContain(
      '$w_{46}$ runs from unit 4 to unit 6',
    );
    expect(say({ kind: 'bias', unit: { layer: 1, index: 1 } })).toContain('$θ_{5}$ is the bias of unit 5');
    expect(say({ kind: 'layer', name: 'inputs' })).toContain('1, 2 and 3 are inputs');
    expect(say({ kind: 'layer', name: 'hidden' })).toContain('4 and 5 are hidden');
    expect(countSays([3, 2, 1])).toBe('3·2 + 2·1 = 8 weights, 2 + 1 = 3 biases: 11 numbers to learn.');
  });
});

describe('training', () => {
  it('from zeros leaves all hidden units twins, to the last bit, whatever the layers', () => {
    fc.assert(
      fc.property(withTwo, fc.integer({ min: 1, max: 30 }), ([inputs, hidden, more, outputs], epochs) => {
        const given = [inputs, hidden, ...more, outputs];
        const experiment = experimentFrom(networkFrom(given, 'zeros', 1), given);
        const state = train(experiment, null, epochs);
        expect(state.epoch).toBe(epochs + 1);
        const rows = twinRows(state.learner.network, experiment.data.tuples[1].inputs);
        expect(areTwins(rows)).toBe(true);
        expect(rows.every(({ equal }) => equal)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('from zeros on XOR does change the weights, all alike', () => {
    const given = [2, 3, 1];
    const experiment = experimentFrom(networkFrom(given, 'zeros', 1), given);
    const { network } = train(experiment, null, 100).learner;
    expect(network.layers[0].weights.flat().every((weight) => weight !== 0)).toBe(true);
    expect(experiment.network.layers[0].weights.flat().every((weight) => weight === 0)).toBe(true);
  });

  it('from small random weights leaves no two alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const given = [2, 3, 1];
        const network = networkFrom(given, 'random', seed);
        const experiment = experimentFrom(network, given);
        const after = train(experiment, null, 20).learner.network;
        expect(areTwins(twinRows(network, [0, 1]))).toBe(false);
        expect(areTwins(twinRows(after, [0, 1]))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('in two goes is training in one', () => {
    const given = [2, 3, 1];
    const experiment = experimentFrom(networkFrom(given, 'random', 3), given);
    const once = train(experiment, null, 7);
    const twice = train(experiment, train(experiment, null, 3), 4);
    expect(twice.learner.network).toEqual(once.learner.network);
  });
});

describe('the start', () => {
  it('of small random weights has no saturated hidden unit, and of large ones most', () => {
    let [small, large, all] = [0, 0, 0];
    for (let seed = 1; seed <= 40; seed++) {
      const tuples = experimentFrom(networkFrom([2, 3, 1], 'random', seed), [2, 3, 1]).data.tuples;
      small += saturation(networkFrom([2, 3, 1], 'random', seed), tuples).saturated;
      const found = saturation(networkFrom([2, 3, 1], 'large', seed), tuples);
      large += found.saturated;
      all += found.of;
    }
    expect(small).toBe(0);
    expect(large / all).toBeGreaterThan(0.5);
  });

  it('has XOR where it fits, else four tuples of the right lengths', () => {
    fc.assert(
      fc.property(sizes, (given) => {
        const experiment = experimentFrom(networkFrom(given, 'random', 1), given);
        expect(experiment.data.tuples).toHaveLength(4);
        expect(layerSizes(experiment.network)).toEqual(given);
        for (const { inputs, targets } of experiment.data.tuples) {
          expect(inputs).toHaveLength(given[0]);
          expect(targets).toHaveLength(given[given.length - 1]);
        }
        expect(experiment.data.preset).toBe(isXor(given) ? 'xor' : null);
      }),
    );
    expect(randomTuples(3, 2)).toEqual(randomTuples(3, 2));
  });

  it('is told as it is: twins only while they are', () => {
    const rows = twinRows(networkFrom([2, 3, 1], 'zeros', 1), [0, 1]);
    const seen = { rows, hidden: true, saturated: { saturated: 0, of: 12 }, moved: '0' };
    expect(startSays({ ...seen, start: 'zeros', epochs: 5 })).toContain('still twins');
    const apart = twinRows(networkFrom([2, 3, 1], 'random', 1), [0, 1]);
    expect(startSays({ ...seen, rows: apart, start: 'zeros', epochs: 5 })).toContain('differ');
    expect(largestMove(networkFrom([2, 3, 1], 'zeros', 1), networkFrom([2, 3, 1], 'zeros', 2))).toBe(0);
  });
});

describe('the figure on the server', () => {
  it.each(Object.keys(meta.stations))('can begin at station %s', (at) => {
    const { body } = render(Anatomy, { props: { at } });
    expect(body).not.toMatch(/NaN|undefined/);
    if (at === 'weight') expect(text(body)).toContain('runs from unit 4 to unit 6');
    if (at === 'zeros') expect(text(body)).toContain('All weights are zero');
    if (at === 'large') expect(text(body)).toContain('of 12 hidden outputs');
  });
});
