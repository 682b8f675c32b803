// The way of the errors back through the network, for lessons and other people's pages.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'blame',
  title: 'Blame flows back',
  says: 'Follow each error from the output back over the weights as they were; see what updated weights would do.',
  stations: { 'Err6, Err5, Err4': 'the error of that unit; any unit after the inputs' },
  load: () => import('./Blame.svelte'),
  examples: [
    { title: 'The book’s tuple', props: { at: 'Err4' } },
    { title: 'From the output on', props: {} },
  ],
};
