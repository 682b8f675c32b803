// What the anatomy of a network says of itself.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'anatomy',
  title: 'The parts of a network',
  says: 'Choose layers, learn the name of every part, and see what zeros or large starting weights do to training.',
  stations: {
    inputs: 'The input units: they hand on what they are given.',
    hidden: 'The hidden units.',
    output: 'The output units.',
    weight: 'A weight and its name: w46 runs from unit 4 to unit 6.',
    bias: 'A bias and its name: θ4 belongs to unit 4.',
    random: 'Small random starting weights: trained on XOR, the hidden units go different ways.',
    zeros: 'All weights zero: the hidden units stay twins, digit for digit.',
    large: 'Large starting weights: the outputs are saturated, the slopes are nearly 0.',
  },
  load: () => import('./Anatomy.svelte'),
  examples: [
    { title: 'The parts of 3-2-1', props: {} },
    { title: 'Two hidden layers', props: { sizes: [3, 4, 2, 2] } },
    { title: 'Starting from zeros', props: { at: 'zeros' } },
    { title: 'Starting large', props: { at: 'large' } },
  ],
};
