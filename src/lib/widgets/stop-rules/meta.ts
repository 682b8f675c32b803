// What the stop rules say of themselves.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'stop-rules',
  title: 'When to stop',
  says: 'Runs a training to its end and shows when each of the three rules would have stopped it, and what it missed.',
  stations: {
    change: 'The rule on changes: every change of a weight is below its threshold.',
    misclassified: 'The rule on classes: few enough tuples are misclassified.',
    epochs: 'The rule on epochs: the limit is reached.',
    plateau: 'A flat start: the changes are tiny while half the tuples are still wrong.',
    unsure: 'No tuple is misclassified, yet the outputs are hardly past one half.',
  },
  load: () => import('./StopRules.svelte'),
  examples: [
    { title: 'AND, one unit', props: {} },
    { title: 'XOR, 2-3-1', props: { data: 'xor' } },
    { title: 'Iris, 4-3-3', props: { data: 'iris' } },
    { title: 'A plateau', props: { data: 'plateau' } },
  ],
};
