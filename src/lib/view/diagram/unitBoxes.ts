// The boxes of what belongs to a unit: ring, number, error tag, bias, target.
import { LEAST_TEXT, ringHalf, symbolWidth, textWidth, type Box, type Layout, type Point } from './layout';
import type { Scene, UnitScene } from './sceneParts';

/** How far a bias stands beside its stub. */
const STUB_GAP = 9;
/** How far one stands beside a ring. */
const SIDE_GAP = 3;

const isInput = (unit: UnitScene): boolean => unit.unit.layer === 0;

export function ringBox(unit: UnitScene, at: Point, layout: Layout): Box {
  const r = isInput(unit) ? layout.inputRadius : layout.radius;
  const half = ringHalf(unit.value, isInput(unit), layout);
  return { x: at.x - half, y: at.y - r, width: 2 * half, height: 2 * r };
}

/** The number of a unit, at upper left; while nothing is known it stands inside. */
export function numberBox(unit: UnitScene, at: Point, layout: Layout): Box {
  const ring = ringBox(unit, at, layout);
  const size = layout.text * 0.92;
  const width = textWidth(unit.number, size, true);
  const base = at.y - ring.height * 0.42;
  return { x: ring.x + ring.height * 0.13 - width, y: base - size * 0.74, width, height: size * 0.76 };
}

/** The error tag under a unit, within the room; one in use carries its symbol and is larger. */
export function tagBox(unit: UnitScene, at: Point, layout: Layout, name: string): Box {
  const lit = unit.error?.lit ?? false;
  const size = layout.tagText * (lit ? 1.06 : 1);
  const width =
    textWidth(unit.error?.text ?? '−0.0000', size, lit) +
    size * 1.15 +
    (lit && layout.namedTags ? symbolWidth(name, unit.number, size, true) + size * 0.35 : 0);
  const x = Math.min(at.x - width / 2, at.x + layout.tagReach - width, layout.width - width - 1);
  return { x, y: at.y + layout.radius + (layout.tight ? 2 : 7), width, height: size * 1.5 };
}

/** Whether the bias is drawn now. */
export const showsBias = (unit: UnitScene, { biases }: Layout): boolean =>
  unit.bias !== null && (unit.bias.lit || biases === 'all' || (biases === 'focus' && unit.focus));

/** Where a bias stands: in one line, or in two. */
export interface BiasPlace extends Box {
  size: number;
  stacked: boolean;
}

/** Beside the stub on top of the ring; where units stand close, beside the ring, stacked if there is no room for a line. */
export function biasBox(unit: UnitScene, at: Point, layout: Layout): BiasPlace {
  const size = layout.text * 0.94;
  const { text, next, name, lit } = unit.bias!;
  const symbol = symbolWidth('θ', name, size, lit);
  const width =
    symbol +
    size * 0.4 +
    textWidth(text, size, lit && next === null) +
    (next === null ? 0 : textWidth(next, size, true) + size * 1.9);
  const height = size * 1.3;
  if (!layout.tight || layout.units[unit.unit.layer]?.length === 1) {
    const wished = at.x + STUB_GAP;
    const x = Math.max(0, Math.min(wished, nextColumn(unit, layout) - width));
    const overNumber = x < at.x - layout.radius * 0.6 ? size * 0.5 : 0;
    const y = at.y - layout.radius - 22 - size * 0.25 - overNumber;
    if (!layout.tight || x > previousColumn(unit, layout))
      return { x, y, width, height, size, stacked: false };
  }
  const { x, width: ring } = ringBox(unit, at, layout);
  const right = x + ring + SIDE_GAP;
  const left = x - SIDE_GAP - width;
  const fits = unit.target ? left > previousColumn(unit, layout) : right + width < nextColumn(unit, layout);
  if (fits)
    return { x: unit.target ? left : right, y: at.y - height / 2, width, height, size, stacked: false };
  return stackedBias(unit, at, layout);
}

/** Where the next layer begins, and where the one before ends. */
function nextColumn({ unit: { layer } }: UnitScene, { units, width, radius }: Layout): number {
  return units[layer + 1] ? units[layer + 1][0].x - radius * 0.74 - 22 : width;
}
const previousColumn = ({ unit: { layer } }: UnitScene, { units, radius }: Layout): number =>
  units[layer - 1][0].x + Math.max(radius, 34);

/**
 * Name and value, or old value and new, under each other: to the right of the ring, to the left of an output's, or on top of a unit
 * that is alone in its layer.
 */
function stackedBias(unit: UnitScene, at: Point, layout: Layout): BiasPlace {
  const size = LEAST_TEXT;
  const ring = ringBox(unit, at, layout);
  const { name, text, next } = unit.bias!;
  const first = next === null ? symbolWidth('θ', name, size, true) : textWidth(text, size, true);
  const width = Math.max(first, textWidth(next ?? text, size, true));
  const height = 2 * size * 1.15;
  const place = { width, height, size, stacked: true };
  if (layout.units[unit.unit.layer].length === 1)
    return { ...place, x: at.x - ring.height * 0.25, y: ring.y - height - 4 };
  const end = ring.x + ring.width;
  const right = Math.max(end, Math.min(end + SIDE_GAP, nextColumn(unit, layout) - width));
  const x = unit.target ? ring.x - SIDE_GAP - width : right;
  return { ...place, x, y: at.y - height / 2 + 4 };
}

/** The target after its dotted line, to the right of an output unit. */
export function targetBox(unit: UnitScene, at: Point, layout: Layout, name: string): Box {
  const size = layout.text * 1.06;
  const { x, width: ring } = ringBox(unit, at, layout);
  const width =
    30 +
    symbolWidth(name, '', size, unit.target!.lit) +
    size * 0.3 +
    textWidth(unit.target!.text, size, true);
  return { x: x + ring, y: at.y - size * 0.55, width, height: size * 1.1 };
}

/** All of them; the tag also before the error is known. */
export function unitBoxes(
  unit: UnitScene,
  at: Point,
  layout: Layout,
  names: Scene['names'],
  targets: boolean,
): Box[] {
  const boxes = [ringBox(unit, at, layout)];
  if (unit.value !== null) boxes.push(numberBox(unit, at, layout));
  if (!isInput(unit)) boxes.push(tagBox(unit, at, layout, names.Err));
  if (showsBias(unit, layout)) boxes.push(biasBox(unit, at, layout));
  if (unit.target && targets) boxes.push(targetBox(unit, at, layout, names.T));
  return boxes;
}
