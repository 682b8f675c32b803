// Truth tables of two inputs as data sets: 0 is false, 1 is true.
import type { DataSet } from './dataSet';

/** The four tuples of a function of two truth values, in the order 00, 01, 10, 11. */
export function truthTable(name: string, title: string, of: (a: boolean, b: boolean) => boolean): DataSet {
  const pairs = [0, 1].flatMap((a) => [0, 1].map((b) => [a, b]));
  return {
    name,
    title,
    source: `The truth table of ${title}.`,
    simulated: false,
    parameters: null,
    inputNames: ['a', 'b'],
    targetNames: [`a ${title} b`],
    tuples: pairs.map(([a, b]) => ({ inputs: [a, b], targets: [of(a === 1, b === 1) ? 1 : 0] })),
  };
}
