// Grades a number that was typed against the walk, and against what each misconception makes of the same numbers.
import type { Narration } from '$lib/nn/narrate';
import { rounded, within, type ReadAnswer, type Refusal } from './answer';
import type { NumberAsked } from './exercise';
import { verdict, type Verdict, type Worked } from './verdict';
import {
  misconceptionNamed,
  misconceptionNames,
  wrongValues,
  type MisconceptionName,
} from './misconceptions';
import { knownFor } from './places';
import { formulaOf, plainText, show, symbolOf } from './words';
import { slackOf, valueOf, type Work } from './work';

/** What a number is graded within: the walk, up to where it is shown, and the values answered before, by step. */
export interface Setting {
  walk: Narration;
  known: number;
  before: ReadonlyMap<number, number>;
}

const workOf = ({ step, ref, digits }: NumberAsked, walk: Narration, known: number): Work => ({
  walk,
  known: Math.min(known, step - 1),
  step,
  quantity: ref.quantity,
  digits,
});

/** The key of a number: the walk's own value, with its formula in symbols, in numbers and as a result. */
export function workedNumber(asked: NumberAsked, walk: Narration): Worked {
  const { symbols, numbers } = formulaOf(walk, asked.step, asked.ref.quantity);
  const value = valueOf(workOf(asked, walk, asked.step - 1));
  const answer = show(value, asked.digits);
  const name = plainText(symbolOf(asked.ref, walk.script.sizes));
  return { answer, text: `${name} = ${symbols} = ${numbers} = ${answer}`, step: asked.step };
}

/** The verdict on a number. Right is within half a unit of the last digit asked for and what rounding of the numbers shown can cause. */
export function gradeNumber(asked: NumberAsked, read: ReadAnswer | Refusal, setting: Setting): Verdict {
  const { walk, known, before } = setting;
  const worked = workedNumber(asked, walk);
  if ('refusal' in read) return verdict(worked, { refusal: read.refusal });
  const work = workOf(asked, walk, known);
  const value = valueOf(work);
  const { digits } = asked;
  if (within(read.value, value, digits, slackOf(work))) return verdict(worked, { right: true });
  const { symbols, numbers } = formulaOf(walk, asked.step, asked.ref.quantity);
  const name = plainText(symbolOf(asked.ref, walk.script.sizes));
  const rest = [`${name} = ${symbols}`, `${name} = ${numbers}`];
  const { decimals } = read;
  if (decimals !== null && decimals < digits && read.value === rounded(value, decimals))
    return verdict(worked, {
      hints: [`Right as far as it goes: give ${digits} decimals.`, ...rest],
    });
  const inHand: Work = { ...work, given: before };
  if (before.size > 0 && within(read.value, valueOf(inHand), digits, slackOf(inHand)))
    return verdict(worked, {
      follows: true,
      hints: ['This follows from what was answered before, but that was not right.', ...rest],
    });
  const fits = fitting(read.value, asked, work);
  const [misconception = null, ...alsoPossible] = fits;
  return verdict(worked, {
    misconception,
    alsoPossible,
    hints: [misconception ? hintOf(misconception, alsoPossible) : 'Go back to the formula.', ...rest],
  });
}

/** The misconceptions that an answer fits, the commonest first: held throughout, or at this value alone. */
function fitting(answer: number, asked: NumberAsked, work: Work): MisconceptionName[] {
  const here = workOf(asked, work.walk, knownFor(work.walk, asked.ref));
  const works = here.known > work.known ? [work, here] : [work];
  return misconceptionNames.filter((name) =>
    works.some((one) =>
      wrongValues(name, one).some(({ value, slack }) => within(answer, value, asked.digits, slack)),
    ),
  );
}

function hintOf(name: MisconceptionName, others: readonly MisconceptionName[]): string {
  const { hint } = misconceptionNamed(name);
  if (others.length === 0) return hint;
  const titles = others.map((other) => misconceptionNamed(other).title.toLowerCase());
  return `${hint} These numbers cannot tell it from: ${titles.join(', ')}.`;
}
