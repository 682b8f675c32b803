// The trainer: the same bits as the parts of the engine by hand, termination rules, results that are not finite.
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { narrate } from '$lib/nn/narrate';
import { tupleOrder } from '$lib/nn/random';
import { rateInEpoch } from '$lib/nn/rate';
import { applyUpdate, endsBatch, startLearner, update } from '$lib/nn/update';
import {
  cloneState,
  newWorkspace,
  presentNext,
  reasonsToStop,
  startTraining,
  trainEpoch,
  tupleAt,
} from '$lib/training/trainer';
import type { EpochStatistics } from '$lib/training/types';
import { describe, expect, it, vi } from 'vitest';
import { diverging, experimentOf, noStop, randomExperiment, xor } from '../support/experiments';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const ways = [
  {},
  { momentum: 0.9, l2: 0.001 },
  { shuffle: true, learningRate: '1/t' },
  { updating: 'epoch', momentum: 0.5 },
  { updating: { batch: 3 }, momentum: 0.9, l2: 0.01, updateBiases: false },
] as const;

describe.each(ways)('training with %j', (training) => {
  const experiment = randomExperiment([3, 4, 2], 7, training);
  const { tuples } = experiment.data;

  it('is the engine, tuple after tuple', () => {
    const rule = experiment.training;
    const learner = startLearner(structuredClone(experiment.network));
    const state = startTraining(experiment);
    const workspace = newWorkspace();
    for (let epoch = 1; epoch <= 3; epoch++)
      for (const [place, index] of tupleOrder(
        tuples.length,
        rule.shuffle,
        experiment.seed,
        epoch,
      ).entries()) {
        expect(state).toMatchObject({ epoch, tuple: place });
        expect(tupleAt(experiment, epoch, place)).toBe(index);
        const pass = forward(learner.network, tuples[index].inputs);
        const errors = backward(learner.network, pass, tuples[index].targets);
        const ends = endsBatch(rule.updating, place, tuples.length);
        applyUpdate(
          learner,
          update(learner, pass, errors, rule, rateInEpoch(rule.learningRate, epoch), ends),
          rule,
        );
        presentNext(experiment, state, workspace);
        expect(state.learner).toStrictEqual(learner);
      }
  });

  it('tells the largest increments as a look at every one would', () => {
    const state = startTraining(experiment);
    const starts = structuredClone(state.learner.network.layers.map((layer) => layer.weights));
    let [ofTuple, ofUpdate] = [0, 0];
    const size = (values: number[][][]): number => Math.max(...values.flat(2).map(Math.abs));
    while (state.epoch === 1) {
      const { learner } = state;
      const pass = forward(learner.network, tuples[tupleAt(experiment, 1, state.tuple)].inputs);
      const errors = backward(learner.network, pass, tuples[tupleAt(experiment, 1, state.tuple)].targets);
      const rate = rateInEpoch(experiment.training.learningRate, 1);
      const own = learner.network.layers.map((layer, l) =>
        layer.weights.map((row, i) => row.map((_, j) => rate * errors.errors[l][j] * pass.outputs[l][i])),
      );
      const ends = endsBatch(experiment.training.updating, state.tuple, tuples.length);
      const { applied } = update(learner, pass, errors, experiment.training, rate, ends);
      if (applied) ofUpdate = Math.max(ofUpdate, size(applied.weights));
      ofTuple = Math.max(
        ofTuple,
        experiment.training.updating === 'case' ? size(applied!.weights) : size(own),
      );
      presentNext(experiment, state);
    }
    const { layers } = state.learner.network;
    const ways = layers.map((layer, l) =>
      layer.weights.map((row, i) => row.map((w, j) => w - starts[l][i][j])),
    );
    expect(state.last).toMatchObject({
      largestTupleIncrement: ofTuple,
      largestUpdate: ofUpdate,
      largestAccumulated: size(ways),
      largestChange: experiment.training.updating === 'case' ? ofTuple : ofUpdate,
    });
  });

  it('goes on from a clone, in the middle of an epoch, with the same bits', () => {
    const straight = startTraining(experiment);
    for (let n = 0; n < 40; n++) presentNext(experiment, straight);
    for (const stop of [1, 7, 17, 33]) {
      const first = startTraining(experiment);
      for (let n = 0; n < stop; n++) presentNext(experiment, first);
      const kept = structuredClone(first);
      const second = stop % 2 ? cloneState(first) : structuredClone(first);
      const workspace = newWorkspace();
      for (let n = stop; n < 40; n++) presentNext(experiment, second, workspace);
      expect(second).toStrictEqual(straight);
      expect(first).toStrictEqual(kept);
    }
  });

  it('leaves the experiment as it was', () => {
    const before = structuredClone(experiment);
    const state = startTraining(experiment);
    for (let n = 0; n < 3; n++) trainEpoch(experiment, state);
    expect(experiment).toStrictEqual(before);
  });

  it('shows the weights that the narration of the same tuple shows', () => {
    const state = startTraining(experiment);
    for (let n = 0; n < 11; n++) presentNext(experiment, state);
    const narration = narrate({
      learner: cloneState(state).learner,
      tuple: tuples[tupleAt(experiment, state.epoch, state.tuple)],
      rule: experiment.training,
      rate: rateInEpoch(experiment.training.learningRate, state.epoch),
      endsBatch: endsBatch(experiment.training.updating, state.tuple, tuples.length),
    });
    presentNext(experiment, state);
    const { network } = state.learner;
    for (const step of narration.steps())
      if (step.kind === 'weightUpdate' || step.kind === 'weightFlush')
        expect(network.layers[step.weight.layer].weights[step.weight.from][step.weight.to]).toBe(step.value);
  });
});

