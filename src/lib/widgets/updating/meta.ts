// What case against epoch updating says of itself.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'updating',
  title: 'Case and epoch updating',
  says: 'Shows the same tuples to two equal networks: one changes at once, one gathers until the epoch ends.',
  stations: {
    start: 'Two equal networks, before the first tuple.',
    'first-tuple': 'After the first tuple: the left one has changed, the right one has only noted.',
    fill: 'In the middle of the epoch: the sums fill.',
    flush: 'The end of the epoch: the sums are added to the weights, once.',
    'after-epoch': 'After one epoch: the same tuples, no longer the same weights.',
    drift: 'After many epochs: how far the two have come apart.',
  },
  load: () => import('./Updating.svelte'),
  examples: [
    { title: 'XOR on 2-2-1', props: {} },
    { title: 'With mini-batches of two', props: { batch: 2 } },
  ],
};
