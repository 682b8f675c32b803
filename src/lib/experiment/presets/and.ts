// AND on a small network.
import { dataSets } from '$lib/data/registry';
import { drawnStart } from '../assemble';
import { experimentOn, type Preset } from './preset';

export const and: Preset = {
  name: 'and',
  kind: 'small',
  title: 'AND, 2-2-1',
  note: 'True only when both inputs are: a line can part the classes, so it is learned soon.',
  load: async () =>
    experimentOn(await dataSets.and(), drawnStart([2, 2, 1], ['sigmoid', 'sigmoid'], 'half_sse'), {
      stop: { epochs: 5000, weightChangeBelow: 0.01, misclassifiedBelow: null },
    }),
};
