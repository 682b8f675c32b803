// What the learning-rate race says of itself.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'rate-race',
  title: 'The learning-rate race',
  says: 'Trains one network at five learning rates from one start, and follows each of them over the error.',
  stations: {
    crawl: 'The rate that crawls: tiny steps down the slope.',
    fine: 'The rate that does well: down to the bottom in a few epochs.',
    swing: 'The rate that swings: each step lands on the other side of the valley.',
    diverge: 'The rate that diverges: each step lands higher up than it began.',
    'one-over-t': 'The rate 1/t: large steps first, smaller ones later.',
  },
  load: () => import('./RateRace.svelte'),
  examples: [
    { title: 'A linear unit with one weight', props: {} },
    { title: 'XOR on 2-3-1', props: { setup: 'xor' } },
    { title: 'A curve on 1-4-1', props: { setup: 'regression' } },
  ],
};
