// What training is made of: its state between two tuples, the statistics of an epoch, and why it stops.
import type { UnitRef, WeightRef } from '$lib/nn/network';
import type { Learner } from '$lib/nn/update';

/** The termination rules, in the order in which they are reported. */
export type StopReason = 'weightChange' | 'misclassified' | 'epochs';

/** What an epoch was like. Each tuple counts with the output it had when it was presented. */
export interface EpochStatistics {
  epoch: number;
  learningRate: number;
  /** The sum of the tuples' losses. */
  loss: number;
  misclassified: number;
  misclassifiedPercent: number;
  /** The largest |Δw_ij| of one tuple: as applied under case updating, else the plain l Err O. */
  largestTupleIncrement: number;
  /** The largest |Δw_ij| of one update, momentum and decay included. */
  largestUpdate: number;
  /** The largest |Σ Δw_ij| over the epoch: how far a weight went from the epoch's start to its end. */
  largestAccumulated: number;
  /** What the rule on weight changes looks at: `largestTupleIncrement` under case updating, else `largestUpdate`. */
  largestChange: number;
}

/** What the running epoch has brought so far. */
export interface RunningEpoch {
  loss: number;
  misclassified: number;
  largestTupleIncrement: number;
  largestUpdate: number;
  /** The weights before the epoch's first tuple. */
  startWeights: number[][][];
}

/** The result that was not finite, and where: a unit, or a weight. */
export interface Failure {
  quantity: 'net input' | 'output' | 'error' | 'weight' | 'bias';
  unit: UnitRef | null;
  weight: WeightRef | null;
  epoch: number;
  /** The place in the epoch's order, from 0. */
  tuple: number;
  value: number;
}

/** Training between two tuples: plain data, all that is needed to go on with the same bits. */
export interface TrainingState {
  learner: Learner;
  /** The epoch that runs or is next to run, from 1. */
  epoch: number;
  /** The next tuple, by its place in the epoch's order, from 0. */
  tuple: number;
  /** Null before the first tuple of an epoch. */
  running: RunningEpoch | null;
  /** The last epoch that was finished. */
  last: EpochStatistics | null;
  ended: { reasons: StopReason[] } | null;
  failure: Failure | null;
}
