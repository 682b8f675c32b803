// The learning rate of an epoch.

/** A constant rate l, or 1/t. */
export type LearningRate = number | '1/t';

/** l in epoch t (from 1): the constant, or 1/t, fixed within the epoch. Dimensionless. */
export function rateInEpoch(rate: LearningRate, epoch: number): number {
  return rate === '1/t' ? 1 / epoch : rate;
}
