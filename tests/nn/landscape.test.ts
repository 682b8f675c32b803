// The landscape over weights: its slopes against finite differences, its grids, and descent against the trainer.
import { experimentWith } from '$lib/experiment/assemble';
import {
  overLine,
  overParameters,
  parameterValue,
  presentTo,
  slopes,
  slopeVector,
  totalLoss,
  vectorOf,
  withParameters,
} from '$lib/nn/landscape';
import { initialise } from '$lib/nn/initialise';
import { cloneNetwork } from '$lib/nn/network';
import type { Ref } from '$lib/nn/steps';
import { endsBatch, startLearner, type UpdateRule } from '$lib/nn/update';
import { presentNext, startTraining } from '$lib/training/trainer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xorTuples } from '../support/experiments';

const networkOf = (seed: number) => initialise([2, 3, 1], ['sigmoid', 'sigmoid'], 'half_sse', seed, [-1, 1]);
const all: Ref[] = [
  ...[0, 1].flatMap((from) =>
    [0, 1, 2].map((to): Ref => ({ quantity: 'w', weight: { layer: 0, from, to } })),
  ),
  ...[0, 1, 2].map((index): Ref => ({ quantity: 'θ', unit: { layer: 1, index } })),
  ...[0, 1, 2].map((from): Ref => ({ quantity: 'w', weight: { layer: 1, from, to: 0 } })),
  { quantity: 'θ', unit: { layer: 2, index: 0 } },
];

describe('the landscape over weights and biases', () => {
  it('falls along its slopes as a finite difference says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(all.length - 1), (seed, i) => {
        const network = networkOf(seed);
        const at = parameterValue(network, all[i]);
        const loss = (value: number) => totalLoss(withParameters(network, [all[i]], [value]), xorTuples);
        const difference = -(loss(at + 1e-5) - loss(at - 1e-5)) / 2e-5;
        expect(slopes(network, xorTuples, [all[i]])[0]).toBeCloseTo(difference, 8);
      }),
    );
  });

  it('has its slopes in the order of its numbers', () => {
    const network = networkOf(4);
    expect(vectorOf(network)).toEqual(all.map((one) => parameterValue(network, one)));
    expect(slopeVector(network, xorTuples)).toEqual(slopes(network, xorTuples, all));
    const held = slopeVector(network, xorTuples, false);
    expect(all.every(({ unit }, i) => !unit || held[i] === 0)).toBe(true);
  });

  it('over two weights has the grid points at the ends of the ranges and leaves the network alone', () => {
    const network = networkOf(5);
    const before = cloneNetwork(network);
    const two: [Ref, Ref] = [all[0], all[9]];
    const grid = overParameters(
      network,
      two,
      [
        [-1, 2],
        [-3, 4],
      ],
      5,
      (one) => totalLoss(one, xorTuples),
    );
    expect(network).toEqual(before);
    for (const [r, c, values] of [
      [0, 0, [-1, -3]],
      [4, 4, [2, 4]],
      [2, 1, [-0.25, 0.5]],
    ] as const)
      expect(grid.values[r * 5 + c]).toBe(totalLoss(withParameters(network, two, values), xorTuples));
  });

  it('along a line goes through the network itself', () => {
    const network = networkOf(6);
    const line = overLine(network, slopeVector(network, xorTuples), -1, 1, 3, (one) =>
      totalLoss(one, xorTuples),
    );
    expect(line.map(([distance]) => distance)).toEqual([-1, 0, 1]);
    expect(line[1][1]).toBe(totalLoss(network, xorTuples));
    expect(line[0][1]).toBeGreaterThan(line[1][1]);
  });
});

describe('descent along some parameters', () => {
  const data = {
    preset: null,
    parameters: null,
    inputNames: null,
    targetNames: null,
    tuples: xorTuples,
    heldOut: [],
    split: null,
  };

  it('is training, bit for bit, when all are free', () => {
    for (const updating of ['case', 'epoch', { batch: 3 }] as const)
      for (const momentum of [0, 0.5]) {
        const rule: UpdateRule = { updating, momentum, l2: 0, updateBiases: true };
        const experiment = experimentWith(
          data,
          { network: networkOf(7), drawn: null },
          {
            ...rule,
            learningRate: 0.7,
            stop: { epochs: null, weightChangeBelow: null, misclassifiedBelow: null },
          },
          'test',
        );
        const state = startTraining(experiment);
        const learner = startLearner(networkOf(7));
        for (let n = 0; n < 20; n++) {
          presentNext(experiment, state);
          presentTo(learner, xorTuples[n % 4], rule, 0.7, endsBatch(updating, n % 4, 4), all);
        }
        expect(learner.network).toEqual(state.learner.network);
      }
  });

  it('moves only what is free', () => {
    const free: Ref[] = [all[1], all[12]];
    const learner = startLearner(networkOf(8));
    const before = cloneNetwork(learner.network);
    const rule: UpdateRule = { updating: 'case', momentum: 0.9, l2: 0, updateBiases: true };
    for (let n = 0; n < 12; n++) presentTo(learner, xorTuples[n % 4], rule, 0.5, true, free);
    for (const one of all) {
      const same = parameterValue(learner.network, one) === parameterValue(before, one);
      expect(same).toBe(!free.includes(one));
    }
  });
});
