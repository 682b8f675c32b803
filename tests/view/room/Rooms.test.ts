// What a page is built with for any screen.
import { bookNotation } from '$lib/view/formulas/notation';
import Curves from '$lib/widgets/output-error/Curves.svelte';
import { bookBias, bookTarget, outputErrorOf } from '$lib/widgets/output-error/outputError';
import Unit from '$lib/widgets/unit/Unit.svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';

/** Each room by its class, and the widths of the drawings in it. */
const rooms = (html: string) =>
  html
    .split(/(?=<div class="[^"]*\b(?:wide|narrow)")/)
    .slice(1)
    .map((part) => ({
      room: /\b(wide|narrow)"/.exec(part)![1],
      widths: [...part.matchAll(/viewBox="0 0 (\d+)/g)].map(([, width]) => Number(width)),
    }));

test('a drawing is built for a wide room and for a narrow one', () => {
  expect(rooms(render(Unit, { props: {} }).body)).toEqual([
    { room: 'wide', widths: [556] },
    { room: 'narrow', widths: [358] },
  ]);
});

test('drawings side by side stay side by side', () => {
  const props = { now: outputErrorOf(bookBias, bookTarget), lit: false, notation: bookNotation };
  expect(rooms(render(Curves, { props }).body)).toEqual([
    { room: 'wide', widths: [266, 266] },
    { room: 'narrow', widths: [173, 173] },
  ]);
});
