// What the computation graph says of itself.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'graph',
  title: 'The computation graph',
  says: 'Step through every operation of one tuple, forward and back, and count what three ways to the gradient cost.',
  stations: {
    forward: 'The way forward done: every operation has its value.',
    shared: 'The values that are used more than once, with their uses.',
    backward: 'The way back done: every value has its −∂L/∂value, each worked out once.',
    count: 'The operations of three ways to all gradients for this network, counted while they run.',
    deep: 'The same for a deep network: how the three counts grow.',
  },
  load: () => import('./Graph.svelte'),
  examples: [
    { title: 'The book’s 3-2-1 network', props: {} },
    { title: 'A 2-2-1 network', props: { network: '2-2-1' } },
    { title: 'Work counted', props: { at: 'count' } },
  ],
};
