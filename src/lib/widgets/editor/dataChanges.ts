// The changes a reader can make to the data of an experiment, each a new experiment that begins at its start.
import { dataSets, type DataSetName } from '$lib/data/registry';
import type { Split } from '$lib/data/split';
import { dataOfSet, withParts, withSplit } from '$lib/experiment/dataOf';
import { defaultDrawn, defaultPosition, defaultTitle } from '$lib/experiment/defaults';
import type { Experiment, ExperimentData } from '$lib/experiment/types';
import { initialise } from '$lib/nn/initialise';
import { layerSizes, type Tuple } from '$lib/nn/network';
import { lossFits } from './changes';

const start = defaultPosition();

/**
 * Other data for the same network. Where they have other numbers of inputs or targets the layers at the ends follow and the weights are
 * drawn anew; a loss that the targets do not allow gives way to the book's.
 */
export function withData(experiment: Experiment, data: ExperimentData, setTitle: string | null): Experiment {
  const { network } = experiment;
  const before = layerSizes(network);
  const { inputs, targets } = data.tuples[0];
  const sizes = [inputs.length, ...before.slice(1, -1), targets.length];
  const fits = sizes.every((size, l) => size === before[l]);
  const activations = network.layers.map((layer) => layer.activation);
  const output = activations[activations.length - 1];
  const loss = lossFits(network.loss, output, data.tuples) ? network.loss : 'half_sse';
  const drawn = experiment.drawn ?? defaultDrawn();
  return {
    ...experiment,
    title: defaultTitle(setTitle, sizes),
    network: fits ? { ...network, loss } : initialise(sizes, activations, loss, drawn.seed, drawn.range),
    drawn: fits ? experiment.drawn : drawn,
    data,
    position: start,
  };
}

/** A data set of the house made with other parameters, or parted otherwise. */
export async function withSet(
  experiment: Experiment,
  name: DataSetName,
  parameters: Record<string, number>,
  split: Split | null,
): Promise<Experiment> {
  const set = await dataSets[name](parameters);
  return withData(experiment, dataOfSet(set, split), set.title);
}

/** The same tuples, of which another part is held out; none with a split of null. */
export const withHeldOut = (experiment: Experiment, split: Split | null): Experiment => ({
  ...experiment,
  data: withSplit(experiment.data, split),
  position: start,
});

/** Tuples drawn by hand: two inputs, one target of 0 or 1. */
export function withPoints(experiment: Experiment, tuples: Tuple[]): Experiment {
  const about = { preset: null, parameters: null, inputNames: ['x', 'y'], targetNames: ['class'] };
  return withData(experiment, withParts(about, tuples, null), 'Own points');
}
