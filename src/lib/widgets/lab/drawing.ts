// Points drawn by hand: the nearest one, and whether they can be trained on.
import type { Tuple } from '$lib/nn/network';

/** How near the pointer must be to a point, in units of the plane. */
const REACH = 0.08;

/** The index of the point nearest to a place, −1 when none is near. */
export function nearest(points: readonly Tuple[], x: number, y: number): number {
  let best = -1;
  let least = REACH * REACH;
  points.forEach(({ inputs }, i) => {
    const distance = (inputs[0] - x) ** 2 + (inputs[1] - y) ** 2;
    if (distance <= least) [best, least] = [i, distance];
  });
  return best;
}

/** The stretch of both axes: 0 … 1, widened by whole halves to hold every point. */
export function squareAround(points: readonly Tuple[]): [number, number] {
  const values = points.flatMap(({ inputs }) => inputs);
  const low = values.reduce((a, b) => Math.min(a, b), 0);
  const high = values.reduce((a, b) => Math.max(a, b), 1);
  return [Math.floor(low * 2) / 2, Math.ceil(high * 2) / 2];
}

/** Why the points cannot be trained on yet; null when they can. */
export function readyToUse(points: readonly Tuple[]): string | null {
  if (points.length < 2) return 'At least two points are needed.';
  const first = points[0].targets[0];
  return points.every(({ targets }) => targets[0] === first) ? 'Both classes need a point.' : null;
}
