// How many weights and how many biases has a network of these layers?
import { drawExperiment } from '../draw';
import { allOf, choiceOf } from './choice';
import type { Kind } from './kind';

const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);

export const countParts: Kind = {
  title: 'Count weights and biases',
  trains: 'Knowing the parts of a network by its layers.',
  sizes: ['3-2-1', '2-3-2', '4-3-2', '3-4-2', '3-4-2-1', '2-3-3-1', '4-2-3'],
  make(draw, sizes) {
    const experiment = drawExperiment(draw, sizes);
    const { layers } = experiment.network;
    const weights = sum(layers.map((layer) => layer.weights.length * layer.biases.length));
    const biases = sum(layers.map((layer) => layer.biases.length));
    const products = layers.map((layer) => `${layer.weights.length} · ${layer.biases.length}`).join(' + ');
    const units = layers.map((layer) => layer.biases.length).join(' + ');
    const asked = allOf([
      choiceOf(draw, {
        label: 'Weights',
        right: String(weights),
        wrong: [
          [String(weights + biases), 'This counts the biases too.'],
          [String(sum(sizes)), 'This counts the units. A weight belongs to a pair of them.'],
          [
            String(sizes.reduce((a, b) => a * b)),
            'Products of neighbouring layers are added, not multiplied.',
          ],
          [String(sizes[0] * sizes[1]), 'This is the first gap between layers alone.'],
        ],
        rule: 'Between two neighbouring layers every unit is linked to every unit: multiply, then add over the gaps.',
        look: `There are ${layers.length} gaps between the layers.`,
        worked: `${products} = ${weights}`,
      }),
      choiceOf(draw, {
        label: 'Biases',
        right: String(biases),
        wrong: [
          [String(sum(sizes)), 'Input units have no bias: they compute nothing.'],
          [String(layers.length), 'Each unit has a bias of its own, not each layer.'],
          [String(sum(sizes.slice(1, -1))), 'Output units have biases too.'],
          [String(biases + 1), 'Count again: the units after the inputs.'],
        ],
        rule: 'Every unit after the inputs has one bias.',
        look: 'Add the sizes of all layers but the first.',
        worked: `${units} = ${biases}`,
      }),
    ]);
    if (!asked) return null;
    const prompt = `How many weights and how many biases has a ${sizes.join('-')} network?`;
    return { experiment, prompt, known: 0, asked, facts: [{ title: 'Network', values: [sizes.join('-')] }] };
  },
};
