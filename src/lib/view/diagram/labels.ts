// Where the labels of the weights stand, so that none covers another, a unit, or what belongs to a unit.
import { overlap, symbolWidth, textWidth, type Box, type Layout, type Point } from './layout';
import type { EdgeScene, Scene } from './sceneParts';
import { unitBoxes } from './unitBoxes';

/** A placed label: its box, and whether it rides above its line or sits on a plate. */
export interface Label extends Box {
  edge: EdgeScene;
  plate: boolean;
  size: number;
  /** In one line with the weight's name, the values alone, or the values under each other. */
  form: LabelForm;
}

export type LabelForm = 'named' | 'bare' | 'stacked';

/** The most labels of resting weights that are drawn at once. */
const MOST_LABELS = 12;

/** Up to so many lit labels are set larger than the resting ones. */
const MOST_LARGE = 4;

/** From this slope on a label sits on its line. */
const STEEP = 0.62;

/** The width of a weight's label: a lock while held, the name, the value, and the new value at its change. */
export function labelWidth(edge: EdgeScene, size: number, form: LabelForm = 'named'): number {
  const value = textWidth(edge.text, size, edge.lit);
  const next = edge.next === null ? 0 : textWidth(edge.next, size, true);
  if (form === 'stacked') return Math.max(value, next);
  const values = value + (edge.next === null ? 0 : next + size * 1.9);
  if (form === 'bare') return values;
  const lock = edge.held || edge.next !== null ? size * 0.95 : 0;
  return lock + symbolWidth('w', edge.name, size, edge.lit) + size * 0.34 + values;
}

const labelHeight = (edge: EdgeScene, size: number, form: LabelForm): number =>
  size * (form === 'stacked' && edge.next !== null ? 2.2 : 1.24);

/** Everything of the units that a label must not cover. Tags are kept free before they are known, so that labels stay put. */
const obstacles = (scene: Scene, layout: Layout, narrow: boolean): Box[] =>
  scene.units.flatMap((layer, l) =>
    layer.flatMap((unit, j) => unitBoxes(unit, layout.units[l][j], layout, scene.names, !narrow)),
  );

/** The labels of a scene: all of a small network, else those into the unit in focus and the lit ones. */
export function placeLabels(scene: Scene, layout: Layout, narrow: boolean): Label[] {
  const edges = scene.edges();
  const all = edges.length <= MOST_LABELS && !narrow;
  const blocked = obstacles(scene, layout, narrow);
  const wanted = edges.filter((edge) => edge.lit || all || near(edge, scene));
  const lit = wanted.filter((edge) => edge.lit);
  const placed = placeLit(lit, scene, layout, blocked);
  for (const edge of wanted) {
    if (edge.lit || placed.length >= MOST_LABELS) continue;
    const spot = restingSpots(edge, scene, layout).find(free([...blocked, ...placed], layout));
    if (spot) placed.push(spot);
  }
  return placed;
}

/** All lit labels in the fullest forms in which every one of them finds a place of its own. */
function placeLit(lit: EdgeScene[], scene: Scene, layout: Layout, blocked: Box[]): Label[] {
  const forms = lit.length > MOST_LARGE ? LIT_FORMS.slice(1) : LIT_FORMS;
  for (let k = 0; k < forms.length; k++) {
    const placed: Label[] = [];
    for (const edge of [...lit].sort(byOwnSlope(layout))) {
      const isFree = free([...blocked, ...placed], layout);
      const spot =
        litSpots(edge, layout, forms.slice(k)).find(isFree) ??
        nearbySpots(edge, layout, forms.slice(k)).find(isFree);
      if (spot) placed.push({ ...spot, plate: spot.plate || crossed(spot, edge, scene, layout) });
    }
    if (placed.length === lit.length || k === forms.length - 1) return placed;
  }
  return [];
}

/** Level lines first: they have the fewest places. */
const byOwnSlope = (layout: Layout) => (a: EdgeScene, b: EdgeScene) =>
  lineOf(a, layout).slope - lineOf(b, layout).slope;

const free = (taken: Box[], layout: Layout) => (box: Box) =>
  box.x >= 0 &&
  box.x + box.width <= layout.width &&
  box.y >= 0 &&
  box.y + box.height <= layout.height &&
  !taken.some((other) => overlap(box, other));

/** The longest target, for which the layout keeps room. */
export const longestTarget = ({ units }: Scene): string =>
  units[units.length - 1].reduce(
    (most, { target }) => (target && target.text.length > most.length ? target.text : most),
    '',
  );

