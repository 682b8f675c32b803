// Which weight joins these two units, and what does a weight's index say?
import { unitNumber } from '$lib/nn/network';
import { drawExperiment } from '../draw';
import { unitsOf, weightsOf } from '../places';
import { walkOf } from '../exercise';
import { allOf, choiceOf } from './choice';
import type { Kind } from './kind';

export const nameWeight: Kind = {
  title: 'Name the weight',
  shows: { numbers: false, names: false },
  trains: 'Reading the two numbers of a weight and the one of a bias.',
  sizes: ['3-2-1', '2-3-2', '3-2-2', '2-2-2-1'],
  make(draw, sizes) {
    const experiment = drawExperiment(draw, sizes);
    const walk = walkOf(experiment);
    const number = (layer: number, index: number) => unitNumber(sizes, { layer, index });
    const all = weightsOf(walk).map(({ layer, from, to }) => [number(layer, from), number(layer + 1, to)]);
    const name = ([from, to]: readonly number[]) =>
      `$w_{${from > 9 || to > 9 ? `${from},${to}` : `${from}${to}`}}$`;
    const [a, b] = draw.pick(all);
    const others = draw.shuffled(all.filter(([from, to]) => from !== a || to !== b));
    const [c, d] = draw.pick(others);
    const units = unitsOf(walk).map(({ layer, index }) => number(layer, index));
    const unit = draw.pick(units);
    const asked = allOf([
      choiceOf(draw, {
        label: `From unit ${a} to unit ${b}`,
        right: name([a, b]),
        wrong: [
          [name([b, a]), 'The first number is the unit it comes from.'],
          ...others
            .slice(0, 2)
            .map((pair) => [name(pair), 'It joins other units: read both numbers.'] as const),
        ],
        rule: 'The first number of a weight is the unit it comes from, the second the unit it leads to.',
        look: `It comes from unit ${a}, so its name begins with ${a}.`,
        worked: `It comes from unit ${a} and leads to unit ${b}: ${name([a, b])}.`,
      }),
      choiceOf(draw, {
        label: `${name([c, d])} takes part in`,
        right: `the net input of unit ${d}`,
        wrong: [
          [`the net input of unit ${c}`, 'A weight belongs to the sum of the unit it leads to.'],
          [`the bias of unit ${d}`, 'A bias is a number of its own; no weight takes part in it.'],
          [`the output of unit ${c}`, 'That output is multiplied by the weight; it does not depend on it.'],
        ],
        rule: 'A weight stands in the weighted sum of the unit it leads to.',
        look: `It leads to unit ${d}.`,
        worked: `It leads to unit ${d}, so it is a factor in that unit’s net input.`,
      }),
      choiceOf(draw, {
        label: `$θ_{${unit}}$ belongs to`,
        right: `unit ${unit} alone`,
        wrong: [
          [`the whole layer of unit ${unit}`, 'Each unit has a bias of its own.'],
          [`the links into unit ${unit}`, 'Links have weights. The bias is added once, in the unit.'],
        ],
        rule: 'A bias has one number: that of its unit.',
        look: 'Every unit after the inputs has one.',
        worked: `$θ_{${unit}}$ is added in unit ${unit} alone.`,
      }),
    ]);
    return asked && { experiment, prompt: 'What do these names stand for?', known: 0, asked };
  },
};
