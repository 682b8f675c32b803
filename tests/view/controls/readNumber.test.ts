// Reading a number as people type it.
import { readNumber } from '$lib/view/controls/readNumber';
import { showAll, bookNotation } from '$lib/view/formulas/notation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('a number', () => {
  it.each([
    ['0.5', 0.5],
    ['0,5', 0.5],
    ['-0.5', -0.5],
    ['−0,5', -0.5],
    ['+3', 3],
    ['  7 ', 7],
    ['.5', 0.5],
    ['5.', 5],
    [',25', 0.25],
    ['1e-3', 0.001],
    ['2,5E3', 2500],
    ['4.0e−4', 0.0004],
    ['007', 7],
  ])('is read from "%s"', (text, value) => expect(readNumber(text)).toBe(value));

  it('has no sign when it is zero', () => {
    for (const zero of ['0', '-0', '−0,0']) expect(readNumber(zero)).toBe(0);
  });

  it('is read back from all its digits, with point or comma', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        for (const decimal of ['point', 'comma'] as const)
          expect(readNumber(showAll(value, { ...bookNotation, decimal }))).toBe(value + 0);
      }),
      { seed: 1 },
    );
  });
});

describe('what is no number', () => {
  it.each([
    '',
    ' ',
    '-',
    '.',
    ',',
    'e5',
    '1e',
    'abc',
    '1a',
    '1 000',
    '1.000,5',
    '1,000.5',
    '1,2,3',
    '--1',
    '+-1',
    'Infinity',
    'NaN',
    '1e999',
    '-1e999',
    '0x10',
    '½',
    '1/2',
    '1_000',
    '٣',
    '∞',
  ])('"%s" is null', (text) => expect(readNumber(text)).toBeNull());

  it('never becomes NaN or infinite, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+−0-9.,eE ]*$/)), (text) => {
        const value = readNumber(text);
        expect(value === null || Number.isFinite(value)).toBe(true);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });
});
