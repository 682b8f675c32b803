// Where the labels of the weights stand, so that none covers another, a unit, or what belongs to a unit.
import { overlap, ringHalf, symbolWidth, textWidth, type Box, type Layout, type Point } from './layout';
import type { EdgeScene, Scene, UnitScene } from './sceneParts';

/** A placed label: its box, and whether it rides above its line or sits on a plate. */
export interface Label extends Box {
  edge: EdgeScene;
  plate: boolean;
  size: number;
  /** Whether it carries the weight's name; else the value alone. */
  named: boolean;
}

/** The most labels of resting weights that are drawn at once. */
const MOST_LABELS = 12;

/** How far a bias stands beside its stub. */
export const STUB_GAP = 9;

export const LIT_SCALE = 1.18;

/** The width of a weight's label: a lock while held, the name, the value, and the new value at its change. */
export function labelWidth(edge: EdgeScene, size: number, named = true): number {
  const value = textWidth(edge.text, size, edge.lit);
  const next = edge.next === null ? 0 : textWidth(edge.next, size, true) + size * 1.9;
  if (!named) return value + next;
  const lock = edge.held || edge.next !== null ? size * 0.95 : 0;
  return lock + symbolWidth('w', edge.name, size, edge.lit) + size * 0.34 + value + next;
}

/** The box of the error tag under a unit; one in use carries its symbol and is larger. */
export function tagBox(unit: UnitScene, at: Point, layout: Layout, name: string): Box {
  const lit = unit.error?.lit ?? false;
  const size = layout.tagText * (lit ? 1.06 : 1);
  const height = size * 1.5;
  const width =
    textWidth(unit.error?.text ?? '−0.0000', size, lit) +
    size * 1.15 +
    (lit && layout.namedTags ? symbolWidth(name, unit.number, size, true) + size * 0.35 : 0);
  const x = Math.min(at.x - width / 2, at.x + layout.tagReach - width);
  return { x, y: at.y + layout.radius + (layout.tight ? 2 : 7), width, height };
}

/** The box of a bias: its label beside the stub on top of the unit, within the room. */
export function biasBox(unit: UnitScene, at: Point, layout: Layout): Box {
  const size = layout.text * 0.94;
  const { text, next, name, lit } = unit.bias!;
  const width =
    symbolWidth('θ', name, size, lit) +
    size * 0.4 +
    textWidth(text, size, lit && next === null) +
    (next === null ? 0 : textWidth(next, size, true) + size * 1.9);
  const y = layout.tight ? at.y - layout.radius - size * 0.9 : at.y - layout.radius - 22;
  const wished = at.x + (layout.tight ? layout.radius * 0.62 : STUB_GAP);
  return {
    x: Math.max(Math.min(wished, layout.width - width), Math.min(wished, at.x - layout.radius * 0.6)),
    y: y - size * 0.25,
    width,
    height: size * 1.3,
  };
}

/** Everything of the units that a label must not cover. Tags are kept free before they are known, so that labels stay put. */
function obstacles(scene: Scene, layout: Layout): Box[] {
  return scene.units.flatMap((layer, l) =>
    layer.flatMap((unit, j) => {
      const at = layout.units[l][j];
      const r = (l === 0 ? layout.inputRadius : layout.radius) + 2;
      const half = ringHalf(unit.value, l === 0, layout) + 2;
      const boxes: Box[] = [{ x: at.x - half, y: at.y - r, width: 2 * half, height: 2 * r }];
      if (l > 0) boxes.push(tagBox(unit, at, layout, scene.names.Err));
      if (unit.bias && (!layout.tight || unit.bias.lit)) boxes.push(biasBox(unit, at, layout));
      return boxes;
    }),
  );
}

/** The labels of a scene: all of a small network, else those into the unit in focus and the lit ones. */
export function placeLabels(scene: Scene, layout: Layout, narrow: boolean): Label[] {
  const edges = scene.edges();
  const all = edges.length <= MOST_LABELS && !narrow;
  const blocked = obstacles(scene, layout);
  const placed: Label[] = [];
  const wanted = edges.filter((edge) => edge.lit || all || near(edge, scene));
  const lit = wanted.filter((edge) => edge.lit);
  for (const edge of lit.length > 4 ? [] : lit) {
    const label = place(edge, scene, layout, [...blocked, ...placed], true);
    if (label) placed.push(label);
  }
  for (const edge of wanted) {
    if (edge.lit && lit.length <= 4) continue;
    if (placed.length >= MOST_LABELS) break;
    const label = place(edge, scene, layout, [...blocked, ...placed], false);
    if (label) placed.push(label);
  }
  return placed;
}

/** Before the first step every weight into the first layer would do; later, those into the unit in focus. */
function near({ weight }: EdgeScene, { focus, phase }: Scene): boolean {
  if (!focus) return false;
  if (phase === 'error') return weight.layer === focus.layer && weight.from === focus.index;
  return weight.layer === focus.layer - 1 && weight.to === focus.index;
}

function place(edge: EdgeScene, scene: Scene, layout: Layout, taken: Box[], lit: boolean): Label | null {
  const { layer, from, to } = edge.weight;
  const a = layout.units[layer][from];
  const b = layout.units[layer + 1][to];
  const size = layout.text * (lit ? LIT_SCALE : 1);
  const width = labelWidth(edge, size);
  const height = size * 1.24;
  const slope = Math.abs((b.y - a.y) / (b.x - a.x));
  const above = lit && slope < 0.62;
  for (const t of candidates(scene.sizes[layer + 1] === 1 || lit ? 0.46 : 0.27)) {
    const x = a.x + (b.x - a.x) * t;
    const y = a.y + (b.y - a.y) * t;
    const lift = above ? 20 + (slope * width) / 2 + height / 2 : 0;
    for (const side of above ? [-1, 1] : [0]) {
      const box = { x: x - width / 2, y: y + side * lift - height / 2, width, height };
      if (!taken.some((other) => overlap(box, other)))
        return { ...box, edge, plate: !above, size, named: true };
    }
  }
  if (!lit) return null;
  const [x, y] = [a.x + (b.x - a.x) * 0.5, a.y + (b.y - a.y) * 0.5];
  return { x: x - width / 2, y: y - height / 2, width, height, edge, plate: true, size, named: true };
}

/** Places along a line to try: the one wished for, then ever farther from it. */
function* candidates(wished: number): Generator<number> {
  yield wished;
  for (let step = 0.02; step <= 0.6; step += 0.02)
    for (const t of [wished + step, wished - step]) if (t >= 0.16 && t <= 0.84) yield t;
}
