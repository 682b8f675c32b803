// An experiment as the rest of the house sees it: network, tuples, training and a place in the walk, all defaults filled in.
import type { Split } from '$lib/data/split';
import type { LearningRate } from '$lib/nn/rate';
import type { Network, Tuple } from '$lib/nn/network';
import type { Updating } from '$lib/nn/update';

/** When training ends: every rule that is not null is tested after each epoch. Percentages are 0 … 100. */
export interface StopRules {
  epochs: number | null;
  weightChangeBelow: number | null;
  misclassifiedBelow: number | null;
}

/** How the network is trained. */
export interface TrainingSettings {
  updating: Updating;
  learningRate: LearningRate;
  momentum: number;
  l2: number;
  updateBiases: boolean;
  shuffle: boolean;
  stop: StopRules;
}

/** A place in the walk: epoch from 1, tuple from 0 in the order of presentation, step from 0 (the tuple waits) to the last. */
export interface Position {
  epoch: number;
  tuple: number;
  step: number;
}

/** The seed and the range of starting weights that were drawn, kept so that the file need not list them. */
export interface DrawnWeights {
  seed: number;
  range: [number, number];
}

/** The tuples and what their columns are called. `preset` names the data set they are, unchanged. */
export interface ExperimentData {
  preset: string | null;
  /** With what the data set was made; null for a set that takes nothing, and for one's own tuples. */
  parameters: Record<string, number> | null;
  inputNames: string[] | null;
  targetNames: string[] | null;
  /** Those trained on. */
  tuples: Tuple[];
  /** Those never trained on, to test with. */
  heldOut: Tuple[];
  /** How the held-out ones were chosen; null when none were, or when they were given one by one. */
  split: Split | null;
}

/** How finely one walks. */
export type Granularity = 'term' | 'unit' | 'layer' | 'phase' | 'tuple' | 'epoch';
export const granularities: Granularity[] = ['term', 'unit', 'layer', 'phase', 'tuple', 'epoch'];

export interface Experiment {
  title: string;
  /** The starting weights; null in `drawn` means they were given one by one. */
  network: Network;
  drawn: DrawnWeights | null;
  data: ExperimentData;
  training: TrainingSettings;
  /** Drives the shuffle, if any. */
  seed: number;
  position: Position;
  view: { granularity: Granularity };
}
