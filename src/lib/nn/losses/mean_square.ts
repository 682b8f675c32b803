// The mean of the squared errors over the outputs.
import type { Loss } from './loss';

/** L = (1/K) Σ_k (O_k − T_k)²; −∂L/∂O_k = 2 (T_k − O_k) / K. */
export const meanSquare: Loss = {
  title: 'mean square',
  value: (outputs, targets) => {
    let sum = 0;
    for (let k = 0; k < outputs.length; k++) sum += (targets[k] - outputs[k]) * (targets[k] - outputs[k]);
    return sum / outputs.length;
  },
  pull: (outputs, targets, k) => (2 * (targets[k] - outputs[k])) / outputs.length,
  tex: '\\tfrac1K\\sum_k (O_k-T_k)^2',
  pullTex: '\\tfrac{2}{K}(#-@)',
  targets: 'any',
};
