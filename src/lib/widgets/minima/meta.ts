// What the bench of local minima says of itself.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'minima',
  title: 'Local minima',
  says: 'Looks for the lowest of several minima by plain descent, momentum, restarts or simulated annealing.',
  stations: {
    plain: 'Plain descent: it ends in the minimum in whose basin it began.',
    momentum: 'Momentum: it may roll over a low rim.',
    restarts: 'Restarts: many starts, and the best end is kept.',
    annealing: 'Simulated annealing: also uphill while it is hot, hardly ever when it is cold.',
    plateau: 'A start on flat ground: the slope says next to nothing about where to go.',
  },
  load: () => import('./Minima.svelte'),
  examples: [
    { title: 'Plain descent', props: {} },
    { title: 'Simulated annealing', props: { method: 'annealing' } },
  ],
};
