// Grades answers: right or wrong, the misconception that a wrong one fits, three hints, and the worked answer.
import { readAnswer } from './answer';
import {
  walkOf,
  type Answer,
  type Asked,
  type ChoiceAsked,
  type Exercise,
  type OrderAsked,
} from './exercise';
import { gradeNumber, workedNumber } from './gradeNumber';
import { misconceptionNamed } from './misconceptions';
import { verdict, type Verdict, type Worked } from './verdict';
import type { Narration } from '$lib/nn/narrate';

/** One verdict for each thing asked. A missing answer counts as empty. */
export function grade(exercise: Exercise, answers: readonly (Answer | undefined)[]): Verdict[] {
  const walk = walkOf(exercise.experiment);
  const before = new Map<number, number>();
  return exercise.asked.map((asked, i) => {
    const answer = answers[i];
    if (asked.form === 'choice') return gradeChoice(asked, answer);
    if (asked.form === 'order') return gradeOrder(asked, answer);
    const text = typeof answer === 'string' ? answer : typeof answer === 'number' ? String(answer) : '';
    const read = readAnswer(text);
    const { quantity } = asked.ref;
    const result = gradeNumber(asked, read, { walk, known: exercise.known, before });
    if ('value' in read && quantity !== 'dw' && quantity !== 'dθ') before.set(asked.step, read.value);
    return result;
  });
}

/** The worked answer of each thing asked: the key. */
export function keyOf(exercise: Exercise): Worked[] {
  const walk = walkOf(exercise.experiment);
  return exercise.asked.map((asked) => workedOf(asked, walk));
}

function workedOf(asked: Asked, walk: Narration): Worked {
  if (asked.form === 'number') return workedNumber(asked, walk);
  if (asked.form === 'order') return workedOrder(asked);
  return { answer: asked.options[asked.right].text, text: asked.worked, step: asked.step };
}

function gradeChoice(asked: ChoiceAsked, answer: Answer | undefined): Verdict {
  const { options, right, rule, look } = asked;
  const worked = { answer: options[right].text, text: asked.worked, step: asked.step };
  if (answer === right) return verdict(worked, { right: true });
  const option = typeof answer === 'number' ? options[answer] : undefined;
  if (!option) return verdict(worked, { refusal: 'Choose one of them.' });
  const misconception = option.misconception ?? null;
  const first = misconception ? misconceptionNamed(misconception).hint : option.hint;
  return verdict(worked, { misconception, hints: [first ?? 'Not this one: think again.', rule, look] });
}

const inOrder = ({ items }: OrderAsked): number[] =>
  items.map((_, i) => i).sort((a, b) => items[a].step - items[b].step);

function workedOrder(asked: OrderAsked): Worked {
  const order = inOrder(asked);
  const texts = order.map((i) => asked.items[i].text);
  return { answer: texts.join(' → '), text: texts.join(' → '), step: asked.items[order[0]].step };
}

function gradeOrder(asked: OrderAsked, answer: Answer | undefined): Verdict {
  const { items } = asked;
  const worked = workedOrder(asked);
  const whole =
    Array.isArray(answer) && answer.length === items.length && items.every((_, i) => answer.includes(i));
  if (!whole) return verdict(worked, { refusal: 'Put every step in its place.' });
  const right = inOrder(asked);
  const place = answer.findIndex((item, i) => item !== right[i]);
  if (place < 0) return verdict(worked, { right: true });
  const last = right[right.length - 1];
  // The last of the chain is the change of a weight; anything after it was to come before.
  const early = answer.indexOf(last) < answer.length - 1;
  const misconception = early ? 'updatedWeights' : null;
  const first = early
    ? misconceptionNamed('updatedWeights').hint
    : 'Forward through the layers first; then the errors, from the output back; then the change.';
  return verdict(worked, {
    misconception,
    hints: [
      first,
      `The first ${place === 0 ? 'step is not yet right' : `${place} ${place === 1 ? 'is' : 'are'} right, the next is not`}.`,
      `Next comes: ${items[right[place]].text}.`,
    ],
  });
}
