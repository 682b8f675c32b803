// The errors of one tuple, carried back from the last layer to the first.
import { activations } from './activations/registry';
import type { ForwardPass } from './forward';
import { losses } from './losses/registry';
import type { Network } from './network';

/** Err_j = −∂L/∂I_j of every unit after the inputs: `errors[l][j]` belongs to unit j of `network.layers[l]`. Dimensionless. */
export interface ErrorPass {
  errors: number[][];
}

/** Whether Err at the output is exactly T − O: the slope of the activation and the pull of the loss cancel. */
export function errorCancels(network: Network): boolean {
  return losses[network.loss].cancelsWith === network.layers[network.layers.length - 1].activation;
}

/**
 * Output unit: Err_j = f′(I_j) · (−∂L/∂O_j), with the book's sigmoid and loss (O_j (1 − O_j)) (T_j − O_j).
 * Hidden unit: Err_j = f′(I_j) · Σ_k Err_k w_jk, the sum in index order from 0. No weight changes meanwhile.
 *
 * `targets` has one value for each output unit. Never throws; values that are not finite are passed on.
 * Source: Han & Kamber, classification by backpropagation; the order of evaluation is the project's definition.
 */
export function backward(network: Network, pass: ForwardPass, targets: readonly number[]): ErrorPass {
  const last = network.layers.length - 1;
  const errors = new Array<number[]>(network.layers.length);
  errors[last] = outputErrors(network, pass, targets);
  for (let l = last - 1; l >= 0; l--) errors[l] = hiddenErrors(network, pass, l, errors[l + 1]);
  return { errors };
}

function outputErrors(network: Network, pass: ForwardPass, targets: readonly number[]): number[] {
  const last = network.layers.length - 1;
  const outputs = pass.outputs[last + 1];
  const errors = new Array<number>(outputs.length);
  if (errorCancels(network)) {
    for (let j = 0; j < errors.length; j++) errors[j] = targets[j] - outputs[j];
    return errors;
  }
  const loss = losses[network.loss];
  const activation = activations[network.layers[last].activation];
  if (activation.kind === 'layerwise') {
    const pull = outputs.map((_, j) => loss.pull(outputs, targets, j));
    return outputs.map((_, j) => activation.error(outputs, pull, j));
  }
  const nets = pass.netInputs[last];
  for (let j = 0; j < errors.length; j++)
    errors[j] = activation.derivative(nets[j], outputs[j]) * loss.pull(outputs, targets, j);
  return errors;
}

function hiddenErrors(network: Network, pass: ForwardPass, l: number, above: readonly number[]): number[] {
  const activation = activations[network.layers[l].activation];
  if (activation.kind === 'layerwise') throw new Error(`${activation.title} belongs at the output only`);
  const weights = network.layers[l + 1].weights;
  const nets = pass.netInputs[l];
  const outputs = pass.outputs[l + 1];
  const errors = new Array<number>(nets.length);
  for (let j = 0; j < nets.length; j++) {
    let blame = 0;
    const row = weights[j];
    for (let k = 0; k < above.length; k++) blame += above[k] * row[k];
    errors[j] = activation.derivative(nets[j], outputs[j]) * blame;
  }
  return errors;
}
