// How an output is judged: its loss, and whether its class is right.
import { losses } from './losses/registry';
import type { Network } from './network';

/** L(O, T) of one tuple by the network's own loss. Dimensionless. */
export function lossOf(network: Network, outputs: readonly number[], targets: readonly number[]): number {
  return losses[network.loss].value(outputs, targets);
}

/** The index of the largest value, ties to the lowest index. */
export function argmax(values: readonly number[]): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k] > values[best]) best = k;
  return best;
}

/** One output: (O ≥ 0.5) ≠ (T ≥ 0.5); several: the argmax differs, ties to the lowest index. */
export function misclassified(outputs: readonly number[], targets: readonly number[]): boolean {
  if (outputs.length === 1) return outputs[0] >= 0.5 !== targets[0] >= 0.5;
  return argmax(outputs) !== argmax(targets);
}
