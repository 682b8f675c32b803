// One plain sentence for each step, at most about 90 characters, about what units do.
import { activations } from '$lib/nn/activations/registry';
import { errorCancels } from '$lib/nn/backward';
import type { StepOf } from '$lib/nn/steps';
import type { Context } from './context';
import { indexOf, letter, show } from './notation';

const unit = (ref: { layer: number; index: number }, { sizes }: Context) =>
  `${ref.layer === 0 ? 'Input' : 'Unit'} ${indexOf({ quantity: 'O', unit: ref }, sizes)}`;
const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const weightName = (weight: { layer: number; from: number; to: number }, { sizes }: Context) =>
  `$w_{${indexOf({ quantity: 'w', weight }, sizes)}}$`;
const biasName = (ref: { layer: number; index: number }, context: Context) =>
  `$${letter('θ', context.notation).text}_{${indexOf({ quantity: 'θ', unit: ref }, context.sizes)}}$`;

export function netInputTerm(step: StepOf<'netInputTerm'>, context: Context): string {
  const [w, o] = step.factors;
  const [from, to, name] = [
    unit(o.unit!, context),
    lower(unit(step.unit, context)),
    weightName(w.weight!, context),
  ];
  if (o.value === 0) return `${from} is 0, so ${name} adds nothing to ${to}.`;
  if (w.value === 0) return `${name} is 0, so ${lower(from)} adds nothing to ${to}.`;
  const why =
    o.value > 0
      ? `${name} is ${w.value > 0 ? 'positive' : 'negative'}`
      : w.value > 0
        ? 'its value is negative'
        : 'both are negative';
  return `${from} pushes ${to} ${step.value > 0 ? 'up' : 'down'}: ${why}.`;
}

export function netInput(step: StepOf<'netInput'>, context: Context): string {
  const name = unit(step.unit, context);
  return `The bias comes last: the net input of ${lower(name)} is ${show(step.value, 'I', context.notation)}.`;
}

export function output(step: StepOf<'output'>, context: Context): string {
  const name = unit(step.unit, context);
  const net =
    step.factors[
      activations[context.network.layers[step.unit.layer - 1].activation].kind === 'layerwise'
        ? step.unit.index
        : 0
    ].value;
  const [from, to] = [show(net, 'I', context.notation), show(step.value, 'O', context.notation)];
  switch (context.network.layers[step.unit.layer - 1].activation) {
    case 'sigmoid':
      return `${name} squeezes its net input into 0…1: ${from} becomes ${to}.`;
    case 'tanh':
      return `${name} squeezes its net input into −1…1: ${from} becomes ${to}.`;
    case 'relu':
      return net > 0
        ? `${name} lets ${from} through unchanged.`
        : `${name} is off: its net input is not above 0.`;
    case 'leaky_relu':
      return net > 0
        ? `${name} lets ${from} through unchanged.`
        : `${name} lets only a hundredth of ${from} through.`;
    case 'identity':
      return `${name} passes its net input on as it is: ${to}.`;
    case 'softmax':
      return `${name} takes its share of all the outputs: ${to} of 1.`;
  }
}

export function outputPull(step: StepOf<'outputPull'>, context: Context): string {
  const [target, out] = step.factors;
  const [T, O] = [show(target.value, 'T', context.notation), show(out.value, 'O', context.notation)];
  const name = unit(step.unit, context);
  if (target.value === out.value) return `${name} said ${O}, which is just what it should have said.`;
  return `${name} said ${O} and should have said ${T}: it is too ${target.value > out.value ? 'low' : 'high'}.`;
}

export function outputError(step: StepOf<'outputError'>, context: Context): string {
  if (errorCancels(context.network))
    return `${unit(step.unit, context)}’s error is its target less its output: the slope cancels.`;
  if (step.value === 0) return `${unit(step.unit, context)} has no error, so it asks for no change.`;
  return `That difference, times unit ${indexOf({ quantity: 'O', unit: step.unit }, context.sizes)}’s own slope, is its error.`;
}

export function hiddenErrorTerm(step: StepOf<'hiddenErrorTerm'>, context: Context): string {
  const [error, w] = step.factors;
  return `${unit(error.unit!, context)}’s error comes back over ${weightName(w.weight!, context)} as it was before the update.`;
}

export function hiddenError(step: StepOf<'hiddenError'>, context: Context): string {
  const name = lower(unit(step.unit, context));
  if (step.slope === 0) return `The slope of ${name} is 0 here, so no error passes through it.`;
  if (step.slope === 1) return `The slope of ${name} is 1 here: what came back is its error.`;
  if (step.terms.length === 1) {
    const [error, w] = step.terms[0].factors;
    return `${unit(error.unit!, context)}’s error comes back over ${weightName(w.weight!, context)} as it was, and shrinks by ${name}’s own slope.`;
  }
  return `All the error that came back to ${name} shrinks by its own slope.`;
}

export function weightChange(
  step: StepOf<'weightUpdate' | 'weightGather' | 'weightFlush'>,
  context: Context,
): string {
  const name = weightName(step.weight, context);
  const source = { layer: step.weight.layer, index: step.weight.from };
  const still =
    step.kind === 'weightUpdate' &&
    step.increment === 0 &&
    step.factors.some((f) => f.quantity === 'O' && f.value === 0);
  if (still) return `${unit(source, context)} gave 0, so ${name} does not move.`;
  switch (step.kind) {
    case 'weightUpdate':
      return `${name} moves by the rate, times the error ahead of it, times the output behind it.`;
    case 'weightGather':
      return `This tuple’s change of ${name} is gathered; ${name} itself stays as it is.`;
    case 'weightFlush':
      return `${name} moves once, by ${typeof context.rule.updating === 'object' ? 'the mean of what the batch gathered' : 'all that the epoch gathered'}.`;
  }
}

export function biasChange(
  step: StepOf<'biasUpdate' | 'biasGather' | 'biasFlush'>,
  context: Context,
): string {
  const name = biasName(step.unit, context);
  const of = indexOf({ quantity: 'θ', unit: step.unit }, context.sizes);
  switch (step.kind) {
    case 'biasUpdate':
      return `${name} moves by the rate times the error of unit ${of}, as if its input were 1.`;
    case 'biasGather':
      return `This tuple’s change of ${name} is gathered; ${name} itself stays as it is.`;
    case 'biasFlush':
      return `${name} moves once, by ${typeof context.rule.updating === 'object' ? 'the mean of what the batch gathered' : 'all that the epoch gathered'}.`;
  }
}
