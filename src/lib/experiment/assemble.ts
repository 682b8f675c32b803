// How an experiment is put together from its data, its start and its training.
import type { ActivationName } from '$lib/nn/activations/registry';
import { initialise } from '$lib/nn/initialise';
import type { LossName } from '$lib/nn/losses/registry';
import type { Network } from '$lib/nn/network';
import { DEFAULT_SEED, defaultDrawn, defaultPosition, defaultTraining, defaultView } from './defaults';
import type { DrawnWeights, Experiment, ExperimentData, TrainingSettings } from './types';

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
  const drawn = defaultDrawn(seed);
  return { network: initialise(sizes, activations, loss, drawn.seed, drawn.range), drawn };
}

/** The experiment of a start on data, before its first tuple; the training settings left out are the defaults. */
export const experimentWith = (
  data: ExperimentData,
  start: Start,
  training: Partial<TrainingSettings>,
  title: string,
): Experiment => ({
  title,
  ...start,
  data,
  training: { ...defaultTraining(), ...training },
  seed: DEFAULT_SEED,
  position: defaultPosition(),
  view: defaultView(),
});
