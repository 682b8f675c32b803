// The networks one may go down on, and the two weights that may change.
import { xor } from '$lib/data/xor';
import { drawnStart } from '$lib/experiment/assemble';
import { cloneNetwork, type Network, type Tuple } from '$lib/nn/network';
import type { Ref } from '$lib/nn/steps';
import { startTraining, trainEpoch } from '$lib/training/trainer';
import { experimentFor, ownSet, singleUnit, tuplesOf } from '../bench/experiments';

export type SceneryName = 'linear' | 'sigmoid' | 'xor';
export type Pair = readonly [number, number];

export interface Scenery {
  title: string;
  network: Network;
  tuples: Tuple[];
  /** The weights that change at first, across and up; all others are held. */
  weights: [Ref, Ref];
  /** The stretch of both weights that is shown. */
  range: Pair;
  start: Pair;
  /** The learning rate at first, and the end of its slider. */
  rate: number;
  mostRate: number;
  /** How many units of the plane an arrow of slope 1 is long. */
  arrow: number;
}

const weight = (layer: number, from: number, to: number): Ref => ({
  quantity: 'w',
  weight: { layer, from, to },
});

/** Where a sigmoid unit is sure of itself on every tuple: all slopes are below 0.001. */
export const PLATEAU: Pair = [-7, -6];

export const sceneries: Record<SceneryName, () => Scenery> = {
  /** The lines T = O of the three tuples cross in three points: no pair of weights serves all, the lowest point is (1, −0.2). */
  linear: () => ({
    title: 'Linear unit',
    network: singleUnit('identity', [-1.2, 1.5]),
    tuples: tuplesOf([
      [1, 0, 0.8],
      [0, 1, -0.4],
      [1, 1, 1],
    ]),
    weights: [weight(0, 0, 0), weight(0, 1, 0)],
    range: [-2, 2],
    start: [-1.2, 1.5],
    rate: 0.2,
    mostRate: 0.8,
    arrow: 0.45,
  }),
  /** Targets within 0 … 1, so that the lowest point lies in the picture. */
  sigmoid: () => ({
    title: 'Sigmoid unit',
    network: singleUnit('sigmoid', [-2, 5]),
    tuples: tuplesOf([
      [1, 0, 0.9],
      [0, 1, 0.1],
      [1, 1, 0.9],
    ]),
    weights: [weight(0, 0, 0), weight(0, 1, 0)],
    range: [-8, 8],
    start: [-2, 5],
    rate: 4,
    mostRate: 10,
    arrow: 14,
  }),
  xor: () => ({
    title: 'XOR, 2-3-1',
    network: trainedXor(),
    tuples: xor.tuples,
    weights: [weight(0, 0, 1), weight(0, 1, 1)],
    range: [-10, 10],
    start: [-0.5, 1],
    rate: 8,
    mostRate: 20,
    arrow: 14,
  }),
};

/** XOR half learnt: 500 epochs by cases at rate 2, so that the weights that are held say something. */
function trainedXor(): Network {
  const { network } = drawnStart([2, 3, 1], ['sigmoid', 'sigmoid'], 'half_sse', 6);
  const experiment = experimentFor(ownSet('XOR', xor.tuples), network, { learningRate: 2 });
  const state = startTraining(experiment);
  for (let epoch = 0; epoch < 500; epoch++) trainEpoch(experiment, state);
  return cloneNetwork(state.learner.network);
}

/** Every weight of a network, layer by layer. */
export const weightsOf = ({ layers }: Network): Ref[] =>
  layers.flatMap(({ weights }, layer) =>
    weights.flatMap((row, from) => row.map((_, to) => weight(layer, from, to))),
  );
