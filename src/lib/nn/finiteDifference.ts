// The check on an Err or a Δ: how the loss really moves when one number is nudged.
import { activations } from './activations/registry';
import { forward } from './forward';
import { lossOf } from './judge';
import type { Step } from './steps';
import { tupleIncrement } from './update';
import { cloneNetwork, type Network, type Tuple, type UnitRef, type WeightRef } from './network';

/** The nudge h of the central difference (L(x + h) − L(x − h)) / 2h. */
export const NUDGE = 1e-5;

const central = (loss: (nudge: number) => number): number => (loss(NUDGE) - loss(-NUDGE)) / (2 * NUDGE);

/** −∂L/∂I_j by a central difference: what Err_j should be. `unit.layer` ≥ 1. Error of order h². */
export function differenceOfError(network: Network, tuple: Tuple, unit: UnitRef): number {
  const pass = forward(network, tuple.inputs);
  const above: Network = { loss: network.loss, layers: network.layers.slice(unit.layer) };
  const { activation: name } = network.layers[unit.layer - 1];
  const activation = activations[name];
  return -central((nudge) => {
    const nets = pass.netInputs[unit.layer - 1].slice();
    nets[unit.index] += nudge;
    const outputs = activation.kind === 'layerwise' ? activation.f(nets) : nets.map(activation.f);
    const result = above.layers.length === 0 ? outputs : forward(above, outputs).outputs[above.layers.length];
    return lossOf(network, result, tuple.targets);
  });
}

/** −∂L/∂w_ij by a central difference: what Err_j O_i should be. */
export function differenceOfWeight(network: Network, tuple: Tuple, weight: WeightRef): number {
  const nudged = cloneNetwork(network);
  const row = nudged.layers[weight.layer].weights[weight.from];
  const old = row[weight.to];
  return -central((nudge) => {
    row[weight.to] = old + nudge;
    return lossOf(nudged, forward(nudged, tuple.inputs).outputs[nudged.layers.length], tuple.targets);
  });
}

/** A number of the walk beside what a finite difference of the loss says it should be. */
export interface Comparison {
  quantity: 'Err' | 'dw' | 'dθ';
  value: number;
  difference: number;
}

/** Compares the error or the tuple's own increment (l Err O, l Err) of a step with a finite difference; null for other steps. */
export function compare(step: Step, network: Network, tuple: Tuple, rate: number): Comparison | null {
  switch (step.kind) {
    case 'outputError':
    case 'hiddenError':
      return { quantity: 'Err', value: step.value, difference: differenceOfError(network, tuple, step.unit) };
    case 'weightUpdate':
    case 'weightGather': {
      const [error, output] = (['Err', 'O'] as const).map((name) => valueOf(step, name));
      const difference = rate * differenceOfWeight(network, tuple, step.weight);
      return { quantity: 'dw', value: tupleIncrement(rate, error, output), difference };
    }
    case 'biasUpdate':
    case 'biasGather':
      return {
        quantity: 'dθ',
        value: rate * valueOf(step, 'Err'),
        difference: rate * differenceOfError(network, tuple, step.unit),
      };
    default:
      return null;
  }
}

const valueOf = (step: Step, quantity: 'Err' | 'O'): number =>
  step.factors.find((factor) => factor.quantity === quantity)!.value;
