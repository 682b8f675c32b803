// Which weights are drawn between columns, from where to where: the strongest lit and labelled, never more than twelve.
import type { UnitRef, WeightRef } from '$lib/nn/network';
import { refKey } from '$lib/nn/steps';
import { labelWidth, type Label } from './labels';
import { overlap, textWidth, type Box, type Point } from './layout';
import type { EdgeScene, Scene } from './sceneParts';
import type { Column, WidePlan } from './wide';

/** A drawn weight: the points its line leaves and meets. */
export interface WideEdge {
  edge: EdgeScene;
  from: Point;
  to: Point;
  width: number;
}

/** The most weights drawn at rest between two layers that are both drawn in full. */
const MOST_RESTING = 60;

/** The middle of a cell, a bar, or a ring. */
export function placeOf({ layer, index }: UnitRef, plan: WidePlan): Point {
  const column = plan.columns[layer];
  const y = column.rows[index];
  if (column.kind === 'picture') {
    const side = Math.sqrt(column.rows.length);
    return { x: column.x + ((index % side) + 0.5) * column.pitch, y };
  }
  return { x: column.x + column.width / 2, y };
}

/** Where a line leaves a unit to the right. */
function leaving(unit: UnitRef, toward: Point, plan: WidePlan, focus: UnitRef | null): Point {
  const column = plan.columns[unit.layer];
  if (plan.opened && isFocus(unit, focus)) return onRing(plan.opened, toward, plan.openedLayout.radius);
  const at = placeOf(unit, plan);
  if (column.kind === 'rings' && !column.slim) return onRing(at, toward, plan.ringLayout.radius);
  return { x: column.x + column.width + 4, y: at.y };
}

const isFocus = (unit: UnitRef, focus: UnitRef | null): boolean =>
  focus !== null && unit.layer === focus.layer && unit.index === focus.index;

function onRing(at: Point, toward: Point, radius: number): Point {
  const length = Math.hypot(toward.x - at.x, toward.y - at.y) || 1;
  return { x: at.x + ((toward.x - at.x) / length) * radius, y: at.y + ((toward.y - at.y) / length) * radius };
}

/** Where a line meets a unit from the left. */
export const meeting = (column: Column, index: number): Point => ({
  x: column.x - (column.kind === 'strip' ? 6 : 0),
  y: column.rows[index],
});

/** The weights that are drawn as lines. A picture shows its weights in its cells, and a line for a single lit one. */
export function wideEdges(scene: Scene, plan: WidePlan): WideEdge[] {
  const lit = litWeights(scene);
  const resting = restingWeights(scene, plan);
  const keys = new Set(lit.map((weight) => refKey({ quantity: 'w', weight })));
  const edges = [
    ...resting
      .filter((weight) => !keys.has(refKey({ quantity: 'w', weight })))
      .map((weight) => ({ ...scene.edge(weight), lit: false, held: false, flow: null })),
    ...lit
      .filter(({ layer }) => lit.length === 1 || plan.columns[layer].kind !== 'picture')
      .map((weight) => litEdge(scene, weight)),
  ];
  const largest = Math.max(...edges.map(({ value }) => Math.abs(value)), 1e-12);
  return edges.map((edge) => {
    const { layer, from, to } = edge.weight;
    const end = meeting(plan.columns[layer + 1], to);
    const start = leaving({ layer, index: from }, end, plan, scene.focus);
    return { edge, from: start, to: end, width: 0.8 + (4 * Math.abs(edge.value)) / largest };
  });
}

/** The lit weights of the step: those of the sum's lit products, or the one that an update changes. */
export function litWeights(scene: Scene): WeightRef[] {
  if (scene.weight) return [scene.weight];
  return scene.sum?.terms.filter((term) => term.lit).map((term) => term.weight) ?? [];
}

/** A weight that is lit, though the step as a whole may speak of its sum only. */
function litEdge(scene: Scene, weight: WeightRef): EdgeScene {
  const flow = scene.sum?.flow ?? null;
  return { ...scene.edge(weight), lit: true, flow, held: flow === 'error' };
}

function restingWeights({ sum, sizes }: Scene, { columns }: WidePlan): WeightRef[] {
  const inFull = (layer: number) => /rows|rings/.test(columns[layer].kind) && !columns[layer].slim;
  const between = columns.slice(1).flatMap(({ layer }) => {
    const few = sizes[layer - 1] * sizes[layer] <= MOST_RESTING;
    if (!few || !inFull(layer - 1) || !inFull(layer)) return [];
    return Array.from({ length: sizes[layer - 1] * sizes[layer] }, (_, i) => ({
      layer: layer - 1,
      from: Math.floor(i / sizes[layer]),
      to: i % sizes[layer],
    }));
  });
  if (!sum) return between;
  const far = sum.terms[0].unit.layer;
  const near = sum.flow === 'forward' ? far + 1 : far - 1;
  const fan =
    inFull(far) && !(inFull(near) && between.length > 0) ? sum.terms.map((term) => term.weight) : [];
  return [...between, ...fan];
}

