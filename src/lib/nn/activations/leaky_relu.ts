// The leaky rectified linear unit.
import type { UnitwiseActivation } from './activation';

/** The slope below 0 (A. Maas, A. Hannun, A. Ng 2013). */
const LEAK = 0.01;

/** O = I above 0, else 0.01 I; slope 1 above 0, else 0.01 (also at 0). */
export const leakyRelu: UnitwiseActivation = {
  kind: 'unitwise',
  title: 'leaky ReLU',
  f: (netInput) => (netInput > 0 ? netInput : LEAK * netInput),
  derivative: (netInput) => (netInput > 0 ? 1 : LEAK),
  tex: '\\max(0.01\\,#,#)',
  slopeTex: '[#>0]+0.01\\,[#\\le 0]',
  range: [-Infinity, Infinity],
};
