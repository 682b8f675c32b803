// The identity as an activation, for regression.
import type { UnitwiseActivation } from './activation';

/** O = I; slope 1. */
export const identity: UnitwiseActivation = {
  kind: 'unitwise',
  title: 'identity',
  f: (netInput) => netInput,
  derivative: () => 1,
  tex: '#',
  slopeTex: '1',
  range: [-Infinity, Infinity],
};
