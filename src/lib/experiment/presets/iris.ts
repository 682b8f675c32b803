// Iris: three species from four measurements, with softmax and cross-entropy.
import { dataSets } from '$lib/data/registry';
import { drawnStart } from '../assemble';
import { experimentOn, type Preset } from './preset';

export const iris: Preset = {
  name: 'iris',
  kind: 'data',
  title: 'Iris, 4-3-3',
  note: 'Three species of iris told apart by four measurements of 150 real flowers.',
  load: async () =>
    experimentOn(await dataSets.iris(), drawnStart([4, 3, 3], ['sigmoid', 'softmax'], 'cross_entropy'), {
      learningRate: 0.1,
      stop: { epochs: 500, weightChangeBelow: null, misclassifiedBelow: 3 },
    }),
};
