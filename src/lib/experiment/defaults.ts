// What an experiment is when its file does not say: the defaults of the optional fields.
import { activations, type ActivationName } from '$lib/nn/activations/registry';
import { lossNames, losses, type LossName } from '$lib/nn/losses/registry';
import type { DrawnWeights, Experiment, Position, StopRules, TrainingSettings } from './types';

export const DEFAULT_SEED = 1;
/** The range of the book: small random numbers. */
export const DEFAULT_RANGE: readonly [number, number] = [-0.5, 0.5];
export const DEFAULT_EPOCHS = 1000;

/** How starting weights are drawn unless told. */
export const defaultDrawn = (seed = DEFAULT_SEED): DrawnWeights => ({ seed, range: [...DEFAULT_RANGE] });

/** When the file has no stop rules at all; a file that lists some has only those. */
export const defaultStop = (): StopRules => ({
  epochs: DEFAULT_EPOCHS,
  weightChangeBelow: null,
  misclassifiedBelow: null,
});

/** Case updating at the book's rate, nothing added. */
export const defaultTraining = (): TrainingSettings => ({
  updating: 'case',
  learningRate: 0.9,
  momentum: 0,
  l2: 0,
  updateBiases: true,
  shuffle: false,
  stop: defaultStop(),
});

export const defaultPosition = (): Position => ({ epoch: 1, tuple: 0, step: 0 });
export const defaultView = (): Experiment['view'] => ({ granularity: 'term' });

export const defaultActivations = (sizes: readonly number[]): ActivationName[] =>
  sizes.slice(1).map(() => 'sigmoid');

/** The loss made for a layerwise output (cross-entropy with softmax), else the book's ½ squared error. */
export function defaultLoss(output: ActivationName): LossName {
  const made = lossNames.find((name) => losses[name].cancelsWith === output);
  return made && activations[output].kind === 'layerwise' ? made : 'half_sse';
}

/** `XOR, 2-3-1`; without a known data set `Network 2-3-1`. */
export const defaultTitle = (dataTitle: string | null, sizes: readonly number[]): string =>
  dataTitle === null ? `Network ${sizes.join('-')}` : `${dataTitle}, ${sizes.join('-')}`;
