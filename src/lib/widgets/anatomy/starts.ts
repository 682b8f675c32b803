// Starting weights of three kinds, training from them by the trainer, and whether hidden units are twins.
import { experimentWith } from '$lib/experiment/assemble';
import { dataOfSet, withParts } from '$lib/experiment/dataOf';
import type { Experiment } from '$lib/experiment/types';
import { xor } from '$lib/data/xor';
import { activations } from '$lib/nn/activations/registry';
import type { UnitwiseActivation } from '$lib/nn/activations/activation';
import { forward } from '$lib/nn/forward';
import { initialise } from '$lib/nn/initialise';
import type { Network, Tuple } from '$lib/nn/network';
import { randomStream } from '$lib/nn/random';
import { startTraining, trainEpoch } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';

export type StartName = 'random' | 'zeros' | 'large';
export const ranges: Record<StartName, [number, number]> = {
  random: [-0.5, 0.5],
  zeros: [0, 0],
  large: [-10, 10],
};

/** A network of sigmoid units with starting weights of a kind; the seed matters unless they are zeros. */
export const networkFrom = (sizes: readonly number[], start: StartName, seed: number): Network =>
  initialise(
    sizes,
    sizes.slice(1).map(() => 'sigmoid'),
    'half_sse',
    seed,
    ranges[start],
  );

/** Four random tuples for networks that XOR does not fit; inputs in tenths, targets 0 or 1. */
export function randomTuples(inputs: number, outputs: number): Tuple[] {
  const stream = randomStream(inputs, outputs);
  return Array.from({ length: 4 }, () => ({
    inputs: Array.from({ length: inputs }, () => Math.floor(stream.next() * 11) / 10),
    targets: Array.from({ length: outputs }, () => (stream.next() < 0.5 ? 0 : 1)),
  }));
}

export const isXor = (sizes: readonly number[]): boolean => sizes[0] === 2 && sizes[sizes.length - 1] === 1;

/** The network on XOR where that fits, else on random tuples; case updating at the book's rate, without a stop rule. */
export function experimentFrom(network: Network, sizes: readonly number[]): Experiment {
  const data = isXor(sizes)
    ? dataOfSet(xor)
    : withParts(
        { preset: null, parameters: null, inputNames: null, targetNames: null },
        randomTuples(sizes[0], sizes[sizes.length - 1]),
        null,
      );
  const stop = { epochs: null, weightChangeBelow: null, misclassifiedBelow: null };
  return experimentWith(data, { network, drawn: null }, { stop }, 'Starting weights');
}

/** So many epochs more. */
export function train(experiment: Experiment, state: TrainingState | null, epochs: number): TrainingState {
  const going = state ?? startTraining(experiment);
  for (let n = 0; n < epochs; n++) trainEpoch(experiment, going);
  return going;
}

/** One row of numbers over the hidden units of the first hidden layer. */
export interface TwinRow {
  kind: 'w' | 'θ' | 'O' | 'slope';
  /** From or to which unit, as its index in that layer; null for what belongs to the unit itself. */
  other: { layer: number; index: number } | null;
  values: number[];
  /** Whether all of them are the same number, to the last bit. */
  equal: boolean;
}

const row = (kind: TwinRow['kind'], other: TwinRow['other'], values: number[]): TwinRow => ({
  kind,
  other,
  values,
  equal: values.every((value) => value === values[0]),
});

/** What the units of the first hidden layer have: weights that lead to them, bias, weights that lead on, output and slope for a tuple. */
export function twinRows(network: Network, inputs: readonly number[]): TwinRow[] {
  const [own, next] = network.layers;
  const pass = forward(network, inputs);
  const { derivative } = activations[own.activation] as UnitwiseActivation;
  const outputs = pass.outputs[1];
  return [
    ...own.weights.map((weights, index) => row('w', { layer: 0, index }, weights.slice())),
    row('θ', null, own.biases.slice()),
    ...(next?.biases ?? []).map((_, index) =>
      row(
        'w',
        { layer: 2, index },
        next.weights.map((weights) => weights[index]),
      ),
    ),
    row('O', null, outputs),
    row(
      'slope',
      null,
      outputs.map((output, j) => derivative(pass.netInputs[0][j], output)),
    ),
  ];
}

/** Whether all hidden units are twins: all their weights and biases equal, digit for digit. */
export const areTwins = (rows: readonly TwinRow[]): boolean =>
  rows.every(({ kind, equal }) => equal || kind === 'O' || kind === 'slope');

/** How many outputs of the first layer of units, over all tuples, lie within a hundredth of 0 or 1. */
export function saturation(network: Network, tuples: readonly Tuple[]): { saturated: number; of: number } {
  const outputs = tuples.flatMap(({ inputs }) => forward(network, inputs).outputs[1]);
  return {
    saturated: outputs.filter((output) => output < 0.01 || output > 0.99).length,
    of: outputs.length,
  };
}

/** How far a weight into the first layer of units has gone at most. */
export const largestMove = (before: Network, after: Network): number =>
  Math.max(
    ...before.layers[0].weights.flatMap((weights, i) =>
      weights.map((weight, j) => Math.abs(after.layers[0].weights[i][j] - weight)),
    ),
  );
