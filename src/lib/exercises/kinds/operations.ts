// What an epoch costs: backpropagation against one finite difference for each weight.
import { drawExperiment, drawTuple } from '../draw';
import { allOf, choiceOf } from './choice';
import type { Kind } from './kind';

const counted = (value: number): string => value.toLocaleString('en');

export const operations: Kind = {
  title: 'What an epoch costs',
  trains: 'Why one pass back is enough for all weights.',
  sizes: ['2-3-1', '3-4-2', '4-4-1', '4-3-2', '3-4-3-1'],
  make(draw, sizes) {
    const count = draw.whole(5, 20);
    const tuples = Array.from({ length: count }, () => drawTuple(draw, sizes[0], sizes[sizes.length - 1]));
    const experiment = drawExperiment(draw, sizes, tuples);
    const w = experiment.network.layers.reduce(
      (sum, { weights, biases }) => sum + weights.length * biases.length,
      0,
    );
    const asked = allOf([
      choiceOf(draw, {
        label: 'By backpropagation',
        right: counted(2 * count * w),
        wrong: [
          [counted(2 * w), 'This is for one tuple.'],
          [counted(2 * count * w * w), 'One pass back serves all weights; it need not be repeated for each.'],
          [counted(2 * count), 'For each tuple there are two products for every weight.'],
          [counted(count * w), 'Each weight has two products a tuple, one forward and one back.'],
        ],
        rule: 'For each tuple every weight has one product $w$ $O$ on the way forward and one product $Err$ $O$ on the way back.',
        look: `There are ${w} weights and ${count} tuples.`,
        worked: `2 · ${count} · ${w} = ${counted(2 * count * w)}`,
      }),
      choiceOf(draw, {
        label: 'By finite differences, two forward passes for each weight',
        right: counted(2 * count * w * w),
        wrong: [
          [
            counted(2 * count * w),
            'That is a single weight’s share: there are as many again for every weight.',
          ],
          [counted(2 * w * w), 'This is for one tuple.'],
          [counted(count * w), 'This is one forward pass for each tuple; each weight needs two of its own.'],
        ],
        rule: 'Each weight needs two forward passes for each tuple, and each pass uses every weight.',
        look: `A forward pass uses ${w} weights; there are 2 · ${w} of them for each tuple.`,
        worked: `${count} · 2 · ${w} · ${w} = ${counted(2 * count * w * w)}`,
      }),
    ]);
    return (
      asked && {
        experiment,
        prompt: `A ${sizes.join('-')} network has ${w} weights, and there are ${count} tuples. Count for each weight the product $w$ $O$ on the way forward and the product $Err$ $O$ that makes its slope on the way back, and nothing else. How many are there in one epoch?`,
        known: 0,
        asked,
        facts: [
          { title: 'Network', values: [sizes.join('-')] },
          { title: 'Weights', values: [String(w)] },
          { title: 'Tuples', values: [String(count)] },
        ],
      }
    );
  },
};
