// What the single unit says of itself.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'unit',
  title: 'A single unit',
  says: 'Set inputs, weights and bias, and see the sum laid out along the axis and squeezed by the curve.',
  stations: {
    sum: 'The products w O, one a row, laid head to tail along the axis of the net input.',
    bias: 'The bias as the last arrow, and the threshold: the sum must pass −θ for O to pass one half.',
    squash: 'The curve: any net input becomes an output between 0 and 1.',
    slope: 'The tangent at the point: how much O changes when I changes a little.',
    low: 'Net input far below zero: O close to 0, the slope nearly flat.',
    middle: 'Net input zero: O is exactly 0.5, the slope is steepest.',
    high: 'Net input far above zero: O close to 1, the slope nearly flat.',
  },
  load: () => import('./Unit.svelte'),
  examples: [
    { title: 'Unit 4 of the book', props: {} },
    { title: 'An AND of two inputs', props: { inputs: [1, 1], weights: [4, 4], bias: -6 } },
    { title: 'With its slope', props: { at: 'slope' } },
    { title: 'tanh', props: { activation: 'tanh' } },
    { title: 'ReLU', props: { activation: 'relu' } },
  ],
};
