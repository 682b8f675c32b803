// A question with one right option among others, put into an order of chance.
import type { Draw } from '../draw';
import type { ChoiceAsked, Option } from '../exercise';

interface Parts {
  label: string;
  right: string;
  /** Each wrong option with what to say to one who chose it; those that are equal to another or to the right one are left out. */
  wrong: readonly (readonly [text: string, hint: string])[];
  rule: string;
  look: string;
  worked: string;
  /** Whether the options keep the order: the right one stands where `wrong` has an empty text. */
  inOrder?: boolean;
}

/** The question, with at most four options. Null when fewer than three are left. */
export function choiceOf(draw: Draw, { label, right, wrong, inOrder, ...texts }: Parts): ChoiceAsked | null {
  const seen = new Set([right]);
  const options: Option[] = [];
  const rightOption: Option = { text: right };
  for (const [text, hint] of wrong) {
    if (text === '') options.push(rightOption);
    else if (!seen.has(text)) options.push({ text, hint });
    seen.add(text);
  }
  if (!options.includes(rightOption)) options.unshift(rightOption);
  if (options.length < 3) return null;
  const few = options.slice(0, 4);
  const ordered = inOrder ? few : draw.shuffled(few);
  return {
    form: 'choice',
    label,
    options: ordered,
    right: ordered.indexOf(rightOption),
    step: null,
    ...texts,
  };
}

/** An exercise of these questions, or null when one of them has too few options. */
export const allOf = (asked: readonly (ChoiceAsked | null)[]): ChoiceAsked[] | null =>
  asked.includes(null) ? null : (asked as ChoiceAsked[]);
