// The update of every weight and bias, for lessons and other people's pages.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'update',
  title: 'The update, old and new',
  says: 'Change each weight and bias by its increment, with every number in the book’s table.',
  stations: {
    'w46, w14, θ6': 'the change of that weight or bias; any of the network',
    'I4, O4, Err4': 'the step whose result the name is, where the whole tuple is shown',
    end: 'the last bias has changed',
  },
  load: () => import('./Update.svelte'),
  examples: [
    { title: 'The update alone', props: { at: 'w46' } },
    { title: 'The whole tuple', props: { whole: true } },
  ],
};
