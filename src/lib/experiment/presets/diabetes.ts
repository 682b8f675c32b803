// Simulated diabetes patients on two hidden layers.
import { dataSets } from '$lib/data/registry';
import { drawnStart, experimentOn, type Preset } from './preset';

export const diabetes: Preset = {
  name: 'diabetes',
  title: 'Diabetes, 3-4-4-1',
  note: 'Sixty simulated patients, half of them with diabetes, told apart by age, body mass index and glucose.',
  load: async () =>
    experimentOn(
      await dataSets.diabetes(),
      drawnStart([3, 4, 4, 1], ['sigmoid', 'sigmoid', 'sigmoid'], 'half_sse', 8),
      { stop: { epochs: 2000, weightChangeBelow: null, misclassifiedBelow: 10 } },
      diabetes.title,
    ),
};
