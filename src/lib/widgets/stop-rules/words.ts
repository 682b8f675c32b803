// What is said of the rules: which one stops the run, and what it misses.
import type { Curve } from '$lib/training/curve';
import type { StopReason } from '$lib/training/types';
import { show, type Notation } from '$lib/view/formulas/notation';
import type { Given, Moments } from './runs';

export const ruleTitles: Record<StopReason, string> = {
  weightChange: 'Changes',
  misclassified: 'Misclassified',
  epochs: 'Epochs',
};

export const percentText = (percent: number): string => `${Math.round(percent * 10) / 10} %`;

/** From this share of wrong tuples on, stopping is too early beyond doubt. */
const MANY_WRONG = 20;
/** An output this near to one half is hardly a decision. */
const HARDLY = 0.1;

/** The sentence above the curves, of a run of so many epochs as far as it has come; `given` is what the network gave when the first rule fired. */
export function headline(
  curve: Curve,
  moments: Moments,
  first: StopReason | null,
  given: readonly Given[],
  epochs: number,
  notation: Notation,
): string {
  const last = curve.epoch.length - 1;
  const now = curve.epoch[last];
  if (first === null)
    return now < epochs
      ? `Epoch ${now.toLocaleString('en')} of ${epochs.toLocaleString('en')}: no rule has fired. Which will be the first?`
      : `No rule has stopped the run within ${now.toLocaleString('en')} epochs.`;
  const epoch = moments[first]!;
  const at = curve.epoch.indexOf(epoch);
  const wrong = curve.misclassifiedPercent[at];
  const atEnd = curve.misclassifiedPercent[last];
  const when = `in epoch ${epoch.toLocaleString('en')}`;
  const later =
    wrong >= MANY_WRONG && atEnd < wrong / 2 ? ` Later in this run it is ${percentText(atEnd)}.` : '';
  switch (first) {
    case 'weightChange':
      return wrong >= MANY_WRONG
        ? `The rule on changes stops the run ${when}: a plateau, with ${percentText(wrong)} misclassified.${later}`
        : `The rule on changes stops the run ${when}: hardly a weight moves, and ${percentText(wrong)} are misclassified.`;
    case 'misclassified': {
      const nearest = nearestToHalf(given);
      return wrong === 0 && nearest !== null && Math.abs(nearest - 0.5) < HARDLY
        ? `No tuple is misclassified ${when}, but one output is ${show(nearest, 'O', notation)}, hardly on its side of one half.`
        : `The rule on classes stops the run ${when}: ${percentText(wrong)} are misclassified, the error is ${show(curve.loss[at], 'sum', notation)}.`;
    }
    case 'epochs':
      return `The limit of epochs stops the run ${when}, with ${percentText(wrong)} misclassified.${later}`;
  }
}

/** Of two classes told by one output, the output nearest to one half; null where several outputs compete. */
function nearestToHalf(given: readonly Given[]): number | null {
  if (given.some(({ row }) => row > 1)) return null;
  return given.reduce<number | null>(
    (near, { output }) => (near === null || Math.abs(output - 0.5) < Math.abs(near - 0.5) ? output : near),
    null,
  );
}

/** What the rule looks at, and what it therefore misses. */
export const misses: Record<StopReason, string> = {
  weightChange: 'Looks at steps, not at errors: on a plateau steps are small and the work is not done.',
  misclassified: 'Looks at the side of one half, not at the distance: right may be only just right.',
  epochs: 'Looks at nothing: it only promises an end.',
};
