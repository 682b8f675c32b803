// The ladder of the chain rule for one weight of the book's network: each factor with its value from the engine, and what is lit.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { activations } from '$lib/nn/activations/registry';
import type { UnitwiseActivation } from '$lib/nn/activations/activation';
import { differenceOfWeight } from '$lib/nn/finiteDifference';
import { losses } from '$lib/nn/losses/registry';
import { narrate } from '$lib/nn/narrate';
import { layerSizes, unitNumber, type UnitRef, type WeightRef } from '$lib/nn/network';
import { refKey } from '$lib/nn/steps';
import { tupleIncrement } from '$lib/nn/update';
import type { Light } from '$lib/view/diagram/spotlight';

/** The rungs by name; `chain`, `result` and `check` frame the factors. */
export type RungName =
  | 'chain'
  | 'pull'
  | 'slope'
  | 'error'
  | 'along'
  | 'hidden-slope'
  | 'hidden-error'
  | 'input'
  | 'result'
  | 'check';

export interface Rung {
  name: RungName;
  /** A factor of the chain, or factors taken together. */
  kind: 'chain' | 'factor' | 'together' | 'check';
  /** The derivative that this rung is. */
  value: number;
  light: Omit<Light, 'phase'>;
}

export interface Ladder {
  weight: WeightRef;
  /** Its value. */
  value: number;
  /** The unit the weight leads to, the one it comes from, and the output unit. */
  to: UnitRef;
  from: UnitRef;
  top: UnitRef;
  hidden: boolean;
  rungs: Rung[];
  /** Err of the unit the weight leads to, the output it multiplies, and l Err O. */
  error: number;
  output: number;
  increment: number;
}

const experiment = textbookExperiment();
const { network } = experiment;
const [tuple] = experiment.data.tuples;
export const rate = experiment.training.learningRate as number;
export const sizes = layerSizes(network);

/** The walk of the book's tuple, every error of it known at the step `told`. */
export const walk = narrate({
  learner: { network, previous: null, gathered: null, gatheredCount: 0 },
  tuple,
  rule: experiment.training,
  rate,
  endsBatch: true,
});
export const told = Math.max(...[0, 1].map((index) => walk.script.errorStep({ layer: 1, index })));

/** Every weight, layer by layer, and its name. */
export const weights: WeightRef[] = network.layers.flatMap((layer, l) =>
  layer.weights.flatMap((row, from) => row.map((_, to) => ({ layer: l, from, to }))),
);
export const nameOf = ({ layer, from, to }: WeightRef): string =>
  `${unitNumber(sizes, { layer, index: from })}${unitNumber(sizes, { layer: layer + 1, index: to })}`;

const O = (unit: UnitRef) => refKey({ quantity: 'O', unit });
const Err = (unit: UnitRef) => refKey({ quantity: 'Err', unit });
const w = (weight: WeightRef) => refKey({ quantity: 'w', weight });
const outputOf = ({ layer, index }: UnitRef) => walk.forward.outputs[layer][index];
const errorOf = ({ layer, index }: UnitRef) => walk.errors.errors[layer - 1][index];

/** f′(I) of a unit. */
function slopeOf(unit: UnitRef): number {
  const { activation } = network.layers[unit.layer - 1];
  const net = walk.forward.netInputs[unit.layer - 1][unit.index];
  return (activations[activation] as UnitwiseActivation).derivative(net, outputOf(unit));
}

/** The factors from the loss down to the inside of a unit: its pull or the blame from above, then its slope. */
export function ladderOf(weight: WeightRef): Ladder {
  const last = network.layers.length;
  const top = { layer: last, index: 0 };
  const to = { layer: weight.layer + 1, index: weight.to };
  const from = { layer: weight.layer, index: weight.from };
  const hidden = to.layer < last;
  const [error, output] = [errorOf(to), outputOf(from)];
  const pull = losses[network.loss].pull(walk.forward.outputs[last], tuple.targets, top.index);
  const rungs: Rung[] = [
    {
      name: 'chain',
      kind: 'chain',
      value: -(error * output),
      light: { weights: [w(weight)], parts: [O(to)] },
    },
    { name: 'pull', kind: 'factor', value: -pull, light: { outputs: [O(top)], targets: true } },
    { name: 'slope', kind: 'factor', value: slopeOf(top), light: { outputs: [O(top)] } },
    { name: 'error', kind: 'together', value: -errorOf(top), light: { parts: [O(top)], errors: [Err(top)] } },
  ];
  if (hidden) {
    const above: WeightRef = { layer: to.layer, from: to.index, to: top.index };
    const value = network.layers[above.layer].weights[above.from][above.to];
    rungs.push(
      {
        name: 'along',
        kind: 'factor',
        value,
        light: { weights: [w(above)], flow: 'error', parts: [O(to), O(top)] },
      },
      { name: 'hidden-slope', kind: 'factor', value: slopeOf(to), light: { outputs: [O(to)] } },
      { name: 'hidden-error', kind: 'together', value: -error, light: { parts: [O(to)], errors: [Err(to)] } },
    );
  }
  const whole = { weights: [w(weight)], outputs: [O(from)], parts: [O(to)], errors: [Err(to)] };
  rungs.push(
    { name: 'input', kind: 'factor', value: output, light: { weights: [w(weight)], outputs: [O(from)] } },
    { name: 'result', kind: 'together', value: -(error * output), light: whole },
    {
      name: 'check',
      kind: 'check',
      value: -differenceOfWeight(network, tuple, weight),
      light: { weights: [w(weight)] },
    },
  );
  const knownAt = rungs.findIndex(({ name }) => name === 'error');
  const ownAt = rungs.findIndex(({ name }) => name === 'hidden-error');
  rungs.forEach((rung, i) => {
    rung.light.known = [...(i >= knownAt ? [Err(top)] : []), ...(ownAt > 0 && i >= ownAt ? [Err(to)] : [])];
  });
  const value = network.layers[weight.layer].weights[weight.from][weight.to];
  return {
    weight,
    value,
    to,
    from,
    top,
    hidden,
    rungs,
    error,
    output,
    increment: tupleIncrement(rate, error, output),
  };
}
