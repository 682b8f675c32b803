// Two spirals on two hidden layers.
import { dataSets } from '$lib/data/registry';
import { drawnStart } from '../assemble';
import { experimentOn, type Preset } from './preset';

export const spirals: Preset = {
  name: 'spirals',
  kind: 'data',
  title: 'Two spirals, 2-10-10-1',
  note: 'Points on two spirals wound into each other: one hidden layer finds it hard, two part them.',
  load: async () =>
    experimentOn(
      await dataSets.spirals(),
      drawnStart([2, 10, 10, 1], ['tanh', 'tanh', 'sigmoid'], 'binary_cross_entropy'),
      {
        learningRate: 0.02,
        shuffle: true,
        stop: { epochs: 3000, weightChangeBelow: null, misclassifiedBelow: 1 },
      },
    ),
};
