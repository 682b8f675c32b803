// Experiments for the tests: made small and quick, or read from the reference vectors.
import type { Experiment, StopRules, TrainingSettings } from '$lib/experiment/types';
import { initialise } from '$lib/nn/initialise';
import type { ActivationName } from '$lib/nn/activations/registry';
import type { LossName } from '$lib/nn/losses/registry';
import type { Network, Tuple } from '$lib/nn/network';
import { randomStream } from '$lib/nn/random';

export const noStop: StopRules = { epochs: null, weightChangeBelow: null, misclassifiedBelow: null };

export function experimentOf(
  network: Network,
  tuples: Tuple[],
  training: Partial<TrainingSettings> = {},
): Experiment {
  return {
    title: 'test',
    network,
    drawn: null,
    data: {
      preset: null,
      parameters: null,
      inputNames: null,
      targetNames: null,
      tuples,
      heldOut: [],
      split: null,
    },
    training: {
      updating: 'case',
      learningRate: 0.5,
      momentum: 0,
      l2: 0,
      updateBiases: true,
      shuffle: false,
      stop: noStop,
      ...training,
    },
    seed: 7,
    position: { epoch: 1, tuple: 0, step: 0 },
    view: { granularity: 'term' },
  };
}

/** A network with starting weights from a seed and tuples from the same stream. */
export function randomExperiment(
  sizes: number[],
  count: number,
  training: Partial<TrainingSettings> = {},
  {
    hidden = 'sigmoid',
    output = 'sigmoid',
    loss = 'half_sse',
  }: { hidden?: ActivationName; output?: ActivationName; loss?: LossName } = {},
): Experiment {
  const activations = sizes.slice(1).map((_, l) => (l === sizes.length - 2 ? output : hidden));
  const stream = randomStream(count, sizes.length);
  const tuples = Array.from({ length: count }, () => ({
    inputs: Array.from({ length: sizes[0] }, () => 2 * stream.next() - 1),
    targets: Array.from({ length: sizes[sizes.length - 1] }, () => (stream.next() < 0.5 ? 0 : 1)),
  }));
  return experimentOf(initialise(sizes, activations, loss, 11, [-1, 1]), tuples, training);
}

export const xorTuples: Tuple[] = [
  { inputs: [0, 0], targets: [0] },
  { inputs: [0, 1], targets: [1] },
  { inputs: [1, 0], targets: [1] },
  { inputs: [1, 1], targets: [0] },
];

export const xor = (training: Partial<TrainingSettings> = {}): Experiment =>
  experimentOf(
    initialise([2, 3, 1], ['sigmoid', 'sigmoid'], 'half_sse', 3, [-0.5, 0.5]),
    xorTuples,
    training,
  );

/** An XOR run whose numbers outgrow the doubles in its second epoch or so. */
export const diverging = (training: Partial<TrainingSettings> = {}): Experiment =>
  experimentOf(initialise([2, 2, 1], ['identity', 'identity'], 'half_sse', 3, [-0.5, 0.5]), xorTuples, {
    learningRate: 1e30,
    ...training,
  });
