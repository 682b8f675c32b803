// Complete the tuple: its walk is told up to somewhere, and the rest is blank; a third of it, two thirds, or all; or the forward pass alone.
import { drawExperiment } from '../draw';
import { walkOf } from '../exercise';
import { asks, stepOf, valuesInOrder } from '../places';
import type { Kind } from './kind';

/** The kind that leaves so many thirds of the tuple's values blank. */
function blank(thirds: 1 | 2 | 3, title: string, trains: string): Kind {
  return {
    title,
    trains,
    sizes: ['2-2-1'],
    make(draw, sizes) {
      const experiment = drawExperiment(draw, sizes);
      const walk = walkOf(experiment);
      const values = valuesInOrder(walk);
      const shown = values.length - Math.ceil((values.length * thirds) / 3);
      const known = shown === 0 ? 0 : stepOf(walk, values[shown - 1]);
      const asked = values.slice(shown).map((ref) => asks(walk, ref));
      const prompt = 'Carry the tuple to its end: fill in every value that is blank, in this order.';
      return { experiment, prompt, known, asked };
    },
  };
}

export const completeLast = blank(
  1,
  'Complete the tuple: its last steps',
  'The changes that end a tuple, once all errors are known.',
);
export const completeMore = blank(
  2,
  'Complete the tuple: most of its steps',
  'The way back and the changes, from the outputs on.',
);
export const completeAll = blank(
  3,
  'Complete the tuple: all of it',
  'The whole tuple by hand: forward, back, and every change.',
);

/** Every net input and output, and no more. */
export const completeForward: Kind = {
  title: 'Complete the forward pass',
  trains: 'Every net input and output, layer by layer.',
  sizes: ['2-2-1', '3-2-1'],
  make(draw, sizes) {
    const experiment = drawExperiment(draw, sizes);
    const walk = walkOf(experiment);
    const values = valuesInOrder(walk).filter(({ quantity }) => quantity === 'I' || quantity === 'O');
    const prompt = 'Carry the tuple forward: fill in every net input and every output, in this order.';
    return { experiment, prompt, known: 0, asked: values.map((ref) => asks(walk, ref)) };
  },
};
