// Parity: whether an odd number of the inputs is true.
import type { DataParameters, DataSet } from './dataSet';

/** All 2^n tuples of n truth values, 0 for false and 1 for true, counted up in binary. */
export function parity(parameters: DataParameters): DataSet {
  const { bits } = parameters;
  const places = Array.from({ length: bits }, (_, i) => i);
  const rows = Array.from({ length: 2 ** bits }, (_, n) => places.map((i) => (n >> (bits - 1 - i)) & 1));
  return {
    name: 'parity',
    title: 'Parity',
    source: `The truth table of the parity of ${bits} truth values.`,
    simulated: false,
    parameters,
    inputNames: [...'abcde'].slice(0, bits),
    targetNames: ['odd'],
    tuples: rows.map((inputs) => ({ inputs, targets: [inputs.reduce((sum, bit) => sum ^ bit, 0)] })),
  };
}
