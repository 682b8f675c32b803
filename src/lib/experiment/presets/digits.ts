// Handwritten-like digits, ten classes from 64 greys, a fifth of them held out.
import { dataSets } from '$lib/data/registry';
import { withSplit } from '../dataOf';
import { drawnStart } from '../assemble';
import { experimentOn, type Preset } from './preset';

export const digits: Preset = {
  name: 'digits',
  kind: 'data',
  title: 'Digits, 64-32-10',
  note: 'Ten digits told apart by 8 × 8 greys; a fifth of the pictures is held out to test with.',
  load: async () => {
    const start = drawnStart([64, 32, 10], ['sigmoid', 'softmax'], 'cross_entropy');
    const whole = experimentOn(await dataSets.digits(), start, {
      learningRate: 0.05,
      stop: { epochs: 100, weightChangeBelow: null, misclassifiedBelow: 1 },
    });
    return { ...whole, data: withSplit(whole.data, { percent: 20, seed: 1 }) };
  },
};