/** Before the first step every weight into the first layer would do; later, those into the unit in focus. */
function near({ weight }: EdgeScene, { focus, phase }: Scene): boolean {
  if (!focus) return false;
  if (phase === 'error') return weight.layer === focus.layer && weight.from === focus.index;
  return weight.layer === focus.layer - 1 && weight.to === focus.index;
}

/** Where the line of a weight begins, how it runs, and the size of its label. */
function lineOf({ weight: { layer, from, to } }: EdgeScene, { units }: Layout) {
  const [a, b] = [units[layer][from], units[layer + 1][to]];
  const at = (t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
  return { at, slope: Math.abs((b.y - a.y) / (b.x - a.x)) };
}

/** A resting label sits on its line, near its beginning where lines have not crossed yet. */
function restingSpots(edge: EdgeScene, scene: Scene, layout: Layout): Label[] {
  const size = layout.text;
  // Where names are left out, as for a room, the value stands alone.
  const form = edge.name === '' ? 'bare' : 'named';
  const [width, height] = [labelWidth(edge, size, form), size * 1.24];
  const { at } = lineOf(edge, layout);
  return along(scene.sizes[edge.weight.layer + 1] === 1 ? 0.46 : 0.27).map((t) => {
    const { x, y } = at(t);
    return { x: x - width / 2, y: y - height / 2, width, height, edge, plate: true, size, form };
  });
}

/** The forms of a lit label, the fullest first; where columns stand close the name is left to the sentence and the formula. */
const LIT_FORMS: [LabelForm, number][] = [
  ['named', 1.18],
  ['named', 1],
  ['bare', 1],
  ['stacked', 1],
  ['stacked', 0.85],
  ['stacked', 0.75],
];

/** A lit label rides above its line, or below it; on a steep line, or where there is no other room, it sits on a plate. */
function litSpots(edge: EdgeScene, layout: Layout, forms: [LabelForm, number][]): Label[] {
  const { at, slope } = lineOf(edge, layout);
  return forms.flatMap(([form, factor]) => {
    const size = layout.text * factor;
    const [width, height] = [labelWidth(edge, size, form), labelHeight(edge, size, form)];
    const lift = 20 + (slope * width) / 2 + height / 2;
    const lifts = slope < STEEP ? [-lift, lift, 0] : [0];
    return lifts.flatMap((shift) =>
      along(0.46).map((t): Label => {
        const { x, y } = at(t);
        const box = { x: x - width / 2, y: y + shift - height / 2, width, height };
        return { ...box, edge, plate: shift === 0, size, form };
      }),
    );
  });
}

/** Places between the two layers, the nearest to the middle of the line first: for the closest drawings. */
function nearbySpots(edge: EdgeScene, layout: Layout, forms: [LabelForm, number][]): Label[] {
  const { at } = lineOf(edge, layout);
  const middle = at(0.5);
  const shifts = Array.from({ length: 30 }, (_, k) => 4 * Math.ceil(k / 2) * (k % 2 ? 1 : -1));
  return forms.flatMap(([form, factor]) => {
    const size = layout.text * factor;
    const [width, height] = [labelWidth(edge, size, form), labelHeight(edge, size, form)];
    const spots = shifts.flatMap((dy) =>
      shifts
        .filter((dx) => Math.abs(dx) <= 24)
        .map((dx) => ({ x: middle.x + dx - width / 2, y: middle.y + dy - height / 2, width, height })),
    );
    return spots.map((box): Label => ({ ...box, edge, plate: true, size, form }));
  });
}

/** Places along a line to try: the one wished for, then ever farther from it. */
const along = (wished: number): number[] =>
  Array.from({ length: 34 }, (_, k) => wished + 0.02 * Math.ceil(k / 2) * (k % 2 ? 1 : -1)).filter(
    (t) => t >= 0.16 && t <= 0.84,
  );

/** Whether another line runs through a label's box, so that it needs a plate. */
function crossed(box: Box, own: EdgeScene, scene: Scene, layout: Layout): boolean {
  return scene.edges().some(({ key, weight: { layer, from, to } }) => {
    if (key === own.key) return false;
    const [a, b] = [layout.units[layer][from], layout.units[layer + 1][to]];
    const left = Math.max(box.x, a.x);
    const right = Math.min(box.x + box.width, b.x);
    if (left >= right) return false;
    const at = (x: number) => a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
    return (
      Math.min(at(left), at(right)) < box.y + box.height + 3 && Math.max(at(left), at(right)) > box.y - 3
    );
  });
}
