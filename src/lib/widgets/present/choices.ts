// A question for a show of hands: the right value among those that common misconceptions give on the same numbers.
import type { NumberAsked } from '$lib/exercises/exercise';
import { misconceptions, wrongValues, type MisconceptionName } from '$lib/exercises/misconceptions';
import { valueOf, type Work } from '$lib/exercises/work';
import type { Narration } from '$lib/nn/narrate';
import { show, type Notation } from '$lib/view/formulas/notation';

export interface Choice {
  /** A, B, C, D. */
  letter: string;
  text: string;
  /** The misconception that gives it; null for the right one. */
  misconception: MisconceptionName | null;
}

/** The right one and so many others. */
const MOST_WRONG = 3;

/**
 * What can be chosen for a question, when the steps up to `known` are shown: the right value and up to three wrong ones, the commonest
 * misconceptions first, one each, all different as they are shown; in the order of their values, so that the place tells nothing. Fewer
 * where fewer misconceptions make a difference; none where there would be nothing to choose.
 */
export function choicesFor(
  walk: Narration,
  question: NumberAsked,
  known: number,
  notation: Notation,
): Choice[] {
  const { step, ref, digits } = question;
  const work: Work = { walk, known, step, quantity: ref.quantity, digits };
  const shown = (value: number): string => show(value, ref.quantity, notation);
  const right = valueOf(work);
  const found: { value: number; text: string; misconception: MisconceptionName | null }[] = [
    { value: right, text: shown(right), misconception: null },
  ];
  for (const { name } of misconceptions) {
    if (found.length > MOST_WRONG) break;
    const wrong = wrongValues(name, work).find(({ value }) =>
      found.every(({ text }) => text !== shown(value)),
    );
    if (wrong) found.push({ value: wrong.value, text: shown(wrong.value), misconception: name });
  }
  if (found.length === 1) return [];
  return found
    .sort((a, b) => a.value - b.value)
    .map(({ text, misconception }, i) => ({ letter: 'ABCD'[i], text, misconception }));
}

/** What the room is asked, with symbols as `RichText` takes them once they are worded. */
export const askText = ({ label, ref }: NumberAsked): string =>
  `What is ${/^[wθ]$/.test(ref.quantity) ? 'the new ' : ''}${label}?`;
