// Progress: kept at once, shared between tabs without loss, and never in the way where storage is refused or damaged.
import { Progress, type Surroundings } from '$lib/state/Progress.svelte';
import { fromText } from '$lib/state/progress/leitner';
import { DAMAGED, KEY, readKept } from '$lib/state/progress/store';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A storage that several tabs share; a tab hears of what the others write. */
class Shared {
  readonly entries = new Map<string, string>();
  refuses: 'nothing' | 'writing' | 'all' = 'nothing';
  getItem = (key: string): string | null => this.entries.get(key) ?? null;
  setItem = (key: string, text: string): void => {
    if (this.refuses !== 'nothing') throw new DOMException('full', 'QuotaExceededError');
    this.entries.set(key, text);
  };

  /** What a page in a browser has around it, on a day. */
  around(today: () => number = () => 20_000): Surroundings {
    return {
      today,
      storage: () => {
        if (this.refuses === 'all') throw new DOMException('refused', 'SecurityError');
        return this;
      },
    };
  }
}

let shared: Shared;
let listeners: Set<(event: StorageEvent) => void>;
beforeEach(() => {
  shared = new Shared();
  listeners = new Set();
  vi.stubGlobal('addEventListener', (_: string, listen: (event: StorageEvent) => void) =>
    listeners.add(listen),
  );
  vi.stubGlobal('removeEventListener', (_: string, listen: (event: StorageEvent) => void) =>
    listeners.delete(listen),
  );
});
afterEach(() => vi.unstubAllGlobals());

function tab(today?: () => number): Progress {
  const progress = new Progress(shared.around(today));
  progress.load();
  return progress;
}
const tell = (key: string | null, newValue: string | null): void => {
  for (const listen of listeners) listen({ key, newValue } as StorageEvent);
};
const kept = () => readKept(shared.getItem(KEY))!.progress;

describe('what is done', () => {
  it('is kept at once and found again', () => {
    const first = tab();
    first.seeLesson('a-unit');
    first.countExercise('fill', true);
    first.countExercise('fill', false);
    first.answerPrompt('a-unit/1', true);
    const again = tab();
    expect(again.isSeen('a-unit')).toBe(true);
    expect(again.isSeen('a-network')).toBe(false);
    expect(again.isSeen('toString')).toBe(false);
    expect(again.counts('fill')).toEqual({ right: 1, wrong: 1 });
    expect(again.counts('constructor')).toEqual({ right: 0, wrong: 0 });
    expect(again.sums).toEqual({ lessons: 1, right: 1, wrong: 1, prompts: 1 });
    expect(again.notice).toBe('');
  });

  it('has prompts due by their boxes, on the day that is handed in', () => {
    let day = 100;
    const progress = tab(() => day);
    expect(progress.due(['a', 'b'])).toEqual(['a', 'b']);
    expect(progress.daysUntilDue('a')).toBe(0);
    progress.answerPrompt('a', true);
    expect(progress.due(['a', 'b'])).toEqual(['b']);
    expect(progress.daysUntilDue('a')).toBe(1);
    day = 101;
    expect(progress.due(['a', 'b'])).toEqual(['a', 'b']);
    progress.answerPrompt('a', true);
    expect(progress.daysUntilDue('a')).toBe(3);
    progress.answerPrompt('a', false);
    expect(progress.daysUntilDue('a')).toBe(1);
  });

  it('keeps the first day of a lesson', () => {
    let day = 5;
    const progress = tab(() => day);
    progress.seeLesson('a');
    day = 9;
    progress.seeLesson('a');
    expect(kept().lessons).toEqual({ a: 5 });
  });
});

