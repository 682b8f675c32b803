// The steps of the two passes: each term, net input, output, pull and error, made from the facts.
import { activations } from './activations/registry';
import { errorCancels } from './backward';
import type { Facts } from './facts';
import type { UnitRef } from './network';
import type { Factor, Step } from './steps';

export function netInputTerm(facts: Facts, unit: UnitRef, i: number): Step {
  const sum = facts.termsBelow(unit, i + 1);
  const { factors, value } = sum.terms[i];
  return { kind: 'netInputTerm', phase: 'forward', unit, factors, value, ...sum, done: i + 1 };
}

export function netInput(facts: Facts, unit: UnitRef): Step {
  const sum = facts.termsBelow(unit, Infinity);
  const factors: Factor[] = [{ quantity: 'sum', unit, value: sum.total }, facts.ofUnit('θ', unit)];
  const value = facts.ofUnit('I', unit).value;
  return { kind: 'netInput', phase: 'forward', unit, factors, value, ...sum, done: sum.terms.length };
}

export function output(facts: Facts, unit: UnitRef): Step {
  const { layer } = unit;
  const factors =
    activationOf(facts, unit).kind === 'unitwise'
      ? [facts.ofUnit('I', unit)]
      : facts.forward.netInputs[layer - 1].map((_, index) => facts.ofUnit('I', { layer, index }));
  return { kind: 'output', phase: 'forward', unit, factors, value: facts.ofUnit('O', unit).value };
}

export function outputPull(facts: Facts, unit: UnitRef): Step {
  const factors = [facts.ofUnit('T', unit), facts.ofUnit('O', unit)];
  if (facts.network.loss === 'mean_square')
    factors.push({ quantity: 'K', value: facts.input.tuple.targets.length });
  return { kind: 'outputPull', phase: 'error', unit, factors, value: facts.ofUnit('pull', unit).value };
}

export function outputError(facts: Facts, unit: UnitRef): Step {
  const value = facts.ofUnit('Err', unit).value;
  return { kind: 'outputError', phase: 'error', unit, factors: outputErrorFactors(facts, unit), value };
}

/** T, O where slope and pull cancel; O, I, pull of a unit by itself; every O, then every pull of a layerwise activation. */
function outputErrorFactors(facts: Facts, unit: UnitRef): Factor[] {
  const { layer } = unit;
  if (errorCancels(facts.network)) return [facts.ofUnit('T', unit), facts.ofUnit('O', unit)];
  if (activationOf(facts, unit).kind === 'unitwise')
    return [facts.ofUnit('O', unit), facts.ofUnit('I', unit), facts.ofUnit('pull', unit)];
  const units = facts.forward.outputs[layer].map((_, index) => ({ layer, index }));
  return [...units.map((one) => facts.ofUnit('O', one)), ...units.map((one) => facts.ofUnit('pull', one))];
}

export function hiddenErrorTerm(facts: Facts, unit: UnitRef, k: number): Step {
  const sum = facts.termsAbove(unit, k + 1);
  const { factors, value } = sum.terms[k];
  return { kind: 'hiddenErrorTerm', phase: 'error', unit, factors, value, ...sum, done: k + 1 };
}

export function hiddenError(facts: Facts, unit: UnitRef): Step {
  const sum = facts.termsAbove(unit, Infinity);
  const [output, net] = [facts.ofUnit('O', unit), facts.ofUnit('I', unit)];
  const activation = activationOf(facts, unit);
  const slope = activation.kind === 'unitwise' ? activation.derivative(net.value, output.value) : NaN;
  const factors: Factor[] = [output, net, { quantity: 'sum', unit, value: sum.total }];
  const value = facts.ofUnit('Err', unit).value;
  return { kind: 'hiddenError', phase: 'error', unit, factors, value, slope, ...sum, done: sum.terms.length };
}

const activationOf = (facts: Facts, { layer }: UnitRef) =>
  activations[facts.network.layers[layer - 1].activation];
