// Simulated diabetes patients on two hidden layers.
import { dataSets } from '$lib/data/registry';
import { drawnStart } from '../assemble';
import { experimentOn, type Preset } from './preset';

export const diabetes: Preset = {
  name: 'diabetes',
  kind: 'data',
  title: 'Diabetes, 3-4-4-1',
  note: 'Simulated patients, half of them with diabetes: the classes overlap, so about a quarter stays misclassified.',
  load: async () =>
    experimentOn(
      await dataSets.diabetes(),
      drawnStart([3, 4, 4, 1], ['sigmoid', 'sigmoid', 'sigmoid'], 'half_sse', 8),
      { learningRate: 0.1, stop: { epochs: 500, weightChangeBelow: null, misclassifiedBelow: 25 } },
      diabetes.title,
    ),
};
