// Marks, scores, statuses, and what is kept of them within the room that a platform gives.
import { marked, scoreOf, statusOf, type Mark } from '$lib/lms/marks';
import { decode, encode, ROOM } from '$lib/lms/suspend';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const mark = fc.constantFrom<Mark>('-', 'r', 'w', 'l');
const rules = { passMark: 60, best: true };

describe('a mark', () => {
  it('is that of the first answer; another like it can only make up for a wrong one', () => {
    expect(marked('-', true, false)).toBe('r');
    expect(marked('-', false, false)).toBe('w');
    expect(marked('-', true, true)).toBe('-');
    expect(marked('w', true, true)).toBe('l');
    expect(marked('w', true, false)).toBe('w');
    expect(marked('r', false, true)).toBe('r');
    expect(marked('l', false, true)).toBe('l');
  });

  it('never lowers a score', () => {
    fc.assert(
      fc.property(
        fc.array(mark, { minLength: 1 }),
        fc.nat(),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (marks, n, right, other, best) => {
          const at = n % marks.length;
          const after = marks.with(at, marked(marks[at], right, other));
          expect(scoreOf(after, { ...rules, best })).toBeGreaterThanOrEqual(
            scoreOf(marks, { ...rules, best }),
          );
        },
      ),
    );
  });
});

describe('a score', () => {
  it('is the share of what is right; 100 is all of it, and only that', () => {
    expect(scoreOf(['r', 'w', 'l'], rules)).toBe(66);
    expect(scoreOf(['r', 'w', 'l'], { ...rules, best: false })).toBe(33);
    expect(scoreOf([], rules)).toBe(100);
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1 }), (marks) => {
        const all = marks.every((one) => one === 'r' || one === 'l');
        expect(scoreOf(marks, rules) === 100).toBe(all);
      }),
    );
  });
});

describe('a status', () => {
  it('is open until all is answered and the end is reached', () => {
    expect(statusOf(['r', '-'], rules, true)).toBe('incomplete');
    expect(statusOf(['r', 'r'], rules, false)).toBe('incomplete');
    expect(statusOf(['r', 'w'], rules, true)).toBe('failed');
    expect(statusOf(['r', 'l'], rules, true)).toBe('passed');
    expect(statusOf(['w', 'w'], { ...rules, passMark: null }, true)).toBe('completed');
  });

  it('passes at the mark itself', () => {
    expect(statusOf(['r', 'w'], { ...rules, passMark: 50 }, true)).toBe('passed');
    expect(statusOf(['r', 'w'], { ...rules, passMark: 51 }, true)).toBe('failed');
  });

  it('is never taken back once passed or completed; failed can become passed', () => {
    expect(statusOf(['w'], rules, true, 'passed')).toBe('passed');
    expect(statusOf(['-'], rules, false, 'completed')).toBe('completed');
    expect(statusOf(['-'], rules, false, 'failed')).toBe('failed');
    expect(statusOf(['r'], rules, true, 'failed')).toBe('passed');
  });
});

describe('what is kept', () => {
  it('is read back, and fits', () => {
    fc.assert(
      fc.property(
        fc.array(mark, { maxLength: 200 }),
        fc.string({ unit: 'grapheme-ascii' }),
        (marks, text) => {
          const progress = text.replace(/[^ -~]/g, '');
          const kept = encode({ marks, progress });
          expect(kept.length).toBeLessThanOrEqual(ROOM);
          expect(decode(kept)).toEqual({ marks, progress });
        },
      ),
    );
  });

  it('gives up progress before marks when there is no room, and what is not plain letters', () => {
    const marks = Array<Mark>(100).fill('r');
    expect(decode(encode({ marks, progress: 'x'.repeat(ROOM) }))).toEqual({ marks, progress: '' });
    expect(decode(encode({ marks, progress: '{"ü":1}' }))).toEqual({ marks, progress: '' });
    expect(encode({ marks: Array<Mark>(9000).fill('w'), progress: '' })).toHaveLength(ROOM);
    expect(decode(encode({ marks: Array<Mark>(9000).fill('w'), progress: '' }))!.marks.length).toBe(ROOM - 3);
  });

  it('of any text never fails', () => {
    for (const text of ['', '2|r|', '1|x|', '1|r', 'null']) expect(decode(text)).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void decode(text)));
  });
});
