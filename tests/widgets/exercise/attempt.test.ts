// An attempt: what is judged, what is spoken of, what counts, and the moving of things in an order.
import type { Answer } from '$lib/exercises/exercise';
import { generate } from '$lib/exercises/generate';
import { keyOf } from '$lib/exercises/grade';
import { kindNames } from '$lib/exercises/kinds/registry';
import {
  checked,
  firstHint,
  freshAttempt,
  hasMoreHints,
  hinted,
  moved,
  shown,
  spokenOf,
  verdictAloud,
} from '$lib/widgets/exercise/attempt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const one = generate({ kind: 'fill', seed: 3, about: 'output-error' });
const tuple = generate({ kind: 'complete-all', seed: 4 });
const key = keyOf(tuple).map(({ answer }) => answer);

/** The right answers to anything. */
function rightAnswers(exercise: typeof one): Answer[] {
  const answers = keyOf(exercise).map(({ answer }) => answer);
  return exercise.asked.map((asked, i) => {
    if (asked.form === 'choice') return asked.right;
    if (asked.form === 'number') return answers[i];
    return asked.items.map((_, n) => n).sort((a, b) => asked.items[a].step - asked.items[b].step);
  });
}

describe('an attempt', () => {
  it.each(kindNames)('at %s counts as right when its first answers are, and says so', (kind) => {
    const exercise = generate({ kind, seed: 8 });
    const attempt = checked(freshAttempt, exercise, rightAnswers(exercise));
    expect(attempt).toMatchObject({ done: true, counts: true, at: null });
    expect(verdictAloud(attempt, exercise)).toMatch(/^Right/);
  });

  it('counts as wrong once an answer was, whatever comes after', () => {
    const wrong = checked(freshAttempt, one, ['77']);
    expect(wrong).toMatchObject({ done: false, counts: false, at: 0, hints: 1 });
    expect(verdictAloud(wrong, one)).toMatch(/^Not yet\./);
    const right = checked(wrong, one, rightAnswers(one));
    expect(right).toMatchObject({ done: true, counts: false });
  });

  it('does not count what could not be read or was left blank', () => {
    for (const answer of [undefined, '', '  ', 'abc']) {
      const attempt = checked(freshAttempt, one, [answer]);
      expect(attempt.counts).toBeNull();
      expect(spokenOf(attempt)?.refusal).toBeTruthy();
    }
    expect(shown(freshAttempt).counts).toBe(false);
  });

  it('has three hints, and keeps them while the same thing is wrong', () => {
    let attempt = checked(freshAttempt, one, ['77']);
    attempt = hinted(hinted(attempt));
    expect(hasMoreHints(attempt)).toBe(false);
    expect(checked(attempt, one, ['78']).hints).toBe(3);
  });

  it('names a misconception first, and gives a plain hint in two parts', () => {
    const verdict = { right: false, refusal: null, alsoPossible: [], follows: false };
    const worked = { answer: '', text: '', step: null };
    const named = { ...verdict, worked, misconception: 'signReversed' as const, hints: ['Look: there.'] };
    expect(firstHint(named)).toEqual(['Sign reversed.', 'Look: there.']);
    expect(firstHint({ ...named, misconception: null })).toEqual(['Look:', 'there.']);
    expect(firstHint({ ...named, misconception: null, hints: ['Go back.'] })).toEqual(['Go back.', '']);
  });
});

describe('an attempt at many values', () => {
  it('judges those that are filled in and waits for the others', () => {
    const attempt = checked(freshAttempt, tuple, [key[0], key[1]]);
    expect(attempt).toMatchObject({ done: false, counts: null, at: null });
    expect(attempt.verdicts.slice(0, 3).map((one) => one?.right)).toEqual([true, true, undefined]);
    expect(verdictAloud(attempt, tuple)).toBe('Right so far.');
  });

  it('speaks of the first mistake, not of what follows from it', () => {
    const answers = [...key];
    answers[3] = '0.5';
    const attempt = checked(freshAttempt, tuple, answers);
    expect(attempt).toMatchObject({ done: false, counts: false, at: 3 });
  });

  it('that is left blank as a whole is told what to do', () => {
    const attempt = checked(freshAttempt, tuple, []);
    expect(attempt.at).toBe(0);
    expect(verdictAloud(attempt, tuple)).toMatch(/Type a number/);
  });
});

describe('an order', () => {
  it('is the same things after one is moved, and the moved one stands where it was put', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(20), { minLength: 1 }), fc.nat(), fc.integer(), (order, a, to) => {
        const from = a % order.length;
        const after = moved(order, from, to);
        expect([...after].sort()).toEqual([...order].sort());
        expect(after.indexOf(order[from])).toBe(Math.max(0, Math.min(order.length - 1, to)));
      }),
    );
  });
});
