// Cross-entropy of a distribution over classes, the loss that goes with softmax.
import { log } from '../log';
import type { Loss } from './loss';

/** L = −Σ_k T_k ln O_k (a term with T_k = 0 counts nothing); −∂L/∂O_k = T_k / O_k. */
export const crossEntropy: Loss = {
  title: 'cross-entropy',
  value: (outputs, targets) => {
    let sum = 0;
    for (let k = 0; k < outputs.length; k++) if (targets[k] !== 0) sum -= targets[k] * log(outputs[k]);
    return sum;
  },
  pull: (outputs, targets, k) => (targets[k] === 0 ? 0 : targets[k] / outputs[k]),
  cancelsWith: 'softmax',
  tex: '-\\sum_k T_k\\ln O_k',
  pullTex: '\\frac{#}{@}',
  targets: 'distribution',
};
