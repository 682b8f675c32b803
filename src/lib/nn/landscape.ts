// The loss as a landscape over some of a network's weights and biases, and descent along those alone.
import { backward } from './backward';
import { forward } from './forward';
import { lossOf } from './judge';
import { cloneNetwork, type Network, type Tuple } from './network';
import type { Ref } from './steps';
import {
  applyUpdate,
  update,
  type Increments,
  type Learner,
  type UpdateResult,
  type UpdateRule,
} from './update';

/** The value of a weight (`quantity` w) or a bias (θ). */
export function parameterValue(network: Network, { weight, unit }: Ref): number {
  if (weight) return network.layers[weight.layer].weights[weight.from][weight.to];
  return network.layers[unit!.layer - 1].biases[unit!.index];
}

/** Sets a weight or a bias in place. */
export function setParameter(network: Network, { weight, unit }: Ref, value: number): void {
  if (weight) network.layers[weight.layer].weights[weight.from][weight.to] = value;
  else network.layers[unit!.layer - 1].biases[unit!.index] = value;
}

/** A copy of the network with the parameters at these values, all else as it is. */
export function withParameters(
  network: Network,
  parameters: readonly Ref[],
  values: readonly number[],
): Network {
  const moved = cloneNetwork(network);
  parameters.forEach((parameter, i) => setParameter(moved, parameter, values[i]));
  return moved;
}

/** L = Σ over tuples of L(O, T), in their order. Dimensionless. */
export function totalLoss(network: Network, tuples: readonly Tuple[]): number {
  const last = network.layers.length;
  let sum = 0;
  for (const { inputs, targets } of tuples)
    sum += lossOf(network, forward(network, inputs).outputs[last], targets);
  return sum;
}

/** One tuple's part in the way down: −∂L/∂w_ij = Err_j O_i for each weight asked for, −∂L/∂θ_j = Err_j for a bias. */
export function slopesOfTuple(
  network: Network,
  { inputs, targets }: Tuple,
  parameters: readonly Ref[],
): number[] {
  const pass = forward(network, inputs);
  const { errors } = backward(network, pass, targets);
  return parameters.map(({ weight, unit }) =>
    weight
      ? errors[weight.layer][weight.to] * pass.outputs[weight.layer][weight.from]
      : errors[unit!.layer - 1][unit!.index],
  );
}

/** −∂L/∂p of each parameter, summed over the tuples in their order: the steepest way down, up to its length. */
export function slopes(network: Network, tuples: readonly Tuple[], parameters: readonly Ref[]): number[] {
  const sums = parameters.map(() => 0);
  for (const tuple of tuples)
    slopesOfTuple(network, tuple, parameters).forEach((slope, i) => (sums[i] += slope));
  return sums;
}

/**
 * A function of the network over two parameters on a grid of `side` × `side` points, row by row from the lowest second value; the
 * ends of the ranges are points of the grid. The others are held as they are.
 */
export function overParameters(
  network: Network,
  parameters: readonly [Ref, Ref],
  [first, second]: readonly [readonly [number, number], readonly [number, number]],
  side: number,
  value: (network: Network) => number,
): { columns: number; rows: number; values: Float64Array } {
  const moved = cloneNetwork(network);
  const values = new Float64Array(side * side);
  const along = ([low, high]: readonly [number, number], i: number) => low + ((high - low) * i) / (side - 1);
  for (let r = 0; r < side; r++) {
    setParameter(moved, parameters[1], along(second, r));
    for (let c = 0; c < side; c++) {
      setParameter(moved, parameters[0], along(first, c));
      values[r * side + c] = value(moved);
    }
  }
  return { columns: side, rows: side, values };
}

/**
 * Presents one tuple and lets only the `free` parameters change; the others get an increment of 0 and stay as they are, bit for bit.
 * With every parameter free this is what training does. Returns what was applied; null while a batch gathers.
 */
export function presentTo(
  learner: Learner,
  { inputs, targets }: Tuple,
  rule: UpdateRule,
  rate: number,
  endsBatch: boolean,
  free: readonly Ref[],
): Increments | null {
  const pass = forward(learner.network, inputs);
  const errorPass = backward(learner.network, pass, targets);
  const result = update(learner, pass, errorPass, rule, rate, endsBatch);
  const masked: UpdateResult = { ...result, applied: result.applied && only(result.applied, free) };
  applyUpdate(learner, masked, rule);
  return masked.applied;
}

/** The increments of the free parameters, 0 for all others. */
function only({ weights, biases }: Increments, free: readonly Ref[]): Increments {
  const kept: Increments = {
    weights: weights.map((rows) => rows.map((row) => row.map(() => 0))),
    biases: biases.map((row) => row.map(() => 0)),
  };
  for (const { weight, unit } of free) {
    if (weight) {
      const { layer, from, to } = weight;
      kept.weights[layer][from][to] = weights[layer][from][to];
    } else kept.biases[unit!.layer - 1][unit!.index] = biases[unit!.layer - 1][unit!.index];
  }
  return kept;
}

/** All weights and biases in a row: layer by layer, the weights row by row, then the biases. */
export const vectorOf = ({ layers }: Network): number[] =>
  layers.flatMap(({ weights, biases }) => [...weights.flat(), ...biases]);

/** −∂L/∂w of all weights and biases, in the order of `vectorOf`, summed over the tuples; 0 for biases that are held. */
export function slopeVector(network: Network, tuples: readonly Tuple[], biases = true): number[] {
  const all = network.layers.flatMap((layer, l): Ref[] => [
    ...layer.weights.flatMap((row, from) =>
      row.map((_, to): Ref => ({ quantity: 'w', weight: { layer: l, from, to } })),
    ),
    ...layer.biases.map((_, index): Ref => ({ quantity: 'θ', unit: { layer: l + 1, index } })),
  ]);
  return slopes(network, tuples, all).map((slope, i) => (all[i].unit && !biases ? 0 : slope));
}

/** A function of the network along a straight line through it: pairs of the distance gone and the value, evenly spread. */
export function overLine(
  network: Network,
  direction: readonly number[],
  low: number,
  high: number,
  points: number,
  value: (network: Network) => number,
): [number, number][] {
  return Array.from({ length: points }, (_, k) => {
    const distance = low + ((high - low) * k) / (points - 1);
    const moved = cloneNetwork(network);
    let i = 0;
    for (const { weights, biases } of moved.layers) {
      for (const row of weights) for (let j = 0; j < row.length; j++) row[j] += distance * direction[i++];
      for (let j = 0; j < biases.length; j++) biases[j] += distance * direction[i++];
    }
    return [distance, value(moved)];
  });
}