describe('trainEpoch', () => {
  it('finishes the running epoch and tells of it', () => {
    const experiment = xor();
    const state = startTraining(experiment);
    presentNext(experiment, state);
    expect(state).toMatchObject({ epoch: 1, tuple: 1, last: null });
    const statistics = trainEpoch(experiment, state)!;
    expect(statistics).toMatchObject({ epoch: 1, learningRate: 0.5 });
    expect(statistics.misclassifiedPercent).toBe(25 * statistics.misclassified);
    expect(state).toMatchObject({ epoch: 2, tuple: 0, running: null, last: statistics });
  });

  it('does nothing once training is over', () => {
    const experiment = xor({ stop: { ...noStop, epochs: 2 } });
    const state = startTraining(experiment);
    trainEpoch(experiment, state);
    expect(state.ended).toBeNull();
    trainEpoch(experiment, state);
    expect(state).toMatchObject({ epoch: 3, tuple: 0, ended: { reasons: ['epochs'] } });
    const over = structuredClone(state);
    expect(trainEpoch(experiment, state)).toBeNull();
    expect(state).toStrictEqual(over);
  });
});

describe('reasonsToStop', () => {
  const epoch = (percent: number, largestChange: number): EpochStatistics => ({
    epoch: 5,
    learningRate: 1,
    loss: 0,
    misclassified: 0,
    misclassifiedPercent: percent,
    largestTupleIncrement: 0,
    largestUpdate: 0,
    largestAccumulated: 0,
    largestChange,
  });

  it('is strict about weight changes', () => {
    expect(reasonsToStop({ ...noStop, weightChangeBelow: 0.1 }, epoch(50, 0.1))).toEqual([]);
    expect(reasonsToStop({ ...noStop, weightChangeBelow: 0.1 }, epoch(50, 0.0999))).toEqual(['weightChange']);
  });

  it('is strict about misclassified tuples, but for a threshold of 0', () => {
    expect(reasonsToStop({ ...noStop, misclassifiedBelow: 25 }, epoch(25, 1))).toEqual([]);
    expect(reasonsToStop({ ...noStop, misclassifiedBelow: 25 }, epoch(24, 1))).toEqual(['misclassified']);
    expect(reasonsToStop({ ...noStop, misclassifiedBelow: 0 }, epoch(0, 1))).toEqual(['misclassified']);
    expect(reasonsToStop({ ...noStop, misclassifiedBelow: 0 }, epoch(1, 1))).toEqual([]);
  });

  it('counts epochs', () => {
    expect(reasonsToStop({ ...noStop, epochs: 6 }, epoch(50, 1))).toEqual([]);
    expect(reasonsToStop({ ...noStop, epochs: 5 }, epoch(50, 1))).toEqual(['epochs']);
  });

  it('reports all that hold, in order', () => {
    const all = { epochs: 5, weightChangeBelow: 1, misclassifiedBelow: 10 };
    expect(reasonsToStop(all, epoch(0, 0))).toEqual(['weightChange', 'misclassified', 'epochs']);
    expect(reasonsToStop(noStop, epoch(0, 0))).toEqual([]);
  });
});

