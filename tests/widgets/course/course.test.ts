// The small pure parts of the course's pages.
import { partsOf } from '$lib/widgets/course/parts';
import { piecesOf } from '$lib/widgets/course/search';
import { lessons } from '$lessons/contents';
import { expect, it, vi } from 'vitest';

vi.mock('$app/paths', () => ({ asset: (path: string) => path }));

it('an excerpt becomes pieces of plain text, what was found marked', () => {
  expect(piecesOf('a &lt;b&gt; <mark>net</mark> input &amp; more')).toEqual([
    { text: 'a <b> ', found: false },
    { text: 'net', found: true },
    { text: ' input & more', found: false },
  ]);
  expect(piecesOf('')).toEqual([]);
  expect(piecesOf('&amp;lt;')).toEqual([{ text: '&lt;', found: false }]);
});

it('lessons stand in their parts, in order', () => {
  const parts = partsOf(lessons);
  expect(parts.map(({ entries }) => entries.length)).toEqual([9, 4]);
  expect(parts.flatMap(({ entries }) => entries)).toEqual(lessons);
  expect(partsOf([])).toEqual([]);
});
