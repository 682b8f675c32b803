// What goes in and out of a kernel's memory: tuples, and a training state.
import type { Experiment } from '$lib/experiment/types';
import { argmax } from '$lib/nn/judge';
import type { Network } from '$lib/nn/network';
import type { Increments } from '$lib/nn/update';
import type { TrainingState } from '../types';
import type { Kernel } from './kernel';
import { running, weightAddress, type KernelPlan } from './plan';

/** Writes every tuple: inputs, targets, the largest size of an input, and the class that the targets say. */
export function writeTuples({ layout, doubles, words }: Kernel, { data }: Experiment): void {
  data.tuples.forEach(({ inputs, targets }, n) => {
    const at = layout.data + n * layout.stride;
    doubles.set(inputs, (at + layout.inputsAt) / 8);
    doubles.set(targets, (at + layout.targetsAt) / 8);
    let most = 0;
    for (const x of inputs) most = Math.max(most, Math.abs(x));
    doubles[(at + layout.factsAt) / 8] = most;
    words[(at + layout.factsAt) / 4 + 2] = targets.length === 1 ? Number(targets[0] >= 0.5) : argmax(targets);
  });
}

/** Writes weights and biases so many bytes after the network's own. */
function writeNumbers(kernel: Kernel, shift: number, { weights, biases }: Increments): void {
  const { doubles, layout } = kernel;
  const by = shift / 8;
  writeWeights(kernel, shift, weights);
  layout.layers.forEach((layer, l) => {
    biases[l].forEach((bias, j) => (doubles[layer.biases / 8 + j + by] = bias));
    if (layer.single) doubles[layer.biases / 8 + 1 + by] = biases[l][0];
  });
}

function writeWeights({ doubles, layout }: Kernel, shift: number, weights: readonly number[][][]): void {
  layout.layers.forEach((layer, l) => {
    for (let i = 0; i < layer.below; i++)
      for (let j = 0; j < layer.units; j++)
        doubles[(weightAddress(layer, i, j) + shift) / 8] = weights[l][i][j];
  });
}

function readNumbers(kernel: Kernel, shift: number): Increments {
  const { doubles, layout } = kernel;
  return {
    weights: readWeights(kernel, shift),
    biases: layout.layers.map((layer) => {
      const at = (layer.biases + shift) / 8;
      return Array.from(doubles.subarray(at, at + layer.units));
    }),
  };
}

function readWeights({ doubles, layout }: Kernel, shift: number): number[][][] {
  return layout.layers.map((layer) =>
    Array.from({ length: layer.below }, (_, i) =>
      Array.from({ length: layer.units }, (_, j) => doubles[(weightAddress(layer, i, j) + shift) / 8]),
    ),
  );
}

const numbersOf = ({ layers }: Network): Increments => ({
  weights: layers.map((layer) => layer.weights),
  biases: layers.map((layer) => layer.biases),
});

/** Puts a state in; training goes on from it with the same bits. */
export function writeState(kernel: Kernel, plan: KernelPlan, state: TrainingState): void {
  const { layout, doubles, words } = kernel;
  const { learner, epoch, tuple, running: now } = state;
  const at = layout.running;
  doubles.fill(0, layout.state.from / 8, layout.state.to / 8);
  writeNumbers(kernel, 0, numbersOf(learner.network));
  if (learner.previous) writeNumbers(kernel, layout.previous, learner.previous);
  if (plan.updating !== 'case') {
    const { gathered } = layout;
    doubles.fill(-0, (layout.weights.from + gathered) / 8, (layout.biases.to + gathered) / 8);
    if (learner.gathered) writeNumbers(kernel, gathered, learner.gathered);
  }
  doubles.copyWithin(
    (layout.weights.from + layout.start) / 8,
    layout.weights.from / 8,
    layout.weights.to / 8,
  );
  if (now) writeWeights(kernel, layout.start, now.startWeights);
  doubles[(at + running.epoch) / 8] = epoch;
  words[(at + running.tuple) / 4] = tuple;
  words[(at + running.gathered) / 4] = learner.gatheredCount;
  words[(at + running.updated) / 4] = Number(learner.previous !== null);
  if (!now) return;
  doubles[(at + running.loss) / 8] = now.loss;
  words[(at + running.misclassified) / 4] = now.misclassified;
  doubles[(at + running.largestTuple) / 8] = now.largestTupleIncrement;
  doubles[(at + running.largestUpdate) / 8] = now.largestUpdate;
}

/** The state as the memory has it; how training ended and the last finished epoch are not kept there. */
export function readState(
  kernel: Kernel,
  plan: KernelPlan,
  network: Network,
  rest: Pick<TrainingState, 'last' | 'ended' | 'failure'>,
): TrainingState {
  const { layout, doubles, words } = kernel;
  const at = layout.running;
  const { weights, biases } = readNumbers(kernel, 0);
  const tuple = words[(at + running.tuple) / 4];
  const gatheredCount = words[(at + running.gathered) / 4];
  const updated = words[(at + running.updated) / 4] !== 0;
  return {
    learner: {
      network: {
        loss: network.loss,
        layers: network.layers.map(({ activation }, l) => ({
          activation,
          weights: weights[l],
          biases: biases[l],
        })),
      },
      previous: plan.momentum !== 0 && updated ? readNumbers(kernel, layout.previous) : null,
      gathered: gatheredCount > 0 ? readNumbers(kernel, layout.gathered) : null,
      gatheredCount,
    },
    epoch: doubles[(at + running.epoch) / 8],
    tuple,
    running: tuple === 0 ? null : readRunning(kernel, plan),
    ...rest,
  };
}

function readRunning(kernel: Kernel, plan: KernelPlan): TrainingState['running'] {
  const { layout, doubles, words } = kernel;
  const at = layout.running;
  const pair = (place: number): number => {
    const index = (at + place) / 8;
    return Math.max(doubles[index], doubles[index + 1]);
  };
  const ofTuple = pair(running.largestTuple);
  const byCase = plan.updating === 'case';
  const plain = byCase && plan.momentum === 0 && plan.l2 === 0;
  const largestUpdate = plain ? ofTuple : pair(running.largestUpdate);
  return {
    loss: doubles[(at + running.loss) / 8],
    misclassified: words[(at + running.misclassified) / 4],
    largestTupleIncrement: byCase ? largestUpdate : ofTuple,
    largestUpdate,
    startWeights: readWeights(kernel, layout.start),
  };
}
