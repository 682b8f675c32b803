// Small experiments for the figures, put together without waiting for anything.
import type { DataSet } from '$lib/data/dataSet';
import { experimentWith } from '$lib/experiment/assemble';
import { dataOfSet } from '$lib/experiment/dataOf';
import type { Experiment, StopRules, TrainingSettings } from '$lib/experiment/types';
import type { ActivationName } from '$lib/nn/activations/registry';
import type { Network, Tuple } from '$lib/nn/network';

export const noStop: StopRules = { epochs: null, weightChangeBelow: null, misclassifiedBelow: null };

/** A single unit with these weights and no bias to speak of: θ is 0. */
export const singleUnit = (activation: ActivationName, weights: readonly number[]): Network => ({
  loss: 'half_sse',
  layers: [{ activation, weights: weights.map((weight) => [weight]), biases: [0] }],
});

/** Tuples with one target each, from rows that end with it. */
export const tuplesOf = (rows: readonly (readonly number[])[]): Tuple[] =>
  rows.map((row) => ({ inputs: row.slice(0, -1), targets: row.slice(-1) }));

/** Tuples of the figure's own as data. */
export const ownSet = (title: string, tuples: Tuple[]): DataSet => ({
  name: title,
  title,
  source: 'Made up for the figure.',
  simulated: true,
  parameters: null,
  inputNames: tuples[0].inputs.map((_, i) => `x${i + 1}`),
  targetNames: tuples[0].targets.map((_, k) => `t${k + 1}`),
  tuples,
});

/** A network on a data set; without stop rules unless told. */
export const experimentFor = (
  set: DataSet,
  network: Network,
  training: Partial<TrainingSettings> = {},
): Experiment =>
  experimentWith(dataOfSet(set), { network, drawn: null }, { stop: noStop, ...training }, set.title);
