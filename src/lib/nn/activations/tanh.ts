// The hyperbolic tangent as an activation.
import { tanh as hyperbolicTangent } from '../tanh';
import type { UnitwiseActivation } from './activation';

/** O = tanh I; slope 1 − O². */
export const tanh: UnitwiseActivation = {
  kind: 'unitwise',
  title: 'tanh',
  f: hyperbolicTangent,
  derivative: (_, output) => 1 - output * output,
  tex: '\\tanh #',
  slopeTex: '1-@^2',
  range: [-1, 1],
};
