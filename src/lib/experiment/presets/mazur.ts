// Mazur's example: two inputs, two hidden units, two outputs, biases that stay as they are.
import { mazur as set } from '$lib/data/mazur';
import { experimentOn, type Preset } from './preset';

export const mazur: Preset = {
  name: 'mazur',
  kind: 'small',
  title: 'Mazur, 2-2-2',
  note: 'A well-known worked example: one tuple, rate 0.5, the biases are never updated.',
  load: () =>
    Promise.resolve(
      experimentOn(
        set,
        {
          drawn: null,
          network: {
            loss: 'half_sse',
            layers: [
              {
                activation: 'sigmoid',
                weights: [
                  [0.15, 0.25],
                  [0.2, 0.3],
                ],
                biases: [0.35, 0.35],
              },
              {
                activation: 'sigmoid',
                weights: [
                  [0.4, 0.5],
                  [0.45, 0.55],
                ],
                biases: [0.6, 0.6],
              },
            ],
          },
        },
        {
          learningRate: 0.5,
          updateBiases: false,
          stop: { epochs: 10000, weightChangeBelow: 0.0001, misclassifiedBelow: null },
        },
        mazur.title,
      ),
    ),
};
