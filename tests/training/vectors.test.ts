// The trainer held against the reference runs: weights, statistics and terminations.
import { forward } from '$lib/nn/forward';
import { lossOf, misclassified } from '$lib/nn/judge';
import { startTraining, trainEpoch } from '$lib/training/trainer';
import { describe, expect, it } from 'vitest';
import { casesOf, expectClose, experimentOfVector } from '../support/vectors';

describe.each(casesOf('ff-run'))('$id', (run) => {
  it('has the weights and the statistics of every checkpoint', () => {
    const experiment = experimentOfVector(run);
    const state = startTraining(experiment);
    const { network } = state.learner;
    let reached = 0;
    while (reached < run.checkpoints.length) {
      const statistics = trainEpoch(experiment, state)!;
      const expected = run.checkpoints[reached];
      if (statistics.epoch < expected.epoch) continue;
      reached++;
      const at = `epoch ${expected.epoch}`;
      expectClose(
        network.layers.map((layer) => layer.weights),
        expected.weights,
        at,
      );
      expectClose(
        network.layers.map((layer) => layer.biases),
        expected.biases,
        at,
      );
      expectClose(statistics.learningRate, expected.learning_rate, at);
      expectClose(statistics.loss, expected.loss_sum_online, at);
      expect(statistics.misclassified, at).toBe(expected.misclassified_online);
      expectClose(statistics.largestTupleIncrement, expected.max_abs_dw_per_tuple, at);
      expectClose(statistics.largestAccumulated, expected.max_abs_dw_accumulated, at);
      const { tuples } = experiment.data;
      const outputs = tuples.map(({ inputs }) => forward(network, inputs).outputs[network.layers.length]);
      expectClose(outputs, expected.outputs_after, at);
      expectClose(
        outputs.reduce((sum, output, n) => sum + lossOf(network, output, tuples[n].targets), 0),
        expected.loss_sum_after,
      );
      expect(outputs.filter((output, n) => misclassified(output, tuples[n].targets))).toHaveLength(
        expected.misclassified_after,
      );
    }
  });
});

describe.each(casesOf('termination'))('$id', (run) => {
  const byCase = run.run.update === 'case';
  const readings: Record<string, { reading: string; stop: (threshold: number) => object; reason: string }> = {
    dw: {
      reading: byCase ? 'per_tuple.weights' : 'accumulated.weights',
      stop: (weightChangeBelow) => ({ weightChangeBelow }),
      reason: 'weightChange',
    },
    misclassified_percent: {
      reading: 'online.strictly_below',
      stop: (misclassifiedBelow) => ({ misclassifiedBelow }),
      reason: 'misclassified',
    },
  };

  it.each(run.rules.filter(({ rule }) => rule in readings))(
    '$rule below $threshold',
    ({ rule, threshold, fires_after_epoch: fires }) => {
      const { reading, stop, reason } = readings[rule];
      const strict = fires[threshold === 0 ? 'online.below_or_equal' : reading] ?? fires[reading];
      const experiment = experimentOfVector(run, { ...stop(threshold), epochs: run.simulated_epochs });
      const state = startTraining(experiment);
      while (!state.ended) trainEpoch(experiment, state);
      expect(state.last!.epoch).toBe(strict ?? run.simulated_epochs);
      expect(state.ended.reasons[0]).toBe(strict === null ? 'epochs' : reason);
    },
  );

  it('stops at the first of several rules, with the weights of the reference', () => {
    const { epochs_run: epochs, reasons } = run.combined_default;
    const threshold = (name: string): number => run.rules.find(({ rule }) => rule === name)!.threshold;
    const experiment = experimentOfVector(run, {
      misclassifiedBelow: threshold('misclassified_percent'),
      epochs: run.simulated_epochs,
    });
    const state = startTraining(experiment);
    const misjudged: number[] = [];
    while (!state.ended) misjudged.push(trainEpoch(experiment, state)!.misclassified);
    expect(reasons).toEqual(['misclassified_percent']);
    expect(state.ended.reasons).toEqual(['misclassified']);
    expect(state.last!.epoch).toBe(epochs);
    expect(misjudged.slice(0, 60)).toEqual(run.epoch_misclassified_online.slice(0, misjudged.length));
    const { layers } = state.learner.network;
    expectClose(
      layers.map((layer) => layer.weights),
      run.state_when_default_fires.weights,
    );
    expectClose(
      layers.map((layer) => layer.biases),
      run.state_when_default_fires.biases,
    );
  });
});
