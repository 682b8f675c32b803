// What a preset is, and how one is put together on a data set.
import type { DataSet } from '$lib/data/dataSet';
import type { ActivationName } from '$lib/nn/activations/registry';
import { initialise } from '$lib/nn/initialise';
import type { LossName } from '$lib/nn/losses/registry';
import { layerSizes, type Network } from '$lib/nn/network';
import {
  DEFAULT_RANGE,
  DEFAULT_SEED,
  defaultPosition,
  defaultTitle,
  defaultTraining,
  defaultView,
} from '../defaults';
import type { DrawnWeights, Experiment, TrainingSettings } from '../types';

/** An experiment that comes with the product. */
export interface Preset {
  /** The name in addresses; also that of its data set. */
  name: string;
  /** small: a few tuples to walk through by hand · data: many, to train on. */
  kind: 'small' | 'data';
  title: string;
  /** One plain sentence on what it shows. */
  note: string;
  load(): Promise<Experiment>;
}

/** A network with its starting weights, and how they came about. */
export interface Start {
  network: Network;
  drawn: DrawnWeights | null;
}

/** A network drawn from a seed in the book's range. */
export function drawnStart(
  sizes: number[],
  activations: ActivationName[],
  loss: LossName,
  seed = DEFAULT_SEED,
): Start {
  const range: [number, number] = [...DEFAULT_RANGE];
  return { network: initialise(sizes, activations, loss, seed, range), drawn: { seed, range } };
}

/** The experiment of a start on a data set; the training settings left out are the defaults. */
export function experimentOn(
  set: DataSet,
  start: Start,
  training: Partial<TrainingSettings>,
  title?: string,
): Experiment {
  return {
    title: title ?? defaultTitle(set.title, layerSizes(start.network)),
    ...start,
    data: {
      preset: set.name,
      parameters: set.parameters,
      inputNames: set.inputNames,
      targetNames: set.targetNames,
      tuples: set.tuples,
      heldOut: [],
      split: null,
    },
    training: { ...defaultTraining(), ...training },
    seed: DEFAULT_SEED,
    position: defaultPosition(),
    view: defaultView(),
  };
}
