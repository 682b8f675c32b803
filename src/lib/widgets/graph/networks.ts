// The networks whose graphs are drawn and whose work is counted.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { initialise } from '$lib/nn/initialise';
import type { Network, Tuple } from '$lib/nn/network';

export interface Example {
  network: Network;
  tuple: Tuple;
}

/** Round starting values, so that a small graph can be reckoned by hand. */
const small: Example = {
  network: {
    loss: 'half_sse',
    layers: [
      {
        activation: 'sigmoid',
        weights: [
          [0.5, -0.4],
          [0.3, 0.8],
        ],
        biases: [0.1, -0.2],
      },
      { activation: 'sigmoid', weights: [[0.6], [-0.7]], biases: [0.2] },
    ],
  },
  tuple: { inputs: [1, 0.5], targets: [1] },
};

const book = textbookExperiment();

export type ExampleName = '3-2-1' | '2-2-1';
export const examples: Record<ExampleName, Example> = {
  '3-2-1': { network: book.network, tuple: book.data.tuples[0] },
  '2-2-1': small,
};

/** A network of `hidden` hidden layers, each as wide as the inputs, with one output; drawn from a fixed seed. */
export function deepExample(width: number, hidden: number): Example {
  const sizes = [...Array.from({ length: hidden + 1 }, () => width), 1];
  const activations = sizes.slice(1).map(() => 'sigmoid' as const);
  return {
    network: initialise(sizes, activations, 'half_sse', 1, [-0.5, 0.5]),
    tuple: { inputs: Array.from({ length: width }, (_, i) => (i % 2 === 0 ? 1 : 0.5)), targets: [1] },
  };
}
