// Why training is over, in words.
import type { Experiment } from '$lib/experiment/types';
import { unitNumber } from '$lib/nn/network';
import type { StopReason, TrainingState } from '$lib/training/types';
import { indexOf } from '$lib/view/formulas/notation';

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