/** Labels on the lit lines; with their names where only one is lit and there is room for it. */
export function wideLabels(edges: WideEdge[], plan: WidePlan, text: number, taken: Box[]): Label[] {
  const lit = edges.filter(({ edge }) => edge.lit);
  const placed: Label[] = [];
  for (const { edge, from, to } of lit) {
    const source = plan.columns[edge.weight.layer];
    if (source.kind === 'picture') {
      const y = source.rows[source.rows.length - 1] + source.pitch / 2 + plan.small * 0.5;
      const box = { x: source.x, y, width: labelWidth(edge, text), height: text * 1.24 };
      placed.push({ ...box, edge, plate: false, size: text, form: 'named' });
      continue;
    }
    const named = lit.length === 1 && labelWidth(edge, text) < to.x - from.x - 16;
    const form = named ? 'named' : 'bare';
    const size = named ? text : plan.small * 1.1;
    const width = labelWidth(edge, size, form);
    const height = size * 1.24;
    const boxes = places(edge.flow === 'forward').map(([t, lift]) => ({
      x: Math.max(from.x + 10, Math.min(to.x - 14 - width, from.x + (to.x - from.x) * t - width / 2)),
      y: from.y + (to.y - from.y) * t - height * (0.5 - lift),
      width,
      height,
    }));
    const free = boxes.find((box) => ![...placed, ...taken].some((other) => overlap(box, other, 5)));
    placed.push({ ...(free ?? boxes[0]), edge, plate: true, size, form });
  }
  return placed;
}

/** Places along a line to try: where the fan has spread, then ever farther from there, then beside the line. */
function places(forward: boolean): [t: number, lift: number][] {
  const wished = forward ? 0.36 : 0.64;
  const steps = Array.from({ length: 9 }, (_, k) => k * 0.05);
  const along = steps.flatMap((step) => [wished + step, wished - step]).filter((t) => t > 0.12 && t < 0.88);
  return [0, -0.7, 0.7, -1.2, 1.2, -1.8, 1.8].flatMap((lift) =>
    along.map((t): [number, number] => [t, lift]),
  );
}

/** The dotted way from the bar of the unit in focus to where it stands opened, around all that stands under it. */
export function leaderPath({ focus }: Scene, { opened, columns, openedLayout }: WidePlan): string | null {
  if (!opened || !focus) return null;
  const column = columns[focus.layer];
  const x = column.x + column.width;
  return `M${x + 2} ${column.rows[focus.index]}H${x + 9}V${opened.y}H${opened.x - openedLayout.radius - 4}`;
}

/** Where the account of the sum stands: under the opened unit, else in the free corner beside the unit in focus. */
export function accountAt(scene: Scene, plan: WidePlan, edges: WideEdge[]): Box | null {
  const { sum, focus } = scene;
  if (!sum || !focus || sum.terms.length <= 4 || plan.account === 0) return null;
  const line = plan.small * 1.5;
  const height = sum.rows.length * line;
  const width =
    Math.max(...sum.rows.map(({ label, text }) => textWidth(`${label}   ${text}`, plan.small) * 0.98)) + 8;
  if (plan.opened) {
    const { radius, text } = plan.openedLayout;
    const y = plan.opened.y + radius + text * 2.9;
    // The formula beside has the account too.
    if (y + height > plan.bottom + line) return null;
    return { x: plan.opened.x + radius * 0.9 - plan.account, y, width: plan.account, height };
  }
  const own = plan.columns[focus.layer];
  const next = plan.columns[focus.layer + (sum.flow === 'forward' ? -1 : 1)];
  const room = sum.flow === 'forward' ? own.x - next.x - next.width : next.x - own.x - own.width;
  if (own.slim || room < width + 24) return null;
  const x = sum.flow === 'forward' ? own.x - width - 16 : own.x + own.width + 16;
  const corners = [plan.bottom - height, plan.top].map((y) => ({ x, y, width, height }));
  return (
    corners.find((box) => !edges.some(({ edge, from, to }) => edge.lit && crosses(box, from, to))) ?? null
  );
}

/** Whether a line runs through a box, looked at in small steps. */
function crosses(box: Box, from: Point, to: Point): boolean {
  return Array.from({ length: 41 }, (_, k) => k / 40).some((t) => {
    const [x, y] = [from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t];
    return x > box.x - 6 && x < box.x + box.width + 6 && y > box.y - 10 && y < box.y + box.height + 6;
  });
}
