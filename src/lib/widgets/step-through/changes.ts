// The changes a reader can make to an experiment in the editor, each a new experiment.
import type { Experiment, TrainingSettings } from '$lib/experiment/types';
import { activations, type ActivationName } from '$lib/nn/activations/registry';
import { initialise } from '$lib/nn/initialise';
import type { LossName } from '$lib/nn/losses/registry';
import { cloneNetwork, layerSizes } from '$lib/nn/network';
import type { Ref } from '$lib/nn/steps';

const start = { epoch: 1, tuple: 0, step: 0 };

/** A weight or a bias set to a value. */
export function withValue(
  experiment: Experiment,
  { quantity, weight, unit }: Ref,
  value: number,
): Experiment {
  const network = cloneNetwork(experiment.network);
  if (quantity === 'w' && weight) network.layers[weight.layer].weights[weight.from][weight.to] = value;
  if (quantity === 'θ' && unit) network.layers[unit.layer - 1].biases[unit.index] = value;
  return { ...experiment, network, drawn: null };
}

/** An input or a target of one tuple set to a value; the data are then the reader's own. */
export function withTuple(
  experiment: Experiment,
  tuple: number,
  part: 'inputs' | 'targets',
  index: number,
  value: number,
): Experiment {
  const tuples = experiment.data.tuples.map((one, i) =>
    i === tuple ? { ...one, [part]: one[part].map((old, j) => (j === index ? value : old)) } : one,
  );
  return { ...experiment, data: { ...experiment.data, preset: null, tuples } };
}

export const withTraining = (experiment: Experiment, change: Partial<TrainingSettings>): Experiment => ({
  ...experiment,
  training: { ...experiment.training, ...change },
  position: {
    ...start,
    step: change.updating || change.updateBiases !== undefined ? 0 : experiment.position.step,
  },
});

/** The activation of one layer (from 0, the first after the inputs); the loss follows when it would no longer fit. */
export function withActivation(
  experiment: Experiment,
  layer: number,
  activation: ActivationName,
): Experiment {
  const network = cloneNetwork(experiment.network);
  network.layers[layer].activation = activation;
  const output = network.layers[network.layers.length - 1].activation;
  if (activations[output].kind === 'layerwise') network.loss = 'cross_entropy';
  else if (!lossFits(network.loss, output)) network.loss = 'half_sse';
  return { ...experiment, network, position: start };
}

/** Whether a loss is defined for what an output activation gives. */
export const lossFits = (loss: LossName, output: ActivationName): boolean =>
  loss === 'cross_entropy' ? output === 'softmax' : loss !== 'binary_cross_entropy' || output === 'sigmoid';

export const withLoss = (experiment: Experiment, loss: LossName): Experiment => ({
  ...experiment,
  network: { ...experiment.network, loss },
  position: start,
});

/** Other hidden layers; weights are drawn anew, from the seed. Inputs and outputs stay, since the tuples have them. */
export function withHidden(experiment: Experiment, hidden: number[]): Experiment {
  const { network, data } = experiment;
  const sizes = layerSizes(network);
  const inner = network.layers[0].activation;
  const own = network.layers.length > 1 && activations[inner].kind === 'unitwise' ? inner : 'sigmoid';
  const output = network.layers[network.layers.length - 1].activation;
  const drawn = experiment.drawn ?? { seed: 1, range: [-0.5, 0.5] as [number, number] };
  const names = [...hidden.map(() => own), output];
  const all = [sizes[0], ...hidden, sizes[sizes.length - 1]];
  return {
    ...experiment,
    title: `${experiment.title.replace(/,? \d+(-\d+)+$/, '')}, ${all.join('-')}`,
    network: initialise(all, names, network.loss, drawn.seed, drawn.range),
    drawn,
    data,
    position: start,
  };
}

/** Fresh starting weights from a seed. */
export function withSeed(experiment: Experiment, seed: number): Experiment {
  const { network } = experiment;
  const range = experiment.drawn?.range ?? [-0.5, 0.5];
  return {
    ...experiment,
    network: initialise(
      layerSizes(network),
      network.layers.map((layer) => layer.activation),
      network.loss,
      seed,
      range,
    ),
    drawn: { seed, range },
    position: start,
  };
}
