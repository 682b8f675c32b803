// What the error of an output unit says of itself.
import type { WidgetMeta } from '../figure/meta';

export const meta: WidgetMeta = {
  name: 'output-error',
  title: 'The error of an output unit',
  says: 'Move the output and the target: the error is an area, as wide as the difference, as high as the slope.',
  stations: {
    difference: 'T − O, the width: how far the output is from the target.',
    slope:
      'O (1 − O), the height: how much the output still answers to its net input; with the tangent of the sigmoid.',
    product: 'Err as the area of width times height.',
    saturated: 'Wrong and sure: O near 0 while T is 1; a wide area with almost no height.',
    right: 'Right: O near T; hardly any width, and hardly any height.',
    book: 'The book’s unit 6: O 0.474, T 1, Err 0.1312, and why the book prints 0.1311.',
  },
  load: () => import('./OutputError.svelte'),
  examples: [
    { title: 'Unit 6 of the book', props: {} },
    { title: 'Wrong and sure', props: { at: 'saturated' } },
    { title: 'Target 0', props: { target: 0, netInput: 1 } },
  ],
};
