// Parity of three truth values on as many hidden units.
import { dataSets } from '$lib/data/registry';
import { drawnStart } from '../assemble';
import { experimentOn, type Preset } from './preset';

export const parity: Preset = {
  name: 'parity',
  kind: 'small',
  title: 'Parity, 3-3-1',
  note: 'True when an odd number of the inputs is: every input matters in every tuple, so it is learned late.',
  load: async () =>
    experimentOn(await dataSets.parity(), drawnStart([3, 3, 1], ['sigmoid', 'sigmoid'], 'half_sse'), {
      stop: { epochs: 20000, weightChangeBelow: null, misclassifiedBelow: 0 },
    }),
};
