// Points inside and outside a circle on four hidden units.
import { dataSets } from '$lib/data/registry';
import { drawnStart } from '../assemble';
import { experimentOn, type Preset } from './preset';

export const circle: Preset = {
  name: 'circle',
  kind: 'data',
  title: 'Circle, 2-4-1',
  note: 'Points inside a circle and around it: each hidden unit draws a line, together they draw the circle.',
  load: async () =>
    experimentOn(await dataSets.circle(), drawnStart([2, 4, 1], ['sigmoid', 'sigmoid'], 'half_sse'), {
      stop: { epochs: 2000, weightChangeBelow: null, misclassifiedBelow: 1 },
    }),
};
