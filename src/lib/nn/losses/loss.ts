// What a loss is to the engine.
import type { ActivationName } from '../activations/registry';

/** The loss L of one tuple, from the outputs O and the targets T of the output layer. Dimensionless. */
export interface Loss {
  /** The name on screen. */
  title: string;
  /** L(O, T), summed in index order. */
  value(outputs: readonly number[], targets: readonly number[]): number;
  /** g_k = −∂L/∂O_k: how the loss pulls at output k. */
  pull(outputs: readonly number[], targets: readonly number[], k: number): number;
  /** The activation with which Err_k is exactly T_k − O_k, if there is one: slope and pull cancel. */
  cancelsWith?: ActivationName;
  /** L in TeX. */
  tex: string;
  /** −∂L/∂O_k in TeX, the output as `@`, the target as `#`. */
  pullTex: string;
  /** Whether the targets are probabilities: each within 0…1, or 0…1 and adding up to 1. */
  targets: 'any' | 'unit interval' | 'distribution';
}
