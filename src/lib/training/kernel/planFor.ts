// The plan of the kernel that trains an experiment on from a state.
import type { Experiment } from '$lib/experiment/types';
import { layerSizes } from '$lib/nn/network';
import type { TrainingState } from '../types';
import type { KernelPlan } from './plan';

/** Throws for a network so wide that its code would not be worth making. */
export function planFor(experiment: Experiment, state: TrainingState): KernelPlan {
  const { network, training, data } = experiment;
  const { updating, learningRate, momentum, l2, updateBiases, shuffle, stop } = training;
  const sizes = layerSizes(network);
  if (sizes.slice(1).some((units) => units > MOST_UNITS)) throw new Error('a layer has too many units');
  return {
    sizes,
    activations: network.layers.map((layer) => layer.activation),
    loss: network.loss,
    updating,
    rate: learningRate === '1/t' ? null : learningRate,
    momentum,
    l2,
    updateBiases,
    shuffled: shuffle,
    tuples: data.tuples.length,
    stop,
    statistics: true,
    signedZeros: updating !== 'case' || momentum !== 0 || hasNegativeZero(state),
  };
}

const MOST_UNITS = 1024;

function hasNegativeZero({ learner }: TrainingState): boolean {
  const negative = (x: number): boolean => x === 0 && 1 / x < 0;
  return learner.network.layers.some(
    ({ weights, biases }) => biases.some(negative) || weights.some((row) => row.some(negative)),
  );
}
