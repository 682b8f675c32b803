// Where everything of the picture of a single unit stands: the sum in rows over the axis of the net input, the curve below.
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

/** One row of the sum: from where to where it leads along the axis. */
export interface SumStep {
  key: string;
  /** The symbols of the row, each with its index. */
  symbols: { letters: string; index: string }[];
  /** The numbers multiplied; empty for a bias. */
  factors: string;
  text: string;
  from: number;
  to: number;
}

export interface UnitPlot {
  width: number;
  height: number;
  /** The room for words at the left. */
  left: number;
  narrow: boolean;
  row: number;
  /** Where the rows end and the curve begins. */
  top: number;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  /** The curve. */
  path: string;
  ticks: number[];
}

const CURVE = 190;
const FOOT = 44;
/** How far the axis may reach each way. */
const REACHES = [4, 8, 16, 32, 64];

/** How far the axis must reach so that every value has its place on it. */
export function reachOf(values: readonly number[]): number {
  const most = values.reduce((so, value) => Math.max(so, Math.abs(value)), 0);
  return REACHES.find((reach) => most <= reach) ?? most;
}

/** The picture in a given width: `rows` rows of a sum and the curve f, the net input from −reach to reach. */
export function unitPlot(
  width: number,
  rows: number,
  reach: number,
  f: (netInput: number) => number,
  range: readonly [number, number],
): UnitPlot {
  const narrow = width < 430;
  const left = narrow ? 118 : 184;
  const row = 27;
  const top = rows * row + 34;
  const x = scaleLinear([-reach, reach], [left + 8, width - 18]);
  const low = Number.isFinite(range[0]) ? range[0] : Math.min(f(-reach), f(0));
  const high = Number.isFinite(range[1]) ? range[1] : Math.max(f(reach), f(0));
  const y = scaleLinear([low, high], [top + CURVE, top + 14]);
  const points = Array.from({ length: 161 }, (_, i) => -reach + (i / 80) * reach);
  const path = line<number>(
    (at) => x(at),
    (at) => y(f(at)),
  );
  return {
    width,
    height: top + CURVE + FOOT,
    left,
    narrow,
    row,
    top,
    x,
    y,
    path: path(points) ?? '',
    ticks: x.ticks(narrow ? 4 : 8),
  };
}

/** A line from 0 along the axis with its head at the end; a short one is all head. */
export function arrow(from: number, to: number, y: number): { line: string; head: string } {
  const way = to - from;
  const head = Math.sign(way) * Math.min(9, Math.abs(way));
  const half = Math.max(2, Math.abs(head) * 0.62);
  return {
    line: `M${from} ${y}H${to - head * 0.8}`,
    head: way === 0 ? '' : `M${to - head} ${y - half}L${to} ${y}L${to - head} ${y + half}z`,
  };
}

/** The ends of a short tangent of a given length in px around a point of the curve. */
export function tangent(
  plot: UnitPlot,
  netInput: number,
  output: number,
  slope: number,
  length = 130,
): { x1: number; y1: number; x2: number; y2: number } {
  const dx = plot.x(1) - plot.x(0);
  const dy = (plot.y(1) - plot.y(0)) * slope;
  const share = length / 2 / Math.hypot(dx, dy);
  const [cx, cy] = [plot.x(netInput), plot.y(output)];
  return { x1: cx - dx * share, y1: cy - dy * share, x2: cx + dx * share, y2: cy + dy * share };
}
