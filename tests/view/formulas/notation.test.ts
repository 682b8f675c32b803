// How numbers and letters are written: digits, decimal sign, tiny and huge numbers, the two alphabets, indices.
import {
  digitsOf,
  bookNotation,
  indexOf,
  letter,
  numberOf,
  numberTex,
  show,
  showAll,
  writtenAs,
  type Notation,
} from '$lib/view/formulas/notation';
import type { Quantity } from '$lib/nn/steps';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from './typesetting';

const withDigits = (digits: number): Notation => ({ ...bookNotation, digits });
const comma: Notation = { ...bookNotation, decimal: 'comma' };
const quantities: Quantity[] = [
  'I',
  'O',
  'Err',
  'T',
  'w',
  'θ',
  'dw',
  'dθ',
  'gw',
  'gθ',
  'pw',
  'pθ',
  'sum',
  'pull',
  'l',
  'α',
  'λ',
  'n',
  'K',
];

describe('a computed number', () => {
  it.each([
    [2, '0.47'],
    [3, '0.474'],
    [4, '0.4739'],
    [5, '0.47389'],
    [6, '0.473889'],
  ])('has %i decimals: %s', (digits, text) => {
    expect(show(0.47388889882398544, 'O', withDigits(digits))).toBe(text);
  });

  it('has one decimal more when it is an error', () => {
    expect(show(0.13116907821434, 'Err', bookNotation)).toBe('0.1312');
    expect(digitsOf('Err', withDigits(6))).toBe(7);
    expect(digitsOf('O', withDigits(6))).toBe(6);
  });

  it('keeps its zeros, and has a real minus', () => {
    expect(show(-0.7, 'I', bookNotation)).toBe('−0.700');
    expect(show(-0.7, 'I', comma)).toBe('−0,700');
  });

  it('is written with an exponent where it would be 0.000, or is huge', () => {
    expect(show(0.0004, 'O', bookNotation)).toBe('4.0e−4');
    expect(show(-0.0004, 'O', comma)).toBe('−4,0e−4');
    expect(show(0.0005, 'O', bookNotation)).toBe('0.001');
    expect(show(5e-7, 'O', withDigits(6))).toBe('5.0e−7');
    expect(show(5e-324, 'Err', bookNotation)).toBe('4.9e−324');
    expect(show(9999999, 'I', bookNotation)).toBe('9999999.000');
    expect(show(12345678, 'I', bookNotation)).toBe('1.2e7');
    expect(show(-1e300, 'I', bookNotation)).toBe('−1.0e300');
  });

  it('is 0 without a sign, whichever zero it is', () => {
    for (const zero of [0, -0]) {
      expect(show(zero, 'O', bookNotation)).toBe('0');
      expect(show(zero, 'dw', bookNotation)).toBe('0');
      expect(show(zero, 'I', bookNotation)).toBe('0.000');
      expect(show(zero, 'Err', comma)).toBe('0,0000');
    }
  });

  it('says so when it is not finite', () => {
    expect([Infinity, -Infinity, NaN].map((value) => show(value, 'I', bookNotation))).toEqual([
      '∞',
      '−∞',
      'not a number',
    ]);
  });
});

describe('a given number', () => {
  it('is written as it was given where that is short, else as a computed one', () => {
    expect(show(0.9, 'l', bookNotation)).toBe('0.9');
    expect(show(-0.5, 'w', comma)).toBe('−0,5');
    expect(show(1, 'T', bookNotation)).toBe('1');
    expect(show(0.125, 'w', withDigits(2))).toBe('0.13');
    expect(show(-0.26082884634154524, 'w', bookNotation)).toBe('−0.261');
    expect(show(1e-9, 'l', bookNotation)).toBe('1.0e−9');
    expect(show(1e25, 'T', bookNotation)).toBe('1.0e25');
  });

  it('is taken for given when it is the output of an input', () => {
    expect(writtenAs({ quantity: 'O', unit: { layer: 0, index: 1 } })).toBe('T');
    expect(writtenAs({ quantity: 'O', unit: { layer: 1, index: 0 } })).toBe('O');
    expect(writtenAs({ quantity: 'w', weight: { layer: 0, from: 0, to: 0 } })).toBe('w');
  });
});

