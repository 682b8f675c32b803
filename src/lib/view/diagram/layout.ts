// Where everything of the drawing stands: pure geometry from the sizes of the layers and the room there is.

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
  /** The smallest text that may stand in the drawing, px; larger than LEAST_TEXT for a room. */
  least?: number;
}

export interface Layout {
  /** Centres of the units, `units[l][j]`. */
  units: Point[][];
  /** The room. */
  width: number;
  height: number;
  /** Radius of a ring; inputs are drawn at 0.84 of it. */
  radius: number;
  inputRadius: number;
  /** Whether the units stand too close for a bias on top of each. */
  tight: boolean;
  text: number;
  /** Text size in rings. */
  ringText: number;
  tagText: number;
  /** How far to the right of the unit's middle its tag may reach. */
  tagReach: number;
  /** Whose biases are drawn: all, that of the unit in focus, or only one that takes part. */
  biases: 'all' | 'focus' | 'lit';
  /** Whether an error in use carries its symbol. */
  namedTags: boolean;
}

/** The smallest figures, px at the usual text size. */
export const LEAST_TEXT = 13;

/** The most units that a layer is drawn with one by one in this room. */
export const mostUnits = ({ height, least = LEAST_TEXT }: Room): number =>
  Math.max(3, Math.min(10, Math.floor((height - 20) / Math.max(54, least * 3.4))));

/** Whether the network is drawn in full; else wide layers collapse. */
export const fitsWhole = (sizes: readonly number[], room: Room): boolean =>
  sizes.length <= Math.max(3, Math.floor(room.width / 84)) && sizes.every((size) => size <= mostUnits(room));

/** What stands above and below a ring, besides the ring: bias and error, or only the error where units stand close. */
const LOOSE = 73;
const TIGHT = 36;
/** Below this radius a loose drawing gives way to a tight one. */
const LEAST_LOOSE = 27;

/** Centres and sizes for a network drawn in full; `target` is the longest target. */
export function layout(sizes: readonly number[], room: Room, target = '1'): Layout {
  const { width, height, text, narrow, least = LEAST_TEXT } = room;
  const most = Math.max(...sizes.slice(1));
  const fitting = (around: number) => ((height + 2) / most - around) / 2;
  const tight = fitting(LOOSE) < LEAST_LOOSE;
  /** A tag of the least size stands under a ring. */
  const under = tight ? Math.max(25, least * 1.6 + 2) : 38;
  const around = tight ? Math.max(TIGHT, 11 + under) : LOOSE;
  const radius = Math.max(
    Math.max(14, least * 0.65),
    Math.min((narrow ? 27 / 16 : 40 / 18) * text, (width / sizes.length) * 0.2, fitting(around)),
  );
  const inputRadius = Math.min(radius * 0.84, (height / sizes[0] - 8) / 2);
  const right = radius + (narrow ? 14 : 34 + textWidth(target, text * 1.06, true) + text * 0.95);
  const columns = evenly(sizes.length, Math.max(inputRadius, 24) + 24, width - right);
  const units = sizes.map((count, l) => {
    const above = l === 0 ? inputRadius + 12 : radius + (tight ? 11 : 34);
    const below = l === 0 ? inputRadius + 6 : radius + under;
    const rows = spreadRows(count, above, height - below, l === 0 ? 0 : 2 * radius + around);
    return rows.map((y) => ({ x: columns[l], y }));
  });
  return {
    units,
    width,
    height,
    radius,
    inputRadius,
    tight,
    text,
    ringText: Math.max(least, Math.min(text * 1.12, radius * 0.6)),
    tagText: tight ? Math.max(least, Math.min(text, 14)) : text,
    tagReach: Infinity,
    namedTags: !narrow,
    biases: tight ? 'lit' : narrow ? 'focus' : 'all',
  };
}

/** The rows of a layer; two units stand closer than the room would let them, but no closer than `least`. */
function spreadRows(count: number, top: number, bottom: number, least: number): number[] {
  const room = bottom - top;
  const share =
    count === 1 ? 0 : count > 2 ? room : Math.min(room, Math.max(least, room * (least ? 0.74 : 0.5)));
  return evenly(count, top + (room - share) / 2, bottom - (room - share) / 2);
}

/** `count` places from `first` to `last`, equally far apart; a single one in the middle. */
const evenly = (count: number, first: number, last: number): number[] =>
  Array.from({ length: count }, (_, i) =>
    count === 1 ? (first + last) / 2 : first + ((last - first) * i) / (count - 1),
  );

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
