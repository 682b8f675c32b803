// The forward pass of one tuple.
import { activations } from './activations/registry';
import type { Layer, Network } from './network';

/**
 * Net inputs I and outputs O of every layer. `outputs[0]` are the inputs themselves; `netInputs[l]` and `outputs[l + 1]` belong to
 * `network.layers[l]`. Dimensionless.
 */
export interface ForwardPass {
  netInputs: number[][];
  outputs: number[][];
}

/**
 * I_j = ((0 + w_1j O_1) + w_2j O_2 + …) + θ_j and O_j = f(I_j), layer by layer; the outputs are kept for the way back.
 *
 * `inputs` has one value for each input unit. Never throws; values that are not finite are passed on.
 * Source: Han & Kamber, classification by backpropagation; the order of evaluation is the project's definition.
 */
export function forward(network: Network, inputs: readonly number[]): ForwardPass {
  const netInputs: number[][] = [];
  const outputs: number[][] = [inputs as number[]];
  for (const layer of network.layers) {
    const nets = layerNetInputs(layer, outputs[outputs.length - 1]);
    netInputs.push(nets);
    outputs.push(layerOutputs(layer, nets));
  }
  return { netInputs, outputs };
}

function layerNetInputs(layer: Layer, below: readonly number[]): number[] {
  const { weights, biases } = layer;
  const nets = new Array<number>(biases.length).fill(0);
  for (let i = 0; i < below.length; i++) {
    const output = below[i];
    const row = weights[i];
    for (let j = 0; j < nets.length; j++) nets[j] += row[j] * output;
  }
  for (let j = 0; j < nets.length; j++) nets[j] += biases[j];
  return nets;
}

function layerOutputs(layer: Layer, nets: readonly number[]): number[] {
  const activation = activations[layer.activation];
  if (activation.kind === 'layerwise') return activation.f(nets);
  const outputs = new Array<number>(nets.length);
  for (let j = 0; j < nets.length; j++) outputs[j] = activation.f(nets[j]);
  return outputs;
}
