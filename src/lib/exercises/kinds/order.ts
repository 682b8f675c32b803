// Put the steps of a tuple into order: a chain in which each needs the one before it.
import type { Ref } from '$lib/nn/steps';
import { drawExperiment } from '../draw';
import { walkOf } from '../exercise';
import { stepOf } from '../places';
import { symbolOf } from '../words';
import type { Kind } from './kind';

export const order: Kind = {
  title: 'Order the steps',
  shows: { numbers: false },
  trains: 'What has to be known before what: forward, errors from the output back, then the change.',
  sizes: ['2-2-1', '3-2-1', '2-2-2', '2-3-2'],
  make(draw, sizes) {
    const experiment = drawExperiment(draw, sizes);
    const walk = walkOf(experiment);
    const chain = sizes.slice(1).map((size, l) => ({ layer: l + 1, index: draw.whole(0, size - 1) }));
    const at = draw.whole(1, chain.length - 1);
    const [below, above] = [chain[at - 1], chain[at]];
    const weight = { layer: below.layer, from: below.index, to: above.index };
    const told: [Ref, string][] = [
      ...chain.flatMap((unit): [Ref, string][] => [
        [{ quantity: 'I', unit }, 'compute the net input'],
        [{ quantity: 'O', unit }, 'compute the output'],
      ]),
      ...chain.map((unit): [Ref, string] => [{ quantity: 'Err', unit }, 'compute the error']),
      [{ quantity: 'w', weight }, 'change the weight'],
    ];
    const items = told.map(([ref, words]) => ({
      text: `${words} ${symbolOf(ref, walk.script.sizes)}`,
      step: stepOf(walk, ref),
    }));
    const prompt = 'Put these steps of one tuple into the order in which they are carried out.';
    const shuffled = draw.shuffled(items);
    if (shuffled.every(({ step }, i) => i === 0 || step > shuffled[i - 1].step)) return null;
    return { experiment, prompt, known: 0, asked: [{ form: 'order', label: 'Order', items: shuffled }] };
  },
};
