// The exported programs, run by Python where it is present, against the engine's own training.
import { spawnSync } from 'node:child_process';
import type { Experiment, TrainingSettings } from '$lib/experiment/types';
import type { ActivationName } from '$lib/nn/activations/registry';
import type { LossName } from '$lib/nn/losses/registry';
import { numpyProgram } from '$lib/export/numpy';
import { pytorchProgram } from '$lib/export/pytorch';
import { startTraining, trainEpoch } from '$lib/training/trainer';
import { describe, expect, it } from 'vitest';
import { randomExperiment } from '../support/experiments';

/** The first Python that has a package, of those that may be there. */
function pythonWith(name: string): string | null {
  const found = ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', `import ${name}`], { encoding: 'utf8' }).status === 0,
  );
  return found ?? null;
}

const numpy = pythonWith('numpy');
const torch = pythonWith('torch');

interface Weights {
  weights: number[][][];
  biases: number[][];
}

function trained(experiment: Experiment, epochs: number): Weights {
  const state = startTraining(experiment);
  for (let epoch = 0; epoch < epochs; epoch++) trainEpoch(experiment, state);
  expect(state.failure).toBeNull();
  const { layers } = state.learner.network;
  return { weights: layers.map(({ weights }) => weights), biases: layers.map(({ biases }) => biases) };
}

function run(python: string, program: string): Weights {
  const { stdout, stderr, status } = spawnSync(python, ['-'], { input: program, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Weights;
}

function expectClose(found: Weights, wanted: Weights): void {
  const flat = ({ weights, biases }: Weights) => [...weights.flat(2), ...biases.flat()];
  expect(found.weights.map((layer) => layer.length)).toEqual(wanted.weights.map((layer) => layer.length));
  const [a, b] = [flat(found), flat(wanted)];
  expect(a).toHaveLength(b.length);
  a.forEach((value, i) => expect(Math.abs(value - b[i])).toBeLessThan(1e-9 * (1 + Math.abs(b[i]))));
}

type Kind = { hidden?: ActivationName; output?: ActivationName; loss?: LossName };
const cases: [name: string, sizes: number[], training: Partial<TrainingSettings>, kind: Kind][] = [
  ['the book’s, case updating', [3, 2, 1], { learningRate: 0.9 }, {}],
  ['epoch updating, 1/t', [2, 3, 1], { updating: 'epoch', learningRate: '1/t' }, { hidden: 'tanh' }],
  [
    'batches, the last one short',
    [3, 4, 2],
    { updating: { batch: 4 }, momentum: 0.5 },
    { output: 'tanh', loss: 'mean_square' },
  ],
  [
    'softmax and cross-entropy, decay and momentum',
    [4, 5, 3],
    { learningRate: 0.1, momentum: 0.9, l2: 0.01 },
    { hidden: 'relu', output: 'softmax', loss: 'cross_entropy' },
  ],
  [
    'shuffled tuples',
    [2, 3, 3, 1],
    { shuffle: true, learningRate: 0.3 },
    { hidden: 'leaky_relu', loss: 'binary_cross_entropy' },
  ],
  ['biases that stay', [2, 2, 2], { updateBiases: false }, { output: 'sigmoid', loss: 'cross_entropy' }],
  ['softmax with squared errors', [2, 3, 3], {}, { output: 'softmax', loss: 'half_sse' }],
  ['one layer, identity', [3, 2], { learningRate: 0.05, l2: 0.1, updating: 'epoch' }, { output: 'identity' }],
];

const distribution = (experiment: Experiment): Experiment => {
  const width = experiment.network.layers[experiment.network.layers.length - 1].biases.length;
  const tuples = experiment.data.tuples.map((tuple, t) => ({
    ...tuple,
    targets: tuple.targets.map((_, k) => (k === t % width ? 1 : 0)),
  }));
  return { ...experiment, data: { ...experiment.data, tuples } };
};

const made = (sizes: number[], training: Partial<TrainingSettings>, kind: Kind): Experiment => {
  const experiment = randomExperiment(sizes, 7, training, kind);
  return kind.loss === 'cross_entropy' ? distribution(experiment) : experiment;
};

describe.skipIf(!numpy)('the NumPy program', () => {
  it.each(cases)('trains as the engine does: %s', (_, sizes, training, kind) => {
    const experiment = made(sizes, training, kind);
    expectClose(run(numpy!, numpyProgram(experiment, 5)), trained(experiment, 5));
  });
});

describe.skipIf(!torch)('the PyTorch program', () => {
  it.each(cases)('trains as the engine does: %s', (_, sizes, training, kind) => {
    const experiment = made(sizes, training, kind);
    expectClose(run(torch!, pytorchProgram(experiment, 5)), trained(experiment, 5));
  });
});

it('says what it is in one comment line, whatever the title holds', () => {
  const experiment = { ...randomExperiment([2, 1], 3), title: 'two\nlines"""' };
  for (const program of [numpyProgram(experiment, 1), pytorchProgram(experiment, 1)])
    expect(program.split('\n')[0]).toMatch(/^# two lines""" \(2-1\): 1 epoch of backpropagation in /);
});
