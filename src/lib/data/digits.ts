// Digits as pictures of 8 × 8 greys, varied as handwriting varies.
import { randomStream, type RandomStream } from '$lib/nn/random';
import type { DataParameters, DataSet } from './dataSet';
import { between, deviate, shuffled } from './draw';
import { templates } from './digitTemplates';

type Picture = number[][];

const SIDE = 8;
const MIDDLE = (SIDE - 1) / 2;
const places = Array.from({ length: SIDE }, (_, i) => i);
/** Greys are multiples of this, as in scanned digits of sixteen levels. */
const LEVELS = 16;

/** How one picture differs from its template. */
interface Hand {
  right: number;
  down: number;
  slant: number;
  width: number;
  height: number;
  /** 0 leaves a stroke as thin as drawn, 1 gives it its neighbours too. */
  thickness: number;
  /** The part of each dot that is shared out among its neighbours. */
  smoothing: number;
}

const draw = (stream: RandomStream): Hand => ({
  right: between(stream, -0.8, 0.8),
  down: between(stream, -0.8, 0.8),
  slant: between(stream, -0.2, 0.2),
  width: between(stream, 0.85, 1.1),
  height: between(stream, 0.85, 1.1),
  thickness: between(stream, 0, 0.6),
  smoothing: between(stream, 0, 0.3),
});

/** The ink at a dot; none outside the picture. */
const ink = (picture: Picture, row: number, column: number): number => picture[row]?.[column] ?? 0;

/** The ink at a place between dots, from the four around it by their nearness. */
function inkBetween(picture: Picture, y: number, x: number): number {
  const [row, column] = [Math.floor(y), Math.floor(x)];
  const [below, right] = [y - row, x - column];
  const upper = ink(picture, row, column) * (1 - right) + ink(picture, row, column + 1) * right;
  const lower = ink(picture, row + 1, column) * (1 - right) + ink(picture, row + 1, column + 1) * right;
  return upper * (1 - below) + lower * below;
}

const each = (of: (row: number, column: number) => number): Picture =>
  places.map((row) => places.map((column) => of(row, column)));

const neighbours = (picture: Picture, row: number, column: number): number[] => [
  ink(picture, row - 1, column),
  ink(picture, row + 1, column),
  ink(picture, row, column - 1),
  ink(picture, row, column + 1),
];

/** The template thickened, moved, slanted and stretched, smoothed, and speckled a little. Greys 0 … 1 in sixteenths, row by row. */
function written(template: Picture, hand: Hand, stream: RandomStream): number[] {
  const thick = each((row, column) =>
    Math.max(ink(template, row, column), hand.thickness * Math.max(...neighbours(template, row, column))),
  );
  const placed = each((row, column) => {
    const y = (row - MIDDLE - hand.down) / hand.height;
    const x = (column - MIDDLE - hand.right) / hand.width + hand.slant * y;
    return inkBetween(thick, y + MIDDLE, x + MIDDLE);
  });
  const smooth = each((row, column) => {
    const around = neighbours(placed, row, column).reduce((sum, grey) => sum + grey, 0);
    return (1 - hand.smoothing) * placed[row][column] + (hand.smoothing * around) / 4;
  });
  return smooth.flat().map((grey) => {
    const speckled = grey + 0.03 * deviate(stream);
    return Math.min(LEVELS, Math.max(0, Math.round(speckled * LEVELS))) / LEVELS;
  });
}

/**
 * As many of each digit as there can be, drawn from our own templates: each picture moved by up to 0.8 of a dot, slanted, stretched,
 * thickened, smoothed and speckled by chance. Inputs: 64 greys, row by row from the top left; targets: one for each digit, 0 to 9.
 */
export function digits(parameters: DataParameters): DataSet {
  const { count, seed } = parameters;
  const stream = randomStream(seed);
  const tuples = Array.from({ length: count }, (_, i) => {
    const digit = i % 10;
    const ways = templates[digit];
    const template = ways[Math.floor(stream.next() * ways.length)];
    return {
      inputs: written(template, draw(stream), stream),
      targets: templates.map((_, d) => (d === digit ? 1 : 0)),
    };
  });
  return {
    name: 'digits',
    title: 'Digits',
    source: 'Generated: thirty drawings made for this product, varied as handwriting varies.',
    simulated: true,
    parameters,
    inputNames: places.flatMap((row) => places.map((column) => `row ${row + 1}, column ${column + 1}`)),
    targetNames: templates.map((_, d) => String(d)),
    tuples: shuffled(tuples, seed),
  };
}
