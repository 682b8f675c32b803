// Works a step's value out again from its factors alone, in the order the definition fixes.
import { activations } from './activations/registry';
import { errorCancels } from './backward';
import { losses } from './losses/registry';
import type { Network } from './network';
import type { Quantity, Step } from './steps';
import { biasIncrement, settle, tupleIncrement, weightIncrement, type UpdateRule } from './update';

/** The same bits as `step.value`, from `step.factors` and the definitions of the network and the rule. */
export function evaluate(step: Step, network: Network, rule: UpdateRule): number {
  const values = step.factors.map((factor) => factor.value);
  switch (step.kind) {
    case 'netInputTerm':
    case 'hiddenErrorTerm':
      return values[0] * values[1];
    case 'netInput':
      return values[0] + values[1];
    case 'output': {
      const activation = activations[network.layers[step.unit.layer - 1].activation];
      return activation.kind === 'layerwise'
        ? activation.f(values)[step.unit.index]
        : activation.f(values[0]);
    }
    case 'outputPull':
      return evaluatePull(network, values, step.unit.index);
    case 'outputError': {
      if (errorCancels(network)) return values[0] - values[1];
      const activation = activations[network.layers[step.unit.layer - 1].activation];
      if (activation.kind === 'unitwise') return activation.derivative(values[1], values[0]) * values[2];
      const half = values.length / 2;
      return activation.error(values.slice(0, half), values.slice(half), step.unit.index);
    }
    case 'hiddenError': {
      const activation = activations[network.layers[step.unit.layer - 1].activation];
      return activation.kind === 'unitwise' ? activation.derivative(values[1], values[0]) * values[2] : NaN;
    }
    default:
      return evaluateChange(step, rule);
  }
}

/** A pull needs its own output and target; the loss reads them at the unit's index, the count at most as a length. */
function evaluatePull(network: Network, [target, output, count]: number[], index: number): number {
  const length = Math.max(count ?? 0, index + 1);
  return losses[network.loss].pull(
    new Array<number>(length).fill(output),
    new Array<number>(length).fill(target),
    index,
  );
}

type ChangeStep = Extract<Step, { increment: number }>;

function evaluateChange(step: ChangeStep, rule: UpdateRule): number {
  const of = (quantity: Quantity) => step.factors.find((factor) => factor.quantity === quantity)?.value;
  const rate = of('l') ?? NaN;
  const output = of('O');
  const own = output === undefined ? rate * of('Err')! : tupleIncrement(rate, of('Err')!, output);
  const gathered = of('gw') ?? of('gθ');
  if (step.kind === 'weightGather' || step.kind === 'biasGather')
    return gathered === undefined ? own : gathered + own;
  const base = gathered === undefined ? own : settle(gathered, of('n') ?? 1, rule.updating);
  const previous = of('pw') ?? of('pθ') ?? 0;
  const weight = of('w');
  if (weight === undefined) return of('θ')! + biasIncrement(rule, base, previous);
  return weight + weightIncrement(rule, rate, base, weight, previous);
}
