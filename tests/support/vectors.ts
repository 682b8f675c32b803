// The reference vectors, in the words of the product.
import { readFileSync } from 'node:fs';
import type { Experiment, TrainingSettings } from '$lib/experiment/types';
import type { ActivationName } from '$lib/nn/activations/registry';
import type { LossName } from '$lib/nn/losses/registry';
import type { Network } from '$lib/nn/network';
import { expect } from 'vitest';
import { experimentOf } from './experiments';

type Weights = number[][][];

interface VectorNetwork {
  activations: ActivationName[];
  loss: LossName;
  weights: Weights;
  biases: number[][];
}

export interface Checkpoint {
  epoch: number;
  weights: Weights;
  biases: number[][];
  learning_rate: number;
  loss_sum_online: number;
  misclassified_online: number;
  loss_sum_after: number;
  misclassified_after: number;
  max_abs_dw_per_tuple: number;
  max_abs_dw_accumulated: number;
  outputs_after: number[][];
}

export interface VectorStep {
  phase: 'forward' | 'backward' | 'update_weight' | 'update_bias';
  unit: number;
  from: number;
  to: number;
  terms?: { product: number }[];
  net: number;
  output: number;
  sum: number;
  err: number;
  dw: number;
  dtheta: number;
  old: number;
  new: number;
}

interface VectorTuple {
  x: number[];
  t: number[];
}

export interface VectorCase {
  id: string;
  kind: 'ff-steps' | 'ff-run' | 'ff-gradient' | 'termination' | 'published';
  network: VectorNetwork;
  tuple: VectorTuple;
  tuples: VectorTuple[];
  learning_rate: number;
  steps: VectorStep[];
  run: {
    update: 'case' | 'epoch' | 'minibatch';
    batch?: number;
    learning_rate: { type: 'constant'; value: number } | { type: 'inverse_epoch' };
    momentum?: number;
    l2?: number;
    update_biases?: boolean;
    epochs?: number;
  };
  checkpoints: Checkpoint[];
  reduction: 'mean' | 'sum';
  l2: number;
  expected: {
    loss: number;
    per_tuple: { nets: number[][]; outs: number[][]; errs: number[][]; loss: number }[];
    grad: { weights: Weights; biases: number[][] };
    updated: { weights: Weights; biases: number[][] };
  };
  simulated_epochs: number;
  rules: { rule: string; threshold: number; fires_after_epoch: Record<string, number | null> }[];
  combined_default: { epochs_run: number; reasons: string[] };
  epoch_misclassified_online: number[];
  state_when_default_fires: { epoch: number; weights: Weights; biases: number[][] };
  comparisons: { quantity: string; decimals: number; published: string; value: number; verdict: string }[];
}

const files = ['01-textbook-3-2-1', '02-xor-runs', '03-modern-gradients'];

export const vectorCases: VectorCase[] = files.flatMap((file) => {
  const text = readFileSync(new URL(`../vectors/${file}.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { cases: VectorCase[] }).cases;
});

export const casesOf = (kind: VectorCase['kind']): VectorCase[] =>
  vectorCases.filter((one) => one.kind === kind);

export function networkOf({ activations, loss, weights, biases }: VectorNetwork): Network {
  return {
    loss,
    layers: activations.map((activation, l) => ({ activation, weights: weights[l], biases: biases[l] })),
  };
}

/** The run of a case as an experiment. */
export function experimentOfVector(
  { network, tuples, run }: VectorCase,
  stop: Partial<TrainingSettings['stop']> = {},
): Experiment {
  const {
    update,
    batch,
    learning_rate: rate,
    momentum = 0,
    l2 = 0,
    update_biases: updateBiases = true,
  } = run;
  return experimentOf(
    networkOf(network),
    tuples.map(({ x, t }) => ({ inputs: x, targets: t })),
    {
      updating: update === 'minibatch' ? { batch: batch! } : update,
      learningRate: rate.type === 'constant' ? rate.value : '1/t',
      momentum,
      l2,
      updateBiases,
      stop: { epochs: null, weightChangeBelow: null, misclassifiedBelow: null, ...stop },
    },
  );
}

/** Every number of `actual` is within the files' tolerance of `expected`; the shapes are the same. */
export function expectClose(actual: unknown, expected: unknown, where = ''): void {
  if (Array.isArray(expected)) {
    expect(actual, where).toHaveLength(expected.length);
    expected.forEach((value, i) => expectClose((actual as unknown[])[i], value, `${where}[${i}]`));
    return;
  }
  const [a, b] = [actual as number, expected as number];
  expect(Math.abs(a - b), `${where}: ${a} for ${b}`).toBeLessThanOrEqual(1e-12 + 1e-9 * Math.abs(b));
}
