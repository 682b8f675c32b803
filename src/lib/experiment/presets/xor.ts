// XOR on three hidden units.
import { dataSets } from '$lib/data/registry';
import { drawnStart } from '../assemble';
import { experimentOn, type Preset } from './preset';

export const xor: Preset = {
  name: 'xor',
  kind: 'small',
  title: 'XOR, 2-3-1',
  note: 'True when the inputs differ: no line can part the classes, so the hidden units are needed.',
  load: async () =>
    experimentOn(await dataSets.xor(), drawnStart([2, 3, 1], ['sigmoid', 'sigmoid'], 'half_sse', 6), {
      stop: { epochs: 5000, weightChangeBelow: 0.01, misclassifiedBelow: null },
    }),
};
