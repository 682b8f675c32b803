// Updates: sums and means, momentum, decay, biases that stay, and buffers that change no bit.
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import type { Network } from '$lib/nn/network';
import {
  applyUpdate,
  endsBatch,
  startLearner,
  update,
  type Increments,
  type Learner,
  type UpdateRule,
} from '$lib/nn/update';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { learningRate, networkAndTuples, updateRule } from '../support/arbitraries';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const plain: UpdateRule = { updating: 'case', momentum: 0, l2: 0, updateBiases: true };

/** One unit without a squashing function: I = w x + θ, Err = T − I. */
const single = (w: number, θ: number): Network => ({
  loss: 'half_sse',
  layers: [{ activation: 'identity', weights: [[w]], biases: [θ] }],
});

function present(
  learner: Learner,
  x: number,
  t: number,
  rule: UpdateRule,
  rate: number,
  ends = true,
): Increments | null {
  const pass = forward(learner.network, [x]);
  const result = update(learner, pass, backward(learner.network, pass, [t]), rule, rate, ends);
  applyUpdate(learner, result, rule);
  return result.applied;
}

const values = ({ network }: Learner): number[] => [
  network.layers[0].weights[0][0],
  network.layers[0].biases[0],
];

describe('case updating', () => {
  it('adds l Err O and l Err', () => {
    const learner = startLearner(single(0.5, 0.25));
    present(learner, 2, 3, plain, 0.5); // Err = 3 − 1.25 = 1.75
    expect(values(learner)).toEqual([0.5 + 1.75, 0.25 + 0.875]);
  });

  it('leaves biases where they are when they do not take part', () => {
    const learner = startLearner(single(0.5, 0.25));
    present(learner, 2, 3, { ...plain, updateBiases: false, momentum: 0.5 }, 0.5);
    expect(values(learner)).toEqual([2.25, 0.25]);
  });

  it('remembers the last increments for momentum, those of biases too', () => {
    const learner = startLearner(single(0, 0));
    const rule = { ...plain, momentum: 0.5 };
    present(learner, 1, 1, rule, 0.5); // Err 1: Δ = 0.5 for both
    expect(values(learner)).toEqual([0.5, 0.5]);
    present(learner, 1, 1, rule, 0.5); // Err 0: Δ = 0.25 for both
    expect(values(learner)).toEqual([0.75, 0.75]);
    expect(learner.previous).toEqual({ weights: [[[0.25]]], biases: [[0.25]] });
  });

  it('lets weights decay, but not biases', () => {
    const learner = startLearner(single(2, 1));
    present(learner, 1, 3, { ...plain, l2: 0.25 }, 0.5); // Err 0
    expect(values(learner)).toEqual([2 - 0.5 * 0.25 * 2, 1]);
  });
});

describe('batches', () => {
  it('sum an epoch with fixed weights and apply it once', () => {
    const learner = startLearner(single(0, 0));
    const rule: UpdateRule = { ...plain, updating: 'epoch' };
    expect(present(learner, 1, 1, rule, 0.5, false)).toBeNull();
    expect(values(learner)).toEqual([0, 0]);
    expect(learner).toMatchObject({ gathered: { weights: [[[0.5]]], biases: [[0.5]] }, gatheredCount: 1 });
    present(learner, 2, 1, rule, 0.5, true);
    expect(values(learner)).toEqual([0.5 + 1, 0.5 + 0.5]);
    expect(learner).toMatchObject({ gathered: null, gatheredCount: 0 });
  });

  it('average a mini-batch; a short last one divides by its own size', () => {
    const learner = startLearner(single(0, 0));
    const rule: UpdateRule = { ...plain, updating: { batch: 2 } };
    present(learner, 1, 1, rule, 0.5, false);
    present(learner, 1, 3, rule, 0.5, true);
    expect(values(learner)).toEqual([(0.5 + 1.5) / 2, 1]);
    present(learner, 1, 3, rule, 0.5, true); // alone: Err 1, divided by 1
    expect(values(learner)).toEqual([1.5, 1.5]);
  });

  it('end with every tuple, after n tuples, and with the epoch', () => {
    const ends = (updating: UpdateRule['updating']): boolean[] =>
      [0, 1, 2, 3, 4].map((index) => endsBatch(updating, index, 5));
    expect(ends('case')).toEqual([true, true, true, true, true]);
    expect(ends('epoch')).toEqual([false, false, false, false, true]);
    expect(ends({ batch: 2 })).toEqual([false, true, false, true, true]);
    expect(ends({ batch: 9 })).toEqual([false, false, false, false, true]);
  });
});

describe('buffers', () => {
  it('change no bit, and a result does not change the learner before it is applied', () => {
    fc.assert(
      fc.property(networkAndTuples, updateRule, learningRate, ({ network, tuples }, rule, rate) => {
        const fresh = startLearner(structuredClone(network));
        const reused = startLearner(structuredClone(network));
        const spare: Increments[] = [];
        for (let n = 0; n < 4 * tuples.length; n++) {
          const index = n % tuples.length;
          const ends = endsBatch(rule.updating, index, tuples.length);
          const pass = forward(fresh.network, tuples[index].inputs);
          const errors = backward(fresh.network, pass, tuples[index].targets);
          const before = structuredClone(reused);
          const expected = update(fresh, pass, errors, rule, rate, ends);
          const result = update(reused, pass, errors, rule, rate, ends, spare);
          expect(result).toStrictEqual(expected);
          expect(reused).toStrictEqual(before);
          applyUpdate(fresh, expected, rule);
          applyUpdate(reused, result, rule, spare);
          expect(reused).toStrictEqual(fresh);
          expect(spare.length).toBeLessThan(6);
        }
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});
