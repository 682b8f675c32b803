// What learners type: read as meant, refused with a plain sentence, and never run.
import { LONGEST, readAnswer, within } from '$lib/exercises/answer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const valueOf = (text: string): number => {
  const read = readAnswer(text);
  if ('refusal' in read) throw new Error(`${text}: ${read.refusal}`);
  return read.value;
};

describe('a number', () => {
  const cases: [string, number, number | null][] = [
    ['0.131', 0.131, 3],
    [' 0,131 ', 0.131, 3],
    ['.5', 0.5, 1],
    ['5.', 5, 0],
    ['-0.7', -0.7, 1],
    ['−0,7', -0.7, 1],
    ['– 0.7', -0.7, 1],
    ['+3', 3, 0],
    ['= 0.2', 0.2, 1],
    ['12 345,5', 12345.5, 1],
    ['1\u00a0234\u202f567', 1234567, 0],
    ['1.5e-3', 0.0015, 4],
    ['2E3', 2000, 0],
    ['1.25e−2', 0.0125, 4],
    ['-0', 0, 0],
  ];
  it.each(cases)('%s', (text, value, decimals) => {
    expect(readAnswer(text)).toEqual({ value, decimals });
  });
});

describe('an expression', () => {
  const cases: [string, number][] = [
    ['0.9*0.131', 0.9 * 0.131],
    ['0,9 · 0,131 × 2', 0.9 * 0.131 * 2],
    ['1/4', 0.25],
    ['3 ÷ 8 − 1', 3 / 8 - 1],
    ['-0.3 + 0.9 * 0.1311 * 0.332', -0.3 + 0.9 * 0.1311 * 0.332],
    ['0.474*(1-0.474)*(1-0.474)', 0.474 * 0.526 * 0.526],
    ['2^3^2', 512],
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['2*-3', -6],
    ['10-4-3', 3],
    ['16/4/2', 2],
    ['e', Math.E],
    ['1/(1+e^-0.7)', 1 / (1 + Math.exp(-0.7))],
    ['1/(1+e^(−0,7))', 1 / (1 + Math.exp(-0.7))],
    ['1/(1+exp(0.7))', 1 / (1 + Math.exp(0.7))],
    ['2*e^2', 2 * Math.exp(2)],
  ];
  it.each(cases)('%s', (text, value) => {
    expect(valueOf(text)).toBeCloseTo(value, 14);
  });

  type Tree = { text: string; value: number };
  const leaf: fc.Arbitrary<Tree> = fc
    .integer({ min: 1, max: 999 })
    .chain((n) =>
      fc.constantFrom(
        { text: `${n / 100}`, value: n / 100 },
        { text: `${n / 100}`.replace('.', ','), value: n / 100 },
      ),
    );
  const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .tuple(tie('tree'), fc.constantFrom('+', '-', '−', '*', '·', '/'), tie('tree'))
        .map(([a, sign, b]): Tree => {
          const value =
            sign === '+'
              ? a.value + b.value
              : sign === '/'
                ? a.value / b.value
                : /[*·]/.test(sign)
                  ? a.value * b.value
                  : a.value - b.value;
          return { text: `(${a.text}) ${sign} (${b.text})`, value };
        }),
    ),
  })).tree;
  it('is worked out as arithmetic has it', () => {
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        fc.pre(text.length <= LONGEST && Number.isFinite(value));
        expect(valueOf(text)).toBe(value + 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is no number', () => {
  const cases: [string, RegExp][] = [
    ['', /^Type a number/],
    ['   ', /^Type a number/],
    ['1,234.5', /one decimal sign/],
    ['1.2.3', /one decimal sign/],
    ['0.9 0.1', /sign missing/],
    ['1 2345', /sign missing/],
    ['2(3)', /sign missing/],
    ['2e', /sign missing/],
    ['(1+2', /closing parenthesis missing/],
    ['1+2)', /too many/],
    ['1+', /missing at the end/],
    ['*2', /missing before “\*”/],
    ['exp 2', /in parentheses/],
    ['1/0', /divided by 0/],
    ['1/(2-2)', /divided by 0/],
    ['(-1)^0.5', /finite/],
    ['9^9^9^9', /finite/],
    ['1e999', /finite/],
    ['x', /“x” is not understood/],
    ['alert(1)', /“a” is not understood/],
    ['constructor', /not understood/],
    ['__proto__', /not understood/],
    ['0.5; 3', /“;” is not understood/],
    ['1'.repeat(LONGEST + 1), /too long/],
    ['('.repeat(LONGEST), /nested too deeply/],
    ['2^'.repeat(90) + '2', /nested too deeply/],
    ['NaN', /not understood/],
    ['Infinity', /not understood/],
    ['💥', /“💥” is not understood/],
  ];
  it.each(cases)('%s', (text, refusal) => {
    expect(readAnswer(text)).toEqual({ refusal: expect.stringMatching(refusal) as string });
  });

  it('is refused, whatever is typed: a finite number or a sentence, never anything else', () => {
    const bits = fc.constantFrom(
      ...'0123456789.,+-−*/^() eE',
      'exp',
      'e^',
      '\u00a0',
      '\0',
      '‮',
      '"',
      '`',
      '${',
      '=>',
    );
    const mess = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(bits, { maxLength: 120 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(mess, (text) => {
        const read = readAnswer(text);
        if ('value' in read) expect(Number.isFinite(read.value)).toBe(true);
        else expect(read.refusal).toMatch(/^[“A-Za-z].*\.$/su);
      }),
      { numRuns: 5000 },
    );
    expect(readAnswer('-'.repeat(LONGEST - 1) + '1')).toEqual({ value: -1, decimals: 0 });
    expect(readAnswer('(1+'.repeat(1e6))).toHaveProperty('refusal');
  });
});

describe('within', () => {
  it('takes half a unit of the last digit asked for, and the slack', () => {
    expect(within(0.332, 0.33181, 3)).toBe(true);
    expect(within(0.3325, 0.332, 3)).toBe(true);
    expect(within(0.3326, 0.332, 3)).toBe(false);
    expect(within(0.333, 0.332, 3, 0.0005)).toBe(true);
    expect(within(0.3331, 0.332, 3, 0.0005)).toBe(false);
    expect(within(-0.332, 0.332, 3)).toBe(false);
  });
});
