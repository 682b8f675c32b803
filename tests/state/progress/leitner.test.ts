// Prompts come back after 1, 3, 7 and 21 days; progress survives files, merging and hostile text.
import {
  answerPrompt,
  countExercise,
  dayOf,
  dueDay,
  duePrompts,
  emptyProgress,
  fromText,
  INTERVALS,
  merge,
  seeLesson,
  toText,
  type Progress,
} from '$lib/state/progress/leitner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const name = fc.oneof(
  fc.constantFrom('a-unit', 'a-network', 'forward'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
  fc.string({ maxLength: 20 }),
);
const day = fc.integer({ min: 0, max: 40_000 });
type Deed = { kind: 'lesson' | 'exercise' | 'prompt'; name: string; right: boolean; day: number };
const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom('lesson', 'exercise', 'prompt'),
  name,
  right: fc.boolean(),
  day,
});
const done = (progress: Progress, { kind, name, right, day }: Deed): Progress =>
  kind === 'lesson'
    ? seeLesson(progress, name, day)
    : kind === 'exercise'
      ? countExercise(progress, name, right)
      : answerPrompt(progress, name, right, day);
const progress = fc.array(deed, { maxLength: 30 }).map((deeds) => deeds.reduce(done, emptyProgress()));

describe('a prompt', () => {
  it('is due 1 day after the first answer, then 3, 7, 21 and 21 days after right ones', () => {
    let now = emptyProgress();
    let today = 100;
    for (const wait of [1, 3, 7, 21, 21, 21]) {
      now = answerPrompt(now, 'p', true, today);
      expect(dueDay(now, 'p')).toBe(today + wait);
      expect(duePrompts(now, ['p'], today + wait - 1)).toEqual([]);
      expect(duePrompts(now, ['p'], today + wait)).toEqual(['p']);
      today += wait;
    }
    now = answerPrompt(now, 'p', false, today);
    expect(dueDay(now, 'p')).toBe(today + 1);
  });

  it('never answered is due, after those that are overdue, the longest overdue first', () => {
    let now = answerPrompt(emptyProgress(), 'late', true, 5);
    now = answerPrompt(now, 'later', true, 1);
    now = answerPrompt(now, 'not yet', true, 10);
    expect(duePrompts(now, ['new', 'not yet', 'late', 'later', 'other'], 10)).toEqual([
      'later',
      'late',
      'new',
      'other',
    ]);
  });

  it('goes by boxes, whatever the answers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 50 })), { minLength: 1 }),
        (answers) => {
          let now = emptyProgress();
          let today = 0;
          let streak = 0;
          for (const [right, wait] of answers) {
            today += wait;
            streak = right ? streak + 1 : 0;
            const first = !Object.hasOwn(now.prompts, 'p');
            const before = first ? 1 : now.prompts.p.box;
            now = answerPrompt(now, 'p', right, today);
            expect(now.prompts.p).toEqual({ box: right && !first ? Math.min(4, before + 1) : 1, day: today });
            expect(INTERVALS).toContain(dueDay(now, 'p') - today);
          }
          if (streak >= 5) expect(now.prompts.p.box).toBe(4);
        },
      ),
    );
  });
});

describe('progress', () => {
  it('is never changed, only copied', () => {
    fc.assert(
      fc.property(progress, deed, (before, what) => {
        const text = toText(before);
        done(before, what);
        expect(toText(before)).toBe(text);
      }),
    );
  });

  it('counts lessons by their first day and exercises by kind', () => {
    let now = seeLesson(seeLesson(emptyProgress(), 'a', 7), 'a', 9);
    for (const right of [true, false, true]) now = countExercise(now, 'fill', right);
    expect(now).toEqual({
      version: 1,
      lessons: { a: 7 },
      exercises: { fill: { right: 2, wrong: 1 } },
      prompts: {},
    });
  });

  it('comes back from its file', () => {
    fc.assert(
      fc.property(progress, (one) => {
        const read = fromText(toText(one));
        if ('problem' in read) throw new Error(read.problem);
        expect(toText(read)).toBe(toText(one));
      }),
    );
  });

  it('merges alike in either order, twice as once, and with nothing to itself', () => {
    fc.assert(
      fc.property(progress, progress, progress, (a, b, c) => {
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(a, a)).toEqual(a);
        expect(merge(a, emptyProgress())).toEqual(a);
      }),
    );
  });

  it('is read from no other text, and says why', () => {
    const good = JSON.parse(toText(answerPrompt(emptyProgress(), 'p', true, 3))) as Record<string, unknown>;
    const cases: [unknown, RegExp][] = [
      ['{', /not JSON/],
      ['', /not JSON/],
      ['null', /not a progress file/],
      ['[1]', /not a progress file/],
      [{ ...good, version: 2 }, /version/],
      [{ ...good, version: undefined }, /version/],
      [{ ...good, lessons: [] }, /lessons/],
      [{ ...good, lessons: { a: 1.5 } }, /lessons/],
      [{ ...good, lessons: { a: '1' } }, /lessons/],
      [{ ...good, lessons: { ['a'.repeat(201)]: 1 } }, /lessons/],
      [{ ...good, exercises: { fill: { right: -1, wrong: 0 } } }, /exercises/],
      [{ ...good, exercises: { fill: 3 } }, /exercises/],
      [{ ...good, prompts: { p: { box: 0, day: 1 } } }, /prompts/],
      [{ ...good, prompts: { p: { box: 5, day: 1 } } }, /prompts/],
      [{ ...good, prompts: { p: { box: 1, day: null } } }, /prompts/],
      [{ ...good, prompts: undefined }, /prompts/],
      [{ ...good, lessons: Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [i, 1])) }, /lessons/],
    ];
    for (const [file, problem] of cases) {
      const text = typeof file === 'string' ? file : JSON.stringify(file);
      expect(fromText(text)).toEqual({ problem: expect.stringMatching(problem) as string });
    }
  });

  it('takes from a file only what it knows, and survives any text', () => {
    const file = {
      version: 1,
      lessons: {},
      exercises: {},
      prompts: { p: { box: 2, day: 5, evil: 1 } },
      more: 1,
    };
    expect(fromText(JSON.stringify(file))).toEqual({
      ...emptyProgress(),
      prompts: { p: { box: 2, day: 5 } },
    });
    const polluting = fromText('{"version":1,"lessons":{"__proto__":4},"exercises":{},"prompts":{}}');
    expect(({} as Record<string, unknown>).lessons).toBeUndefined();
    expect('lessons' in polluting && Object.keys(polluting.lessons)).toEqual(['__proto__']);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect('problem' in fromText(text)).toBe(true);
      }),
    );
  });
});

it('a day begins at midnight where the learner is', () => {
  const midnight = Date.UTC(2026, 2, 1);
  expect(dayOf(midnight, 0)).toBe(dayOf(midnight - 1, 0) + 1);
  // Berlin in winter: an hour east, getTimezoneOffset −60.
  expect(dayOf(midnight - 3_600_000, -60)).toBe(dayOf(midnight, 0));
  expect(dayOf(midnight - 3_600_001, -60)).toBe(dayOf(midnight, 0) - 1);
});
