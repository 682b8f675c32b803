// The changes a reader can make to an experiment in the editor, each a new experiment.
import { defaultDrawn, defaultPosition } from '$lib/experiment/defaults';
import type { Experiment, TrainingSettings } from '$lib/experiment/types';
import { activations, type ActivationName } from '$lib/nn/activations/registry';
import { initialise } from '$lib/nn/initialise';
import { losses, type LossName } from '$lib/nn/losses/registry';
import { cloneNetwork, layerSizes, type Tuple } from '$lib/nn/network';
import { Script } from '$lib/nn/script';
import type { Ref } from '$lib/nn/steps';
import { endsBatch } from '$lib/nn/update';

const start = defaultPosition();

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

/**
 * An input or a target of one tuple set to a value; the data are then the reader's own. Targets that must add up to 1 still do: the
 * others share what the new one leaves.
 */
export function withTuple(
  experiment: Experiment,
  tuple: number,
  part: 'inputs' | 'targets',
  index: number,
  value: number,
): Experiment {
  const { loss, layers } = experiment.network;
  const set =
    part === 'targets' && addUp(loss, layers[layers.length - 1].activation)
      ? shared
      : (values: number[]) => values.map((old, j) => (j === index ? value : old));
  const tuples = experiment.data.tuples.map((one, i) =>
    i === tuple ? { ...one, [part]: set(one[part], index, value) } : one,
  );
  return { ...experiment, data: { ...experiment.data, preset: null, parameters: null, split: null, tuples } };
}

/** A probability set to a value from 0 to 1; the others keep their proportions, or are equal, and add up to the rest. */
function shared(values: number[], index: number, value: number): number[] {
  if (values.length === 1) return [1];
  const others = values.reduce((sum, old, j) => (j === index ? sum : sum + old), 0);
  const part = (old: number) =>
    others === 0 ? (1 - value) / (values.length - 1) : (old / others) * (1 - value);
  return values.map((old, j) => (j === index ? value : part(old)));
}

/** Other settings: a new run, at the same step of its first tuple as far as the way of updating leaves the steps as they were. */
export function withTraining(experiment: Experiment, change: Partial<TrainingSettings>): Experiment {
  const { network, data, position } = experiment;
  const training = { ...experiment.training, ...change };
  const anew = change.updating || change.updateBiases !== undefined;
  const ends = endsBatch(training.updating, 0, data.tuples.length);
  const { length } = new Script({ network, rule: training, endsBatch: ends });
  return {
    ...experiment,
    training,
    position: { ...start, step: anew ? 0 : Math.min(position.step, length) },
  };
}

/** The activation of one layer (from 0, the first after the inputs); the loss follows when it would no longer fit. */
export function withActivation(
  experiment: Experiment,
  layer: number,
  activation: ActivationName,
): Experiment {
  const network = cloneNetwork(experiment.network);
  network.layers[layer].activation = activation;
  const { tuples } = experiment.data;
  if (layer === network.layers.length - 1) {
    if (lossFits('cross_entropy', activation, tuples)) network.loss = 'cross_entropy';
    else if (!lossFits(network.loss, activation, tuples)) network.loss = 'half_sse';
  }
  return { ...experiment, network, position: start };
}

/** Whether a loss goes with an output activation, and allows the targets there are. */
export function lossFits(loss: LossName, output: ActivationName, tuples: readonly Tuple[]): boolean {
  if (losses[loss].targets === 'any') return true;
  const sums = addUp(loss, output);
  return (
    losses[loss].cancelsWith === output &&
    tuples.every(
      ({ targets }) =>
        targets.every((target) => target >= 0 && target <= 1) &&
        (!sums || Math.abs(targets.reduce((a, b) => a + b, 0) - 1) < 1e-9),
    )
  );
}

/** Whether the targets of a tuple must add up to 1. */
const addUp = (loss: LossName, output: ActivationName): boolean =>
  losses[loss].targets === 'distribution' && activations[output].kind === 'layerwise';

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
  const drawn = experiment.drawn ?? defaultDrawn();
  const names = [...hidden.map(() => own), output];
  const all = [sizes[0], ...hidden, sizes[sizes.length - 1]];
  return {
    ...experiment,
    title: retitled(experiment.title, all.join('-')),
    network: initialise(all, names, network.loss, drawn.seed, drawn.range),
    drawn,
    data,
    position: start,
  };
}

/** A title that ends in the shape of the network has the new one; another has it added. */
function retitled(title: string, shape: string): string {
  const ending = /(^|,? )\d+(-\d+)+$/;
  return ending.test(title) ? title.replace(ending, `$1${shape}`) : title && `${title}, ${shape}`;
}

/** Fresh starting weights from a seed, uniform in a range; in the range they were drawn in before unless told. */
export function withSeed(
  experiment: Experiment,
  seed: number,
  range: [number, number] = (experiment.drawn ?? defaultDrawn()).range,
): Experiment {
  const { network } = experiment;
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
