// Finds a result that is not finite: which quantity, of which unit or weight.
import type { ErrorPass } from '$lib/nn/backward';
import type { ForwardPass } from '$lib/nn/forward';
import type { UnitRef, WeightRef } from '$lib/nn/network';
import type { Increments } from '$lib/nn/update';
import { largest } from './increments';
import type { Failure, TrainingState } from './types';

/** The first net input, output or error that is not finite, in the order in which they are computed. */
export function failureOfPasses(
  state: TrainingState,
  pass: ForwardPass,
  errorPass: ErrorPass,
): Failure | null {
  const { netInputs, outputs } = pass;
  const { errors } = errorPass;
  let probe = 0;
  for (let l = 0; l < errors.length; l++)
    for (let j = 0; j < errors[l].length; j++)
      probe += 0 * netInputs[l][j] + 0 * outputs[l + 1][j] + 0 * errors[l][j];
  if (probe === 0) return null;
  for (let l = 0; l < netInputs.length; l++)
    for (const [quantity, values] of [
      ['net input', netInputs[l]],
      ['output', outputs[l + 1]],
    ] as const)
      for (let index = 0; index < values.length; index++)
        if (!Number.isFinite(values[index]))
          return ofUnit(state, quantity, { layer: l + 1, index }, values[index]);
  for (let l = errors.length - 1; l >= 0; l--)
    for (let index = errors[l].length - 1; index >= 0; index--)
      if (!Number.isFinite(errors[l][index]))
        return ofUnit(state, 'error', { layer: l + 1, index }, errors[l][index]);
  return null;
}

/** Half the distance from the largest double to the next power of two: adding less to a finite number stays finite. */
const HARMLESS = 9.9792015476736e291;

/**
 * The first new weight or new bias that would not be finite, the last layer first, weights before biases. `largestWeightChange`
 * spares the search when no increment is large enough.
 */
export function failureOfUpdate(
  state: TrainingState,
  { weights, biases }: Increments,
  largestWeightChange: number,
): Failure | null {
  if (largestWeightChange < HARMLESS && largest([biases]) < HARMLESS) return null;
  const { layers } = state.learner.network;
  for (let l = layers.length - 1; l >= 0; l--)
    for (const [from, row] of layers[l].weights.entries())
      for (const [to, weight] of row.entries()) {
        const value = weight + weights[l][from][to];
        if (!Number.isFinite(value)) return ofWeight(state, { layer: l, from, to }, value);
      }
  for (let l = layers.length - 1; l >= 0; l--)
    for (const [index, bias] of layers[l].biases.entries()) {
      const value = bias + biases[l][index];
      if (!Number.isFinite(value)) return ofUnit(state, 'bias', { layer: l + 1, index }, value);
    }
  return null;
}

const ofUnit = (
  state: TrainingState,
  quantity: Failure['quantity'],
  unit: UnitRef,
  value: number,
): Failure => ({
  quantity,
  unit,
  weight: null,
  epoch: state.epoch,
  tuple: state.tuple,
  value,
});

const ofWeight = (state: TrainingState, weight: WeightRef, value: number): Failure => ({
  quantity: 'weight',
  unit: null,
  weight,
  epoch: state.epoch,
  tuple: state.tuple,
  value,
});
