// The rectified linear unit.
import type { UnitwiseActivation } from './activation';

/** O = max(0, I); slope 1 above 0, else 0 (0 at 0, by the project's definition). A net input that is not a number stays one. */
export const relu: UnitwiseActivation = {
  kind: 'unitwise',
  title: 'ReLU',
  f: (netInput) => (netInput <= 0 ? 0 : netInput),
  derivative: (netInput) => (netInput > 0 ? 1 : 0),
  tex: '\\max(0,#)',
  slopeTex: '[#>0]',
  range: [0, Infinity],
};
