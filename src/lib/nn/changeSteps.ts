// The steps of the update phase: each weight and bias changed at once, gathered, or changed by what a batch gathered.
import type { Facts } from './facts';
import type { UnitRef, WeightRef } from './network';
import type { ChangeMode } from './script';
import type { Factor, Step } from './steps';
import { biasIncrement, settle, tupleIncrement, weightIncrement } from './update';

const stepMode = { update: 'Update', gather: 'Gather', flush: 'Flush' } as const;

export function weightChange(facts: Facts, mode: ChangeMode, weight: WeightRef): Step {
  const { learner, rule, rate } = facts.input;
  const { layer, from, to } = weight;
  const error = facts.ofUnit('Err', { layer: layer + 1, index: to });
  const output = facts.ofUnit('O', { layer, index: from });
  const before = learner.gathered?.weights[layer][from][to];
  const previous = learner.previous?.weights[layer][from][to] ?? 0;
  const own = tupleIncrement(rate, error.value, output.value);
  const kind = `weight${stepMode[mode]}` as const;
  const ownFactors: Factor[] = [{ quantity: 'l', value: rate }, error, output];
  if (mode === 'gather') {
    const factors: Factor[] =
      before === undefined ? ownFactors : [{ quantity: 'gw', weight, value: before }, ...ownFactors];
    const value = before === undefined ? own : before + own;
    return { kind, phase: 'update', weight, factors, increment: own, old: before ?? 0, value };
  }
  const w = facts.weight(weight);
  const base = baseOf(facts, mode, own, before);
  const increment = weightIncrement(rule, rate, base.value, w.value, previous);
  const decay: Factor[] = rule.l2 === 0 ? [] : [{ quantity: 'λ', value: rule.l2 }];
  const rateAgain: Factor[] = mode === 'flush' && decay.length > 0 ? [{ quantity: 'l', value: rate }] : [];
  const factors: Factor[] = [
    ...(mode === 'update' ? ownFactors : base.factors('gw', { weight })),
    ...rateAgain,
    ...decay,
    w,
    ...momentum(facts, { quantity: 'pw', weight, value: previous }),
  ];
  return { kind, phase: 'update', weight, factors, increment, old: w.value, value: w.value + increment };
}

export function biasChange(facts: Facts, mode: ChangeMode, unit: UnitRef): Step {
  const { learner, rule, rate } = facts.input;
  const { layer, index } = unit;
  const error = facts.ofUnit('Err', unit);
  const before = learner.gathered?.biases[layer - 1][index];
  const previous = learner.previous?.biases[layer - 1][index] ?? 0;
  const own = rate * error.value;
  const kind = `bias${stepMode[mode]}` as const;
  const ownFactors: Factor[] = [{ quantity: 'l', value: rate }, error];
  if (mode === 'gather') {
    const factors: Factor[] =
      before === undefined ? ownFactors : [{ quantity: 'gθ', unit, value: before }, ...ownFactors];
    const value = before === undefined ? own : before + own;
    return { kind, phase: 'update', unit, factors, increment: own, old: before ?? 0, value };
  }
  const θ = facts.ofUnit('θ', unit);
  const base = baseOf(facts, mode, own, before);
  const increment = biasIncrement(rule, base.value, previous);
  const factors: Factor[] = [
    ...(mode === 'update' ? ownFactors : base.factors('gθ', { unit })),
    θ,
    ...momentum(facts, { quantity: 'pθ', unit, value: previous }),
  ];
  return { kind, phase: 'update', unit, factors, increment, old: θ.value, value: θ.value + increment };
}

/** What the increment starts from: the tuple's own, or what the batch gathered, with the factors that say so. */
function baseOf(facts: Facts, mode: ChangeMode, own: number, before: number | undefined) {
  const { learner, rule } = facts.input;
  const sum = before === undefined ? own : before + own;
  const count = learner.gatheredCount + 1;
  const counted: Factor[] = typeof rule.updating === 'object' ? [{ quantity: 'n', value: count }] : [];
  return {
    value: mode === 'update' ? own : settle(sum, count, rule.updating),
    factors: (quantity: 'gw' | 'gθ', place: { weight?: WeightRef; unit?: UnitRef }): Factor[] => [
      { quantity, ...place, value: sum },
      ...counted,
    ],
  };
}

const momentum = ({ input: { rule } }: Facts, previous: Factor): Factor[] =>
  rule.momentum === 0 ? [] : [{ quantity: 'α', value: rule.momentum }, previous];
