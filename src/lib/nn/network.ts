// The network and the tuple: plain cloneable data, and the few facts that follow from their shape.
import type { ActivationName } from './activations/registry';
import type { LossName } from './losses/registry';

/**
 * One layer after the inputs. `weights[i][j]` is w_ij, from unit i of the layer before to unit j of this one; `biases[j]` is θ_j.
 * Dimensionless.
 */
export interface Layer {
  activation: ActivationName;
  weights: number[][];
  biases: number[];
}

/** A layered network: the loss it is judged by and its layers after the inputs, first hidden layer first. */
export interface Network {
  loss: LossName;
  layers: Layer[];
}

/** One training tuple: its input values and the known target values. */
export interface Tuple {
  inputs: number[];
  targets: number[];
}

/** A unit: layer 0 is the inputs, layer l ≥ 1 is `network.layers[l - 1]`; index from 0 within its layer. */
export interface UnitRef {
  layer: number;
  index: number;
}

/** A weight: from unit `from` of layer `layer` to unit `to` of layer `layer + 1`, as in `weights[layer][from][to]`. */
export interface WeightRef {
  layer: number;
  from: number;
  to: number;
}

/** The number of units in each layer, the inputs first: 3-2-1 is [3, 2, 1]. */
export function layerSizes(network: Network): number[] {
  return [network.layers[0].weights.length, ...network.layers.map((layer) => layer.biases.length)];
}

/** The book's number of a unit: through the layers from 1, inputs first (3-2-1: inputs 1–3, hidden 4–5, output 6). */
export function unitNumber(sizes: readonly number[], unit: UnitRef): number {
  let before = 0;
  for (let layer = 0; layer < unit.layer; layer++) before += sizes[layer];
  return before + unit.index + 1;
}

/** A copy that shares nothing with the original. */
export function cloneNetwork(network: Network): Network {
  return {
    loss: network.loss,
    layers: network.layers.map((layer) => ({
      activation: layer.activation,
      weights: layer.weights.map((row) => row.slice()),
      biases: layer.biases.slice(),
    })),
  };
}
