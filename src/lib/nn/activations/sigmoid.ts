// The logistic function, the book's squashing function.
import { exp } from '../exp';
import type { UnitwiseActivation } from './activation';

/** O = 1 / (1 + e^(−I)); slope O (1 − O). Source: Han & Kamber, classification by backpropagation. */
export const sigmoid: UnitwiseActivation = {
  kind: 'unitwise',
  title: 'sigmoid',
  f: (netInput) => 1 / (1 + exp(-netInput)),
  derivative: (_, output) => output * (1 - output),
  tex: '\\frac{1}{1+e^{-#}}',
  slopeTex: '@(1-@)',
  range: [0, 1],
};