describe('a result that is not finite', () => {
  it('stops training at its tuple with the learner as it was', () => {
    for (const training of [
      {},
      { momentum: 0.5, l2: 0.1 },
      { updating: 'epoch' },
      { updating: { batch: 2 } },
    ] as const) {
      const experiment = diverging(training);
      const state = startTraining(experiment);
      let before = structuredClone(state);
      for (let n = 0; n < 100 && !state.failure; n++) {
        before = structuredClone(state);
        presentNext(experiment, state);
      }
      expect(state).toStrictEqual({ ...before, failure: state.failure });
      expect(state.failure).toMatchObject({ epoch: before.epoch, tuple: before.tuple });
      expect(Number.isFinite(state.failure!.value)).toBe(false);
      const { layers } = state.learner.network;
      expect(
        layers.flatMap(({ weights, biases }) => [...weights.flat(), ...biases]).every(Number.isFinite),
      ).toBe(true);
      presentNext(experiment, state);
      expect(trainEpoch(experiment, state)).toBeNull();
      expect(state).toStrictEqual({ ...before, failure: state.failure });
    }
  });

  const one = (weight: number, bias: number, input: number, target: number, learningRate = 1) =>
    experimentOf(
      { loss: 'half_sse', layers: [{ activation: 'identity', weights: [[weight]], biases: [bias] }] },
      [{ inputs: [input], targets: [target] }],
      { learningRate },
    );
  const failureOf = (experiment: ReturnType<typeof one>) => {
    const state = startTraining(experiment);
    presentNext(experiment, state);
    return state.failure;
  };
  const unit = { layer: 1, index: 0 };

  it('is named by its quantity and place', () => {
    expect(failureOf(one(1e200, 0, 1e200, 0))).toMatchObject({
      quantity: 'net input',
      unit,
      value: Infinity,
    });
    expect(failureOf(one(1.5, 0, 1e308, -1e308))).toMatchObject({
      quantity: 'error',
      unit,
      value: -Infinity,
    });
    expect(failureOf(one(0, 0, 1e10, 1e300))).toMatchObject({
      quantity: 'weight',
      weight: { layer: 0, from: 0, to: 0 },
      value: Infinity,
    });
    expect(failureOf(one(0, 0, 0, 1e300, 1e10))).toMatchObject({ quantity: 'weight', value: NaN });
    expect(failureOf(one(0, 1.7e308, 1e-300, 1.79e308, 2))).toMatchObject({
      quantity: 'bias',
      unit,
      value: Infinity,
    });
  });

  it('does not mistake large but finite numbers', () => {
    expect(failureOf(one(1e300, 0, 1, 1.1e300, 0.5))).toBeNull();
    expect(failureOf(one(0, 0, 1, 1e307, 1))).toBeNull();
  });
});
