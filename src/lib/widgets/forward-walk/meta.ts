// The forward pass, for lessons and other people's pages.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'forward-walk',
  title: 'Forward, step by step',
  says: 'Work out each net input and each output, layer by layer, and see which numbers are kept.',
  stations: {
    start: 'the tuple waits at the inputs',
    'I4, O4': 'the step whose result the name is; any unit of the network',
  },
  load: () => import('./ForwardWalk.svelte'),
  examples: [
    { title: 'The book’s tuple', props: {} },
    { title: 'At the output of unit 4', props: { at: 'O4' } },
  ],
};
