// A formula for a room: a short one stays whole, a long sum keeps its beginning and its end.
import { expect, it } from 'vitest';
import { shortened } from '$lib/widgets/present/shortened';

const sum = (count: number) => ({
  symbols: Array.from({ length: count }, (_, i) => `w${i}`).join(' + '),
  numbers: Array.from({ length: count }, (_, i) => [
    ...(i ? [{ text: ' + ' }] : []),
    { number: String(i), quantity: 'w' as const },
  ]).flat(),
});
const text = (formula: ReturnType<typeof shortened>): string =>
  formula.numbers.map((part) => ('text' in part ? part.text : part.number)).join('');

it('leaves a short one as it is', () => expect(shortened(sum(6))).toEqual(sum(6)));

it('keeps two parts and the last of a long one', () => {
  const short = shortened(sum(65));
  expect(short.symbols).toBe('w0 + w1 + … + w64');
  expect(text(short)).toBe('0 + 1 + … + 64');
});
