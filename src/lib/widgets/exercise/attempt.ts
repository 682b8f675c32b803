// One attempt at an exercise as plain data: what was judged so far, how much help was taken, and whether it counts as right.
import type { Answer, Exercise } from '$lib/exercises/exercise';
import { grade, keyOf } from '$lib/exercises/grade';
import { misconceptionNamed } from '$lib/exercises/misconceptions';
import type { Verdict } from '$lib/exercises/verdict';

export interface Attempt {
  /** One for each thing asked; undefined while it was left blank. */
  verdicts: readonly (Verdict | undefined)[];
  /** The thing asked that is spoken of: the first that is not right; null when there is none. */
  at: number | null;
  /** How many hints on it are shown. */
  hints: number;
  /** Whether the answer was shown. */
  shown: boolean;
  /** Whether everything asked is right. */
  done: boolean;
  /** What counts: the first answer that was judged, or the showing of the answer; null until then. */
  counts: boolean | null;
}

export const freshAttempt: Attempt = {
  verdicts: [],
  at: null,
  hints: 0,
  shown: false,
  done: false,
  counts: null,
};

const isBlank = (answer: Answer | undefined): boolean =>
  answer === undefined || (typeof answer === 'string' && answer.trim() === '');

/** The attempt after its answers are judged. What was left blank is not judged, unless all was. */
export function checked(
  before: Attempt,
  exercise: Exercise,
  answers: readonly (Answer | undefined)[],
): Attempt {
  const all = grade(exercise, answers);
  const blank = all.every((_, i) => isBlank(answers[i]));
  const verdicts = all.map((verdict, i) =>
    isBlank(answers[i]) && !(blank && i === 0) ? undefined : verdict,
  );
  const done = verdicts.every((verdict) => verdict?.right);
  const isOff = (verdict: Verdict | undefined) => verdict !== undefined && !verdict.right;
  const own = verdicts.findIndex((verdict) => isOff(verdict) && !verdict!.follows);
  const first = own >= 0 ? own : verdicts.findIndex(isOff);
  const at = first < 0 ? null : first;
  const wrong = verdicts.some((verdict) => isOff(verdict) && !verdict!.refusal);
  return {
    ...before,
    verdicts,
    at,
    hints: at === before.at ? Math.max(1, before.hints) : 1,
    done,
    counts: before.counts ?? (wrong ? false : done ? true : null),
  };
}

/** One hint more. */
export const hinted = (before: Attempt): Attempt => ({ ...before, hints: before.hints + 1 });

/** The answer is shown; asked for before anything was judged it counts as not known. */
export const shown = (before: Attempt): Attempt => ({
  ...before,
  shown: true,
  counts: before.counts ?? false,
});

/** What is spoken of: the first verdict that is not right. */
export const spokenOf = ({ verdicts, at }: Attempt): Verdict | null =>
  at === null ? null : (verdicts[at] ?? null);

/** Whether there is a hint left to ask for. */
export function hasMoreHints(attempt: Attempt): boolean {
  const verdict = spokenOf(attempt);
  return verdict !== null && attempt.hints < verdict.hints.length;
}

/** The first hint in two parts: what names the mistake, and what is said of it. */
export function firstHint({ misconception, hints }: Verdict): [name: string, rest: string] {
  if (misconception) return [`${misconceptionNamed(misconception).title}.`, hints[0]];
  const end = /[.:](?= |$)/.exec(hints[0]);
  return end ? [hints[0].slice(0, end.index + 1), hints[0].slice(end.index + 2)] : [hints[0], ''];
}

/** What the attempt comes to, as a sentence with symbols: for those who hear the page, and for what is right. */
export function verdictAloud(attempt: Attempt, exercise: Exercise): string {
  const [one] = exercise.asked;
  const several = exercise.asked.length > 1;
  const answer = keyOf(exercise)[0];
  const said = one.form === 'number' ? `${one.label} = ${answer.answer}` : answer.answer;
  if (attempt.done)
    return several
      ? 'Right: all of it.'
      : one.form === 'order'
        ? 'Right: that is the order.'
        : `Right: ${said}.`;
  if (attempt.shown) return several ? 'The answers are shown.' : `The answer: ${said}.`;
  const verdict = spokenOf(attempt);
  if (!verdict) return attempt.verdicts.some(Boolean) ? 'Right so far.' : '';
  const label = several ? `${exercise.asked[attempt.at!].label}: ` : '';
  if (verdict.refusal) return `${label}${verdict.refusal}`;
  const hint = attempt.hints > 1 ? verdict.hints[attempt.hints - 1] : firstHint(verdict).join(' ');
  return `${attempt.hints > 1 ? '' : 'Not yet. '}${label}${hint}`;
}

/** The order of the items after one is moved to another place. */
export function moved(order: readonly number[], from: number, to: number): number[] {
  const rest = order.filter((_, i) => i !== from);
  const place = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, place), order[from], ...rest.slice(place)];
}
