// Walks for the tests of what is shown: the narrations of a few tuples, and the context their words depend on.
import { narrate, type Narration } from '$lib/nn/narrate';
import type { Network, Tuple } from '$lib/nn/network';
import type { Step } from '$lib/nn/steps';
import { applyUpdate, endsBatch, startLearner, type UpdateRule } from '$lib/nn/update';
import type { Context } from '$lib/view/formulas/context';
import { bookNotation, type Notation } from '$lib/view/formulas/notation';

/** The narrations of the tuples, presented in order `rounds` times, each with a learner of its own. */
export function narrations(
  network: Network,
  tuples: Tuple[],
  rule: UpdateRule,
  rate = 0.5,
  rounds = 1,
): Narration[] {
  const learner = startLearner(structuredClone(network));
  return Array.from({ length: rounds * tuples.length }, (_, n) => {
    const index = n % tuples.length;
    const walk = narrate({
      learner: structuredClone(learner),
      tuple: tuples[index],
      rule,
      rate,
      endsBatch: endsBatch(rule.updating, index, tuples.length),
    });
    applyUpdate(learner, structuredClone(walk.result), rule);
    return walk;
  });
}

export const contextOf = (walk: Narration, notation: Notation = bookNotation): Context => ({
  network: walk.network,
  rule: walk.input.rule,
  targets: walk.input.tuple.targets,
  sizes: walk.script.sizes,
  notation,
});

/** The first and the last step of every kind in every layer. */
export function sampleSteps(walk: Narration): Step[] {
  const seen = new Map<string, Step[]>();
  for (const step of walk.steps()) {
    const name = `${step.kind} ${'unit' in step ? step.unit.layer : step.weight.layer}`;
    seen.set(name, [...(seen.get(name)?.slice(0, 1) ?? []), step]);
  }
  return [...seen.values()].flat();
}

export const byCase: UpdateRule = { updating: 'case', momentum: 0, l2: 0, updateBiases: true };
