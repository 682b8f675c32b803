// Where everything of the drawing stands: pure geometry from the sizes of the layers and the room there is.
import { scalePoint } from 'd3-scale';

export interface Point {
  x: number;
  y: number;
}
export interface Box extends Point {
  width: number;
  height: number;
}

/** The room, and how much is to be told in it. */
export interface Room {
  width: number;
  height: number;
  /** Text size of a label, px. */
  text: number;
  /** Narrow screens leave out the target and resting biases. */
  narrow: boolean;
}

export interface Layout {
  /** Centres of the units, `units[l][j]`. */
  units: Point[][];
  /** The width of the room. */
  width: number;
  /** Radius of a ring; inputs are drawn at 0.84 of it. */
  radius: number;
  inputRadius: number;
  /** Whether the units stand too close for resting biases. */
  tight: boolean;
  text: number;
  /** Text size in rings. */
  ringText: number;
  tagText: number;
  /** How far to the right of the unit's middle its tag may reach. */
  tagReach: number;
  /** Whether an error in use carries its symbol. */
  namedTags: boolean;
}

/** The smallest figures, px at the usual text size. */
export const LEAST_TEXT = 13;

/** The most units that a layer is drawn with one by one in this room. */
export const mostUnits = ({ height }: Room): number =>
  Math.max(3, Math.min(10, Math.floor((height - 20) / 54)));

/** Whether the network is drawn in full; else wide layers collapse. */
export const fitsWhole = (sizes: readonly number[], room: Room): boolean =>
  sizes.length <= Math.max(3, Math.floor(room.width / 84)) && sizes.every((size) => size <= mostUnits(room));

/** Centres and sizes for a network drawn in full. */
export function layout(sizes: readonly number[], room: Room): Layout {
  const { width, height, text, narrow } = room;
  const most = Math.max(...sizes.slice(1));
  const loose = (height - 72) / most;
  const tight = loose < 2 * 22 + 56 || narrow;
  const tag = tight ? 24 : text * 1.56 + 7;
  const stub = tight ? 8 : 32;
  const gap = width / sizes.length;
  const fit = (height / most - tag - (tight ? 8 : stub + 4)) / 2;
  const radius = Math.max(14, Math.min(narrow ? 27 : 40, gap * 0.2, fit));
  const inputRadius = Math.min(radius * 0.84, (height / sizes[0] - 8) / 2);
  const left = inputRadius + 24;
  const right = radius + (narrow ? 14 : 66);
  const columns = scalePoint<number>()
    .domain(sizes.map((_, l) => l))
    .range([left, width - right]);
  const units = sizes.map((count, l) => {
    const [top, bottom] = l === 0 ? [inputRadius + 12, inputRadius + 10] : [radius + stub, radius + tag + 4];
    const room = height - top - bottom;
    const spread = count === 2 ? (l === 0 ? 0.5 : 0.74) : 1;
    const inset = (room * (1 - spread)) / 2;
    const rows = scalePoint<number>()
      .domain(Array.from({ length: count }, (_, j) => j))
      .range([top + inset, height - bottom - inset]);
    return Array.from({ length: count }, (_, j) => ({
      x: columns(l)!,
      y: count === 1 ? (top + height - bottom) / 2 : rows(j)!,
    }));
  });
  const ringText = Math.min(text * 1.12, radius * 0.6);
  return {
    units,
    width,
    radius,
    inputRadius,
    tight,
    text,
    ringText: Math.max(LEAST_TEXT, ringText),
    tagText: tight ? Math.min(text, 14) : text,
    tagReach: Infinity,
    namedTags: true,
  };
}

/** A line between two rings: where it leaves the one and meets the other, and its direction. */
export function between(
  a: Point,
  b: Point,
  leave: number,
  meet: number,
): { from: Point; to: Point; angle: number; length: number } {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  return {
    from: { x: a.x + ux * leave, y: a.y + uy * leave },
    to: { x: b.x - ux * meet, y: b.y - uy * meet },
    angle: (Math.atan2(uy, ux) * 180) / Math.PI,
    length,
  };
}

export const overlap = (a: Box, b: Box, gap = 2): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap;

/** About how wide a text is in the sans face at a size: figures are all alike, so this is close. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const character of text)
    ems += character === '.' || character === ',' ? 0.26 : character === ' ' ? 0.2 : 0.5;
  return ems * size * (bold ? 1.06 : 1);
}

/** The width of a symbol with its index: letters in the math face, the index at 0.84 of the size. */
export function symbolWidth(letters: string, index: string, size: number, bold = false): number {
  const ems = letters === 'Err' ? 1.75 : letters === 'w' ? 0.76 : 0.6;
  return ems * size * (bold ? 1.15 : 1) + textWidth(index, size * 0.84, bold) + size * 0.06;
}

/** Half the width of a unit's ring: a number too long for it stretches the ring. */
export function ringHalf(
  value: string | null,
  input: boolean,
  { radius, inputRadius, ringText }: Layout,
): number {
  const needed = value === null ? 0 : textWidth(value, ringText, true) / 2 + ringText * 0.4;
  return Math.max(input ? inputRadius : radius, needed);
}
