// The path of a curve over epochs, thinned to what a screen can show.
import { extent, max } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';

export interface Axes {
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
}

/** Room beside a curve for its figures, in px: all curves over one axis of epochs share it. */
export const [LEFT, RIGHT] = [52, 62];

/** The scales of a curve in a box of the given size; y starts at 0; x spans the epochs unless a range is given. */
export function axes(
  epochs: ArrayLike<number>,
  values: ArrayLike<number>,
  width: number,
  height: number,
  range: readonly [number, number] | null = null,
): Axes {
  const finite = Array.from(values).filter(Number.isFinite);
  const [first = 0, last = 1] = range ?? (extent(Array.from(epochs)) as [number?, number?]);
  return {
    x: scaleLinear([first, Math.max(last, first + 1)], [0, width]),
    y: scaleLinear([0, max(finite) || 1], [height, 0]),
  };
}

/** The path through the points, straight or in steps; values that are not finite leave a gap. At most about two points a pixel. */
export function curvePath(
  epochs: ArrayLike<number>,
  values: ArrayLike<number>,
  { x, y }: Axes,
  steps = false,
): string {
  const stride = Math.max(1, Math.ceil(epochs.length / (2 * Math.max(1, x.range()[1]))));
  const points = Array.from(epochs, (_, i) => i).filter((i) => i % stride === 0 || i === epochs.length - 1);
  const path = line<number>(
    (i) => x(epochs[i]),
    (i) => y(values[i]),
  ).defined((i) => Number.isFinite(values[i]));
  if (steps) path.curve(curveStepAfter);
  return path(points) ?? '';
}
