// What is said of one answer.
import type { MisconceptionName } from './misconceptions';

/** The answer worked out: in short, with its formula as text, and at which step the walk shows it (null: at none). */
export interface Worked {
  answer: string;
  text: string;
  step: number | null;
}

export interface Verdict {
  right: boolean;
  /** Why the answer could not be read; such an answer is neither right nor a mistake. */
  refusal: string | null;
  /** The commonest misconception that the answer fits. */
  misconception: MisconceptionName | null;
  /** Others that come to the same number, as far as the digits asked for can tell. */
  alsoPossible: MisconceptionName[];
  /** Wrong, but right for what was answered before it. */
  follows: boolean;
  /** Three for a wrong answer, from a nudge to the numbers; none for a right one. */
  hints: string[];
  worked: Worked;
}

/** A verdict of which only the differences are given. */
export const verdict = (worked: Worked, rest: Partial<Verdict>): Verdict => ({
  right: false,
  refusal: null,
  misconception: null,
  alsoPossible: [],
  follows: false,
  hints: [],
  worked,
  ...rest,
});
