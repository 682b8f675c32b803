// The presets: what they are, and that those with something to learn do learn it.
import { expect, test } from 'vitest';
import { presetNamed, presets } from '$lib/experiment/presets/registry';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { forward } from '$lib/nn/forward';
import { misclassified } from '$lib/nn/judge';
import { layerSizes } from '$lib/nn/network';
import { isOver, startTraining, trainEpoch } from '$lib/training/trainer';
import { cases } from '../vectors/vectors';

test('each has the name of its data set, and its shape in its title', async () => {
  for (const preset of presets) {
    const experiment = await preset.load();
    expect(experiment.data.preset).toBe(preset.name);
    expect(preset.title.endsWith(`, ${layerSizes(experiment.network).join('-')}`)).toBe(true);
    expect(experiment.title).toBe(preset.title);
    expect(preset.note).toMatch(/^[A-Z].*\.$/);
    expect(presetNamed(preset.name)).toBe(preset);
  }
});

test('the first is the book’s example, ready at once', async () => {
  const reference = cases('01-textbook-3-2-1')[0].network;
  const { network } = textbookExperiment();
  expect(network.layers.map((layer) => layer.weights)).toEqual(reference.weights);
  expect(network.layers.map((layer) => layer.biases)).toEqual(reference.biases);
  expect(await presets[0].load()).toEqual(textbookExperiment());
});

test('no two loads share a weight', async () => {
  for (const preset of presets) {
    const [one, two] = [await preset.load(), await preset.load()];
    expect(one.network.layers[0].weights[0]).not.toBe(two.network.layers[0].weights[0]);
  }
});

test.each([
  ['textbook', 'weightChange', 0],
  ['xor', 'weightChange', 0],
  ['and', 'weightChange', 0],
  ['or', 'weightChange', 0],
  ['mazur', 'weightChange', 0],
  ['parity', 'misclassified', 0],
  ['circle', 'misclassified', 1],
  ['spirals', 'misclassified', 1],
  ['iris', 'misclassified', 3],
  ['diabetes', 'misclassified', 25],
  ['digits', 'misclassified', 1],
])('%s ends by the rule %s with at most %d %% misclassified', async (name, reason, percent) => {
  const experiment = await presetNamed(name)!.load();
  const state = startTraining(experiment);
  while (!isOver(state)) trainEpoch(experiment, state);
  expect(state.ended?.reasons).toContain(reason);
  expect(state.last!.misclassifiedPercent).toBeLessThanOrEqual(percent);
});

test('regression comes near the curve: what is left of the loss is little more than the noise', async () => {
  const experiment = await presetNamed('regression')!.load();
  const state = startTraining(experiment);
  while (!isOver(state)) trainEpoch(experiment, state);
  const noise = experiment.data.parameters!.noise;
  expect(state.last!.loss / experiment.data.tuples.length).toBeLessThan(1.25 * 0.5 * noise * noise);
});

test('digits are told apart that were never trained on', async () => {
  const experiment = await presetNamed('digits')!.load();
  const { tuples, heldOut } = experiment.data;
  expect([tuples.length, heldOut.length]).toEqual([800, 200]);
  const state = startTraining(experiment);
  while (!isOver(state)) trainEpoch(experiment, state);
  const { network } = state.learner;
  const wrong = heldOut.filter((tuple) =>
    misclassified(forward(network, tuple.inputs).outputs.at(-1)!, tuple.targets),
  );
  expect(wrong.length / heldOut.length).toBeLessThan(0.1);
});
