// The book's example: one tuple through a 3-2-1 network.
import { textbook as set } from '$lib/data/textbook';
import type { Experiment } from '../types';
import { experimentOn, type Preset } from './preset';

/** Ready at once, for the first screen. Every call gives an experiment of its own. */
export function textbookExperiment(): Experiment {
  return experimentOn(
    set,
    {
      drawn: null,
      network: {
        loss: 'half_sse',
        layers: [
          {
            activation: 'sigmoid',
            weights: [
              [0.2, -0.3],
              [0.4, 0.1],
              [-0.5, 0.2],
            ],
            biases: [-0.4, 0.2],
          },
          { activation: 'sigmoid', weights: [[-0.3], [-0.2]], biases: [0.1] },
        ],
      },
    },
    { stop: { epochs: 1000, weightChangeBelow: 0.001, misclassifiedBelow: null } },
    textbook.title,
  );
}

export const textbook: Preset = {
  name: 'textbook',
  kind: 'small',
  title: 'Textbook, 3-2-1',
  note: 'The book’s sample calculation: one tuple, the weights as printed, rate 0.9.',
  load: () => Promise.resolve(textbookExperiment()),
};
