// Half the sum of squared errors, the book's loss.
import type { Loss } from './loss';

/** L = ½ Σ_k (T_k − O_k)²; −∂L/∂O_k = T_k − O_k. */
export const halfSse: Loss = {
  title: '½ squared error',
  value: (outputs, targets) => {
    let sum = 0;
    for (let k = 0; k < outputs.length; k++) sum += (targets[k] - outputs[k]) * (targets[k] - outputs[k]);
    return 0.5 * sum;
  },
  pull: (outputs, targets, k) => targets[k] - outputs[k],
  cancelsWith: 'identity',
  tex: '\\tfrac12\\sum_k (T_k-O_k)^2',
  pullTex: '#-@',
  targets: 'any',
};
