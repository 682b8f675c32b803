// The outlines of the drawing's small parts, as paths through points.
import { line } from 'd3-shape';
import type { Box, Point } from './layout';

const through = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
);

/** A chevron around the origin that points right, `size` to each side. */
export const chevron = (size: number): string =>
  through([
    { x: -size * 0.6, y: -size },
    { x: size * 0.6, y: 0 },
    { x: -size * 0.6, y: size },
  ])!;

/** An error's tag: a box whose left side is a point, since errors go back. */
export function tag({ x, y, width, height }: Box): string {
  const notch = x + height * 0.38;
  const points = [
    { x, y: y + height / 2 },
    { x: notch, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x: notch, y: y + height },
  ];
  return `${through(points)}Z`;
}

/** The two rails along a line, `apart` from each other. */
export function rails(from: Point, to: Point, apart: number): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const shift = { x: ((-dy / length) * apart) / 2, y: ((dx / length) * apart) / 2 };
  const rail = (side: 1 | -1) =>
    through([from, to].map(({ x, y }) => ({ x: x + side * shift.x, y: y + side * shift.y })))!;
  return rail(-1) + rail(1);
}
