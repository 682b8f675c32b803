// A single unit as a network of its own, and its sum as it is added up by hand.
import type { UnitwiseActivation } from '$lib/nn/activations/activation';
import { activations, type ActivationName } from '$lib/nn/activations/registry';
import { forward } from '$lib/nn/forward';
import type { Network } from '$lib/nn/network';

export type UnitwiseName = Exclude<ActivationName, 'softmax'>;

/** The activation of a unit by itself. */
export const curveOf = (name: UnitwiseName): UnitwiseActivation => activations[name] as UnitwiseActivation;

/** What a unit is given, and what it has of its own. */
export interface UnitValues {
  inputs: number[];
  weights: number[];
  bias: number;
}

export const networkOf = ({ weights, bias }: UnitValues, activation: UnitwiseName): Network => ({
  loss: 'half_sse',
  layers: [{ activation, weights: weights.map((weight) => [weight]), biases: [bias] }],
});

export interface Account {
  /** w_i O_i. */
  products: number[];
  /** The sum after none, one, … all of the products; the last is Σ w_i O_i. */
  sums: number[];
  netInput: number;
  output: number;
}

/** The products, the sums on the way in the order of the definition, and I and O as the engine gives them. */
export function accountOf(values: UnitValues, activation: UnitwiseName): Account {
  const pass = forward(networkOf(values, activation), values.inputs);
  const products = values.weights.map((weight, i) => weight * values.inputs[i]);
  const sums = [0];
  for (const product of products) sums.push(sums[sums.length - 1] + product);
  return { products, sums, netInput: pass.netInputs[0][0], output: pass.outputs[1][0] };
}

/** The bias, in whole tenths, that brings the net input as near to `wished` as tenths can. */
export const biasFor = (wished: number, sum: number): number => Math.round((wished - sum) * 10) / 10 || 0;

/** Where a station needs the net input to stand. */
export const netInputs: Readonly<Record<string, number>> = { low: -6, middle: 0, high: 6 };

/** The bias at a station: what it is, unless the station needs a certain net input; exactly minus the sum for the middle. */
export function biasAt(station: string, { inputs, weights, bias }: UnitValues): number {
  if (!(station in netInputs)) return bias;
  const sum = weights.reduce((so, weight, i) => so + weight * inputs[i], 0);
  return netInputs[station] === 0 ? -sum || 0 : biasFor(netInputs[station], sum);
}
