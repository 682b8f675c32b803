// Where everything stands in the pictures of an output's error: the area under the slope, and small curves with a point.
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

/** A curve f over a stretch of x, in a box, as a path. */
export function curve(
  f: (x: number) => number,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
  points = 120,
): string {
  const [from, to] = x.domain();
  const path = line<number>(x, (at) => y(f(at)));
  return path(Array.from({ length: points + 1 }, (_, i) => from + ((to - from) * i) / points)) ?? '';
}

export interface AreaPlot {
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  /** The curve of the slope over the output. */
  path: string;
  /** The rectangle from the output to the target, as high as the slope. */
  rect: { x: number; y: number; width: number; height: number };
  foot: number;
}

/** The area whose width is T − O and whose height is the slope at O; the scales do not depend on either. */
export function areaPlot(
  width: number,
  height: number,
  slopeAt: (output: number) => number,
  { output, target, slope }: { output: number; target: number; slope: number },
): AreaPlot {
  const foot = height - 56;
  // Before it is laid out a picture may have no width.
  const x = scaleLinear([0, 1], [40, Math.max(60, width - 20)]);
  const y = scaleLinear([0, slopeAt(0.5)], [foot, 34]);
  const [from, to] = [x(Math.min(output, target)), x(Math.max(output, target))];
  return {
    x,
    y,
    path: curve(slopeAt, x, y),
    rect: { x: from, y: y(slope), width: to - from, height: foot - y(slope) },
    foot,
  };
}
