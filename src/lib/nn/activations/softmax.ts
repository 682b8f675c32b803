// Softmax over an output layer.
import { exp } from '../exp';
import type { LayerwiseActivation } from './activation';

/**
 * O_j = e^(I_j − m) / Σ_k e^(I_k − m), m = max_k I_k, the sum in index order; only at the output.
 * Err_j = O_j (g_j − Σ_k g_k O_k) for g = −∂L/∂O.
 */
export const softmax: LayerwiseActivation = {
  kind: 'layerwise',
  title: 'softmax',
  f: (netInputs) => {
    const largest = netInputs.reduce((m, x) => (x > m ? x : m), -Infinity);
    const powers = netInputs.map((x) => exp(x - largest));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  },
  error: (outputs, pull, j) => {
    let mean = 0;
    for (let k = 0; k < outputs.length; k++) mean += pull[k] * outputs[k];
    return outputs[j] * (pull[j] - mean);
  },
  tex: '\\frac{e^{#}}{\\sum_k e^{I_k}}',
  slopeTex: '@(1-@)',
  range: [0, 1],
};
