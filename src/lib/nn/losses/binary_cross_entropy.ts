// Binary cross-entropy, the loss that goes with sigmoid outputs.
import { log } from '../log';
import type { Loss } from './loss';

/** L = −Σ_k [T_k ln O_k + (1 − T_k) ln(1 − O_k)]; −∂L/∂O_k = T_k / O_k − (1 − T_k) / (1 − O_k). */
export const binaryCrossEntropy: Loss = {
  title: 'binary cross-entropy',
  value: (outputs, targets) => {
    let sum = 0;
    for (let k = 0; k < outputs.length; k++) {
      if (targets[k] !== 0) sum -= targets[k] * log(outputs[k]);
      if (targets[k] !== 1) sum -= (1 - targets[k]) * log(1 - outputs[k]);
    }
    return sum;
  },
  pull: (outputs, targets, k) =>
    (targets[k] === 0 ? 0 : targets[k] / outputs[k]) -
    (targets[k] === 1 ? 0 : (1 - targets[k]) / (1 - outputs[k])),
  cancelsWith: 'sigmoid',
  tex: '-\\sum_k\\left[T_k\\ln O_k+(1-T_k)\\ln(1-O_k)\\right]',
  pullTex: '\\frac{#}{@}-\\frac{1-#}{1-@}',
  targets: 'unit interval',
};
