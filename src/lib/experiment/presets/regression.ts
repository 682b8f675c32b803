// A curve foretold from one number: a regression with an output that is not squashed.
import { dataSets } from '$lib/data/registry';
import { drawnStart } from '../assemble';
import { experimentOn, type Preset } from './preset';

export const regression: Preset = {
  name: 'regression',
  kind: 'data',
  title: 'Regression, 1-8-1',
  note: 'A number foretold from another: the target is no class but a point of a curve, and the output is not squashed.',
  load: async () =>
    experimentOn(await dataSets.regression(), drawnStart([1, 8, 1], ['tanh', 'identity'], 'half_sse', 3), {
      learningRate: 0.05,
      stop: { epochs: 2000, weightChangeBelow: null, misclassifiedBelow: null },
    }),
};