describe('two tabs', () => {
  it('do not wipe each other, whether they hear of each other or not', () => {
    const [a, b] = [tab(), tab()];
    a.countExercise('fill', true);
    b.countExercise('fill', true);
    b.countExercise('order', false);
    a.seeLesson('x');
    expect(kept().exercises).toEqual({ fill: { right: 2, wrong: 0 }, order: { right: 0, wrong: 1 } });
    expect(kept().lessons).toEqual({ x: 20_000 });
    expect(b.isSeen('x')).toBe(false);
    tell(KEY, shared.getItem(KEY));
    expect(b.isSeen('x')).toBe(true);
  });

  it('lose nothing in any order of doings', () => {
    const doing = fc.record({ tab: fc.nat(2), kind: fc.constantFrom('fill', 'order'), right: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(doing, { maxLength: 30 }),
        fc.array(fc.boolean(), { maxLength: 30 }),
        (all, heard) => {
          shared.entries.clear();
          const tabs = [tab(), tab(), tab()];
          all.forEach(({ tab: at, kind, right }, i) => {
            tabs[at].countExercise(kind, right);
            if (heard[i]) tell(KEY, shared.getItem(KEY));
          });
          const { right, wrong } = tab().sums;
          expect([right, wrong]).toEqual([
            all.filter((one) => one.right).length,
            all.filter((one) => !one.right).length,
          ]);
        },
      ),
    );
  });

  it('are both empty after a reset in one of them, and both have all back when it is undone', () => {
    const [a, b] = [tab(), tab()];
    a.countExercise('fill', true);
    tell(KEY, shared.getItem(KEY));
    expect(b.counts('fill').right).toBe(1);
    a.reset();
    // b has not heard of it, and still does not bring anything back.
    b.countExercise('order', true);
    expect(kept().exercises).toEqual({ order: { right: 1, wrong: 0 } });
    expect(b.counts('fill').right).toBe(0);
    expect(a.canUndoReset).toBe(true);
    a.undoReset();
    expect(kept().exercises).toEqual({ fill: { right: 1, wrong: 0 }, order: { right: 1, wrong: 0 } });
    expect(a.canUndoReset).toBe(false);
    expect(tab().canUndoReset).toBe(false);
  });

  it('hear when the storage is emptied, and of nothing after they were left', () => {
    const a = tab();
    a.seeLesson('x');
    tell('another', 'text');
    expect(a.isSeen('x')).toBe(true);
    tell(KEY, null);
    expect(a.isSeen('x')).toBe(false);
    a.seeLesson('x');
    tell(null, null);
    expect(a.isSeen('x')).toBe(false);
    a.dispose();
    expect(listeners.size).toBe(0);
  });
});

describe('where storage is refused', () => {
  it.each(['all', 'writing'] as const)('(%s) all goes on, and it is said once', (refuses) => {
    shared.refuses = refuses;
    const progress = tab();
    progress.seeLesson('a');
    expect(progress.notice).toMatch(/^This browser keeps nothing here/);
    progress.notice = '';
    progress.countExercise('fill', true);
    progress.answerPrompt('a/1', true);
    expect(progress.notice).toBe('');
    expect(progress.isSeen('a')).toBe(true);
    expect(progress.counts('fill').right).toBe(1);
    progress.reset();
    expect(progress.isSeen('a')).toBe(false);
    progress.undoReset();
    expect(progress.isSeen('a')).toBe(true);
    expect(fromText(progress.exportText())).toMatchObject({ lessons: { a: 20_000 } });
  });
});

describe('damaged content', () => {
  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":2}',
    '{"version":1}',
    '{"version":1,"lessons":{"a":"x"},"exercises":{},"prompts":{}}',
  ])('%j is set aside, and all begins anew', (text) => {
    shared.entries.set(KEY, text);
    const progress = tab();
    expect(progress.notice).toMatch(/set aside/);
    expect(shared.getItem(DAMAGED)).toBe(text);
    progress.countExercise('fill', true);
    expect(tab().counts('fill').right).toBe(1);
    expect(tab().notice).toBe('');
  });

  it('of any kind never fails', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        shared.entries.set(KEY, text);
        const progress = tab();
        tell(KEY, text);
        progress.countExercise('fill', true);
        expect(progress.counts('fill').right).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a file', () => {
  it('brings progress to another place, merged with what is there', () => {
    const a = tab();
    a.seeLesson('a');
    a.countExercise('fill', true);
    const text = a.exportText();
    shared.entries.clear();
    const b = tab();
    b.seeLesson('b');
    expect(b.importText(text)).toBeNull();
    expect(b.isSeen('a') && b.isSeen('b')).toBe(true);
    expect(kept().exercises.fill).toEqual({ right: 1, wrong: 0 });
    // Twice is as good as once.
    expect(b.importText(text)).toBeNull();
    expect(b.counts('fill').right).toBe(1);
  });

  it('that is none changes nothing and says why', () => {
    const progress = tab();
    progress.seeLesson('a');
    expect(progress.importText('hello')).toBe('This is not a progress file: it is not JSON.');
    expect(progress.importText('{"version":7}')).toMatch(/version/);
    expect(progress.isSeen('a')).toBe(true);
  });

  it('is undone by no reset, and holds no count of resets', () => {
    const progress = tab();
    progress.seeLesson('a');
    const text = progress.exportText();
    progress.reset();
    expect(progress.importText(text)).toBeNull();
    expect(progress.isSeen('a')).toBe(true);
    expect(JSON.parse(progress.exportText())).not.toHaveProperty('resets');
  });
});
