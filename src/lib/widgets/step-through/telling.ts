// What the page tells of a position: words, formula, lit line, and where in the run one stands.
import type { Experiment, Position } from '$lib/experiment/types';
import type { Narration } from '$lib/nn/narrate';
import type { StopReason, TrainingState } from '$lib/training/types';
import { unitNumber } from '$lib/nn/network';
import type { LineName } from '$lib/view/formulas/algorithm';
import { explain, explainReady } from '$lib/view/formulas/explain';
import type { Formula } from '$lib/view/formulas/formula';
import { indexOf, show, type Notation } from '$lib/view/formulas/notation';
import { spoken } from '$lib/view/formulas/richText';

export interface Telling {
  where: string;
  sentence: string;
  line: LineName;
  formula: Formula | null;
  /** The whole of it in plain words, for those who hear the page. */
  aloud: string;
}

/** What is told at step n of a walk. */
export function tell(walk: Narration, n: number, notation: Notation, countText: string): Telling {
  const { tuple, rule } = walk.input;
  if (n === 0) {
    const ready = explainReady(tuple.inputs, tuple.targets, notation, countText);
    return { ...ready, formula: null, aloud: `Ready. ${ready.sentence}` };
  }
  const step = walk.step(n);
  const context = { network: walk.network, rule, targets: tuple.targets, sizes: walk.script.sizes, notation };
  const told = explain(step, context);
  const value = show(
    step.value,
    step.kind === 'outputError' || step.kind === 'hiddenError' ? 'Err' : 'O',
    notation,
  );
  return { ...told, aloud: `${spoken(told.where)}. ${spoken(told.sentence)} Result ${value}.` };
}

/** "One tuple", or "Tuple 3 of 150". */
export const countText = (experiment: Experiment, { tuple }: Position): string => {
  const count = experiment.data.tuples.length;
  return count === 1 ? 'One tuple' : `Tuple ${tuple + 1} of ${count}`;
};

const reasonTexts: Record<StopReason, (experiment: Experiment) => string> = {
  weightChange: ({ training }) => `every change of a weight was below ${training.stop.weightChangeBelow}`,
  misclassified: ({ training }) =>
    training.stop.misclassifiedBelow === 0
      ? 'no tuple was misclassified'
      : `less than ${training.stop.misclassifiedBelow} % were misclassified`,
  epochs: ({ training }) => `the limit of ${training.stop.epochs} epochs is reached`,
};

/** Why training is over, as a sentence: the rule that stopped it, the others that also hold, or the number that was not finite. */
export function overText(experiment: Experiment, state: TrainingState, sizes: readonly number[]): string {
  const { failure, ended } = state;
  if (failure) {
    const { unit, weight, quantity } = failure;
    const of = unit
      ? ` of unit ${unitNumber(sizes, unit)}`
      : weight && ` w${indexOf({ quantity: 'w', weight }, sizes)}`;
    return `Training broke off in epoch ${failure.epoch}, tuple ${failure.tuple + 1}: the ${quantity}${of} is not finite. A smaller learning rate may help; the last finite weights are kept.`;
  }
  const [first, ...others] = (ended?.reasons ?? []).map((reason) => reasonTexts[reason](experiment));
  const also = others.length > 0 ? `; also, ${others.join(' and ')}` : '';
  return `Stopped after epoch ${state.epoch - 1}: ${first}${also}.`;
}
