// The walk through one tuple, for lessons and other people's pages.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'walk',
  title: 'Walk one tuple',
  says: 'Step through one tuple: forward, the errors back, then every weight and bias.',
  stations: {
    start: 'the tuple waits at the inputs',
    end: 'the last bias has changed',
    'I4, O4, Err4, w46, θ4': 'the step whose result the name is; any unit and weight of the network',
  },
  load: () => import('./Walk.svelte'),
  examples: [
    { title: 'The book’s tuple', props: {} },
    { title: 'At the first error', props: { at: 'Err6' } },
  ],
};