describe('any number', () => {
  const notation = fc.record<Notation>({
    letters: fc.constantFrom('book', 'delta'),
    digits: fc.integer({ min: 2, max: 6 }),
    decimal: fc.constantFrom('point', 'comma'),
  });
  const back = (text: string) => Number(text.replace(/−/g, '-').replace(',', '.'));

  it('is shown within half of its last decimal, or 5 % where it has an exponent, and never as 0', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ min: -1e300, max: 1e300, noNaN: true }),
          fc.double({ min: -2, max: 2, noNaN: true }),
        ),
        fc.constantFrom(...quantities),
        notation,
        (value, quantity, how) => {
          const text = show(value, quantity, how);
          expect(text).toMatch(/^−?\d+([.,]\d+)?(e−?\d+)?$/);
          expect(back(text) === 0).toBe(value === 0);
          const within = text.includes('e')
            ? 0.0501 * Math.abs(value) + 1e-323
            : 0.5000001 * 10 ** -digitsOf(quantity, how) + 1e-15 * Math.abs(value);
          expect(Math.abs(back(text) - value)).toBeLessThanOrEqual(within);
        },
      ),
      { seed: 5 },
    );
  });

  it('has all its digits on hover', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), notation, (value, how) => {
        expect(back(showAll(value, how)) + 0).toBe(value + 0);
      }),
      { seed: 6 },
    );
  });

  it('reads the same when KaTeX has set it', () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom(...quantities), notation, (value, quantity, how) => {
        const shown = show(value, quantity, how);
        expect(textOf(numberTex(shown))).toBe(shown);
      }),
      { seed: 8, numRuns: 200 },
    );
  });
});

describe('a number in TeX', () => {
  it('has a tight minus and comma, an upright e, and words as words', () => {
    expect(numberTex('−0.5')).toBe('{-}0.5');
    expect(numberTex('0,5')).toBe('0{,}5');
    expect(numberTex('4.0e−4')).toBe('4.0\\mathrm{e}{{-}4}');
    expect(numberTex('∞')).toBe('\\infty');
    expect(numberTex('−∞')).toBe('{-}\\infty');
    expect(numberTex('not a number')).toBe('\\text{not a number}');
  });
});

describe('the letters', () => {
  it('are the book’s, or those of the δ notation', () => {
    const delta: Notation = { ...bookNotation, letters: 'delta' };
    const both = (quantity: Quantity) => [letter(quantity, bookNotation).text, letter(quantity, delta).text];
    expect(both('Err')).toEqual(['Err', 'δ']);
    expect(both('I')).toEqual(['I', 'z']);
    expect(both('O')).toEqual(['O', 'a']);
    expect(both('T')).toEqual(['T', 'y']);
    expect(both('θ')).toEqual(['θ', 'b']);
    expect(both('l')).toEqual(['l', 'η']);
    expect(both('w')).toEqual(['w', 'w']);
    expect(both('dθ')).toEqual(['Δθ', 'Δb']);
  });

  it('can all be set', () => {
    for (const letters of ['book', 'delta'] as const)
      for (const quantity of quantities)
        expect(textOf(letter(quantity, { ...bookNotation, letters }).tex)).not.toBe('');
  });
});

describe('an index', () => {
  it('is the book’s number of the unit, or of both ends of a weight', () => {
    const sizes = [3, 2, 1];
    expect(indexOf({ quantity: 'O', unit: { layer: 1, index: 1 } }, sizes)).toBe('5');
    expect(numberOf({ layer: 2, index: 0 }, sizes)).toBe('6');
    expect(indexOf({ quantity: 'w', weight: { layer: 1, from: 0, to: 0 } }, sizes)).toBe('46');
    expect(indexOf({ quantity: 'l' }, sizes)).toBe('');
  });

  it('parts the ends by a comma where a number has two digits', () => {
    const sizes = [8, 3, 1];
    expect(indexOf({ quantity: 'w', weight: { layer: 0, from: 0, to: 0 } }, sizes)).toBe('19');
    expect(indexOf({ quantity: 'w', weight: { layer: 0, from: 0, to: 1 } }, sizes)).toBe('1,10');
    expect(indexOf({ quantity: 'w', weight: { layer: 1, from: 2, to: 0 } }, sizes)).toBe('11,12');
  });
});
