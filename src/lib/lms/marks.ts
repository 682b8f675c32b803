// What became of each exercise of a lesson or a set, the score this gives, and the status that goes to a learning platform.

/** Not answered · right at the first answer · wrong · wrong at first, then right on another like it. */
export type Mark = '-' | 'r' | 'w' | 'l';

/** The mark after an answer; `other` is an answer to another exercise like it, which makes up for a wrong one. */
export function marked(before: Mark, right: boolean, other: boolean): Mark {
  if (before === '-') return other ? '-' : right ? 'r' : 'w';
  return before === 'w' && other && right ? 'l' : before;
}

export interface Rules {
  /** The least score that passes; null where answering everything completes it. */
  passMark: number | null;
  /** Whether what was made up for counts as right. */
  best: boolean;
}

/** 0 to 100: the share of exercises that are right, rounded down, so that 100 is all of them. Without any, 100. */
export function scoreOf(marks: readonly Mark[], { best }: Rules): number {
  if (marks.length === 0) return 100;
  const right = marks.filter((mark) => mark === 'r' || (best && mark === 'l')).length;
  return Math.floor((100 * right) / marks.length);
}

export const statuses = ['incomplete', 'completed', 'passed', 'failed'] as const;
export type Status = (typeof statuses)[number];

/**
 * The status of what stands now: incomplete until every exercise is answered and the end was reached; then completed, or passed or
 * failed where there is a mark to reach. What was passed or completed before stays so.
 */
export function statusOf(
  marks: readonly Mark[],
  rules: Rules,
  reachedEnd: boolean,
  before: string = 'incomplete',
): Status {
  if (before === 'passed' || before === 'completed') return before;
  const done = reachedEnd && !marks.includes('-');
  if (!done) return before === 'failed' ? 'failed' : 'incomplete';
  if (rules.passMark === null) return 'completed';
  return scoreOf(marks, rules) >= rules.passMark ? 'passed' : 'failed';
}
