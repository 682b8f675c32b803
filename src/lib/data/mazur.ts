// The one tuple of Mazur's well-known example.
import type { DataSet } from './dataSet';

export const mazur: DataSet = {
  name: 'mazur',
  title: 'Mazur’s tuple',
  source: 'Matt Mazur, A Step by Step Backpropagation Example (2015).',
  simulated: false,
  parameters: null,
  inputNames: ['i1', 'i2'],
  targetNames: ['o1', 'o2'],
  tuples: [{ inputs: [0.05, 0.1], targets: [0.01, 0.99] }],
};
