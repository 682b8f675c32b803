// The outlines of the drawing's small parts, as paths through points.
import { path } from 'd3-path';
import type { Box, Point } from './layout';

/** A chevron around the origin that points right, `size` to each side. */
export function chevron(size: number): string {
  const outline = path();
  outline.moveTo(-size * 0.6, -size);
  outline.lineTo(size * 0.6, 0);
  outline.lineTo(-size * 0.6, size);
  return outline.toString();
}

/** An error's tag: a box whose left side is a point, since errors go back. */
export function tag({ x, y, width, height }: Box): string {
  const notch = x + height * 0.38;
  const outline = path();
  outline.moveTo(x, y + height / 2);
  outline.lineTo(notch, y);
  outline.lineTo(x + width, y);
  outline.lineTo(x + width, y + height);
  outline.lineTo(notch, y + height);
  outline.closePath();
  return outline.toString();
}

/** The two rails along a line, `apart` from each other. */
export function rails(from: Point, to: Point, apart: number): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const half = apart / 2 / (Math.hypot(dx, dy) || 1);
  const outline = path();
  for (const side of [-half, half]) {
    outline.moveTo(from.x - dy * side, from.y + dx * side);
    outline.lineTo(to.x - dy * side, to.y + dx * side);
  }
  return outline.toString();
}
