// A layer on flat arrays: its forward pass, its errors and its change, in the order of evaluation of nn.
import type { Activation } from '$lib/nn/activations/activation';
import { activations } from '$lib/nn/activations/registry';
import { exp } from '$lib/nn/exp';
import type { LayerPlan } from './plan';

/** Views of the memory; a row of weights is `row` doubles long. */
export interface FlatLayer {
  below: number;
  units: number;
  row: number;
  activation: Activation;
  /** Sigmoid units are by far the most, and have their own line. */
  sigmoid: boolean;
  weights: Float64Array;
  biases: Float64Array;
  nets: Float64Array;
  outputs: Float64Array;
  errors: Float64Array;
  steps: Float64Array;
}

export function flatLayer(plan: LayerPlan, doubles: Float64Array): FlatLayer {
  const { below, units, pairs, single, activation } = plan;
  const row = single ? 1 : 2 * pairs;
  const view = (address: number, length: number): Float64Array =>
    doubles.subarray(address / 8, address / 8 + length);
  return {
    below,
    units,
    row,
    activation: activations[activation],
    sigmoid: activation === 'sigmoid',
    weights: view(plan.weights, below * row),
    biases: view(plan.biases, units),
    nets: view(plan.outputsBefore, units),
    outputs: view(plan.outputs, units),
    errors: view(plan.errors, units),
    steps: view(plan.steps, units),
  };
}

/** I_j and O_j of a layer from inputs that start at `from`, four sums at a time; returns 0, or NaN when an I_j is not finite. */
export function forwardFlat(layer: FlatLayer, inputs: Float64Array, from: number): number {
  const { below, units, row, weights, biases, nets, outputs, activation } = layer;
  let j = 0;
  for (; j + 4 <= units; j += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0, at = j; i < below; i++, at += row) {
      const x = inputs[from + i];
      a += weights[at] * x;
      b += weights[at + 1] * x;
      c += weights[at + 2] * x;
      d += weights[at + 3] * x;
    }
    nets[j] = a + biases[j];
    nets[j + 1] = b + biases[j + 1];
    nets[j + 2] = c + biases[j + 2];
    nets[j + 3] = d + biases[j + 3];
  }
  for (; j < units; j++) {
    let sum = 0;
    for (let i = 0, at = j; i < below; i++, at += row) sum += weights[at] * inputs[from + i];
    nets[j] = sum + biases[j];
  }
  if (layer.sigmoid) for (j = 0; j < units; j++) outputs[j] = 1 / (1 + exp(-nets[j]));
  else if (activation.kind === 'unitwise') for (j = 0; j < units; j++) outputs[j] = activation.f(nets[j]);
  else outputs.set(activation.f(Array.from(nets)));
  let probe = 0;
  for (j = 0; j < units; j++) probe += 0 * nets[j];
  return probe;
}

/** Err_j of a hidden layer from the layer above, and l Err_j. */
export function hiddenErrorsFlat(layer: FlatLayer, above: FlatLayer, rate: number): void {
  const { units, nets, outputs, errors, steps, activation, sigmoid } = layer;
  if (activation.kind === 'layerwise') throw new Error(`${activation.title} belongs at the output only`);
  for (let j = 0; j < units; j++) {
    let blame = 0;
    for (let k = 0, at = j * above.row; k < above.units; k++, at++)
      blame += above.errors[k] * above.weights[at];
    const slope = sigmoid ? outputs[j] * (1 - outputs[j]) : activation.derivative(nets[j], outputs[j]);
    errors[j] = slope * blame;
    steps[j] = rate * errors[j];
  }
}

/** w_ij = w_ij + (l Err_j) O_i into `to`: the weights themselves, or what is gathered. */
export function addProducts(
  { below, units, row, steps }: FlatLayer,
  to: Float64Array,
  inputs: Float64Array,
  from: number,
): void {
  for (let i = 0; i < below; i++) {
    const input = inputs[from + i];
    const at = i * row;
    for (let j = 0; j < units; j++) to[at + j] += steps[j] * input;
  }
}

/** The numbers of the same shape that stand `shift` bytes after a layer's own. */
export function shifted(view: Float64Array, shift: number): Float64Array {
  return new Float64Array(view.buffer as ArrayBuffer, view.byteOffset + shift, view.length);
}
