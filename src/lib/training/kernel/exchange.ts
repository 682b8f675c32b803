// What goes in and out of a kernel's memory: tuples, and a training state, packed.
import type { Experiment } from '$lib/experiment/types';
import { argmax } from '$lib/nn/judge';
import type { PackedState } from '../packed';
import type { Kernel } from './kernel';
import { running, weightAddress, type KernelPlan, type Layout } from './plan';

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

/** Where the numbers of a packed state stand, as indices of doubles: weights and biases in its order, and the weights alone. */
export interface Places {
  numbers: Int32Array;
  weights: Int32Array;
}

export function placesOf({ layers }: Layout): Places {
  const numbers: number[] = [];
  const weights: number[] = [];
  for (const layer of layers) {
    for (let i = 0; i < layer.below; i++)
      for (let j = 0; j < layer.units; j++) weights.push(weightAddress(layer, i, j) / 8);
    numbers.push(...weights.slice(weights.length - layer.below * layer.units));
    for (let j = 0; j < layer.units; j++) numbers.push(layer.biases / 8 + j);
  }
  return { numbers: Int32Array.from(numbers), weights: Int32Array.from(weights) };
}

/** Puts a state in; training goes on from it with the same bits. */
export function writeState(kernel: Kernel, plan: KernelPlan, places: Places, state: PackedState): void {
  const { layout, doubles, words } = kernel;
  const { numbers, hasPrevious, hasGathered, running: now } = state;
  const at = layout.running;
  let read = 0;
  const take = (indices: Int32Array, shift: number): void => {
    for (let n = 0; n < indices.length; n++) doubles[indices[n] + shift / 8] = numbers[read++];
    // A single unit has its bias in both lanes.
    for (const layer of layout.layers)
      if (layer.single) doubles[(layer.biases + shift) / 8 + 1] = doubles[(layer.biases + shift) / 8];
  };
  doubles.fill(0, layout.state.from / 8, layout.state.to / 8);
  take(places.numbers, 0);
  if (hasPrevious) take(places.numbers, layout.previous);
  if (plan.updating !== 'case') {
    const { gathered } = layout;
    doubles.fill(-0, (layout.weights.from + gathered) / 8, (layout.biases.to + gathered) / 8);
    if (hasGathered) take(places.numbers, gathered);
  }
  const { from, to } = layout.weights;
  doubles.copyWithin((from + layout.start) / 8, from / 8, to / 8);
  doubles[(at + running.epoch) / 8] = state.epoch;
  words[(at + running.tuple) / 4] = state.tuple;
  words[(at + running.gathered) / 4] = state.gatheredCount;
  words[(at + running.updated) / 4] = Number(hasPrevious);
  if (!now) return;
  for (let n = 0; n < places.weights.length; n++)
    doubles[places.weights[n] + layout.start / 8] = numbers[read++];
  doubles[(at + running.loss) / 8] = now.loss;
  words[(at + running.misclassified) / 4] = now.misclassified;
  doubles[(at + running.largestTuple) / 8] = now.largestTupleIncrement;
  doubles[(at + running.largestUpdate) / 8] = now.largestUpdate;
}

/** The state as the memory has it; how training ended and the last finished epoch are not kept there. */
export function readState(
  kernel: Kernel,
  plan: KernelPlan,
  places: Places,
  rest: Pick<PackedState, 'last' | 'ended' | 'failure'>,
): PackedState {
  const { layout, doubles, words } = kernel;
  const at = layout.running;
  const tuple = words[(at + running.tuple) / 4];
  const gatheredCount = words[(at + running.gathered) / 4];
  const hasPrevious = plan.momentum !== 0 && words[(at + running.updated) / 4] !== 0;
  const hasGathered = gatheredCount > 0;
  const now = tuple === 0 ? null : readRunning(kernel, plan);
  const parts: [Int32Array, number][] = [[places.numbers, 0]];
  if (hasPrevious) parts.push([places.numbers, layout.previous / 8]);
  if (hasGathered) parts.push([places.numbers, layout.gathered / 8]);
  if (now) parts.push([places.weights, layout.start / 8]);
  const numbers = new Float64Array(parts.reduce((sum, [indices]) => sum + indices.length, 0));
  let written = 0;
  for (const [indices, shift] of parts)
    for (let n = 0; n < indices.length; n++) numbers[written++] = doubles[indices[n] + shift];
  const epoch = doubles[(at + running.epoch) / 8];
  return { numbers, hasPrevious, hasGathered, gatheredCount, epoch, tuple, running: now, ...rest };
}

function readRunning(kernel: Kernel, plan: KernelPlan): PackedState['running'] {
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
  };
}
