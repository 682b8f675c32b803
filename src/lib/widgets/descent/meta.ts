// What the descent over two weights says of itself.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'descent',
  title: 'Descent over two weights',
  says: 'Steps down the error as a surface over two weights, by the tuple or by the epoch.',
  stations: {
    surface: 'The error of every pair of weights, in ten flat steps, and the start.',
    gradient: 'The steepest way down at the point, and its share along each weight.',
    step: 'One update: the learning rate times the steepest way down.',
    path: 'The way of many updates, down to the bottom.',
    case: 'Case updating: each tuple pulls towards its own valley.',
    epoch: 'Epoch updating: all tuples together, square to the contours.',
    plateau: 'A sigmoid unit that is sure of itself: the surface is flat and the steps are tiny.',
  },
  load: () => import('./Descent.svelte'),
  examples: [
    { title: 'A linear unit and the delta rule', props: {} },
    { title: 'A sigmoid unit', props: { setup: 'sigmoid' } },
    { title: 'Two weights of XOR on 2-3-1', props: { setup: 'xor' } },
  ],
};
