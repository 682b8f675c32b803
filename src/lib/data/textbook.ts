// The book's one training tuple.
import type { DataSet } from './dataSet';

export const textbook: DataSet = {
  name: 'textbook',
  title: 'The book’s tuple',
  source: 'Han & Kamber, Data Mining: Concepts and Techniques, classification by backpropagation.',
  simulated: false,
  parameters: null,
  inputNames: ['x1', 'x2', 'x3'],
  targetNames: ['class'],
  tuples: [{ inputs: [1, 0, 1], targets: [1] }],
};
