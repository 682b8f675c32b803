// The error of the output unit as the picture shows it: the book's numbers, the product of its factors, and the page on the server.
import { show, bookNotation } from '$lib/view/formulas/notation';
import { areaPlot } from '$lib/view/charts/error/areaPlot';
import * as book from '$lib/widgets/output-error/outputError';
import { meta } from '$lib/widgets/output-error/meta';
import OutputError from '$lib/widgets/output-error/OutputError.svelte';
import { errorSays } from '$lib/widgets/output-error/says';
import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';

const netInput = fc.double({ min: -8, max: 8, noNaN: true });
const target = fc.double({ min: 0, max: 1, noNaN: true });
const text = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the error of the book’s output unit', () => {
  it('is 0.1312, and 0.1311 where the output was rounded first', () => {
    const now = book.outputErrorOf(book.bookBias, book.bookTarget);
    expect(show(now.output, 'O', bookNotation)).toBe('0.474');
    expect(show(now.error, 'Err', bookNotation)).toBe('0.1312');
    expect(show(book.errorFromRounded(now.output, now.target), 'Err', bookNotation)).toBe('0.1311');
  });

  it('is the product of slope and difference, for any output and target', () => {
    fc.assert(
      fc.property(netInput, target, (wished, wanted) => {
        const now = book.outputErrorOf(book.biasFor(wished), wanted);
        expect(now.netInput).toBeCloseTo(wished, 12);
        expect(now.error).toBe(now.slope * now.difference);
        expect(now.error).toBe(book.errorAt(now.output, wanted));
      }),
    );
  });

  it('finds the net input of an output', () => {
    fc.assert(
      fc.property(netInput, (wished) => {
        expect(book.netInputFor(book.sigmoid.f(wished))).toBeCloseTo(wished, 9);
      }),
    );
  });

  it('is small where the unit is wrong and sure, and the headline says so', () => {
    const sure = book.outputErrorOf(book.biasFor(-5), 1);
    const unsure = book.outputErrorOf(book.biasFor(0), 1);
    expect(sure.difference).toBeGreaterThan(unsure.difference);
    expect(sure.error).toBeLessThan(unsure.error / 10);
    expect(errorSays(sure, bookNotation)).toMatch(/^Wrong and sure/);
    expect(errorSays(unsure, bookNotation)).toContain('higher');
    expect(errorSays(book.outputErrorOf(book.biasFor(4), 1), bookNotation)).toMatch(/^Nearly right/);
    expect(errorSays(book.outputErrorOf(book.biasFor(1), 0), bookNotation)).toContain('negative');
  });
});

describe('the area', () => {
  it('is in proportion to the error, whatever the values', () => {
    const slopeAt = (output: number) => book.sigmoid.derivative(NaN, output);
    fc.assert(
      fc.property(netInput, target, (wished, wanted) => {
        const now = book.outputErrorOf(book.biasFor(wished), wanted);
        const { rect, x, y } = areaPlot(570, 286, slopeAt, now);
        const unitArea = (x(1) - x(0)) * (y(0) - y(1));
        expect((rect.width * rect.height) / unitArea).toBeCloseTo(Math.abs(now.error), 9);
      }),
    );
  });
});

it('has no negative side, even before it has a width', () => {
  const { rect } = areaPlot(0, 286, (output) => output, book.outputErrorOf(0, 1));
  expect(rect.width).toBeGreaterThanOrEqual(0);
  expect(rect.height).toBeGreaterThanOrEqual(0);
});

describe('the figure on the server', () => {
  it('shows the book’s values and says why the book prints another digit', () => {
    const { body } = render(OutputError, { props: {} });
    expect(text(body)).toContain('0.1312');
    expect(text(body)).toContain('The book prints 0.1311');
    expect(body).not.toMatch(/NaN|undefined/);
  });

  it.each(Object.keys(meta.stations))('can begin at station %s', (at) => {
    const { body } = render(OutputError, { props: { at } });
    expect(text(body).includes('Wrong and sure')).toBe(at === 'saturated');
    expect(text(body).includes('Nearly right')).toBe(at === 'right');
  });
});
