// What is drawn and done on a loss surface: where its flat steps begin, the shape of an arrow, where a key moves a point.

/**
 * Nine thresholds for ten steps, closer together near the bottom: min + (max − min)(k / 10)^power, so that a valley shows its floor.
 */
export function thresholdsOf(values: ArrayLike<number>, power = 2): number[] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return Array.from({ length: 9 }, (_, k) => low + (high - low) * ((k + 1) / 10) ** power);
}

/** The path of an arrow from one point to another, its head `head` px long; a shaft alone where it is shorter than its head. */
export function arrowPath([x1, y1]: Spot, [x2, y2]: Spot, head = 9): string {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.sqrt(dx * dx + dy * dy);
  const shaft = `M${round(x1)},${round(y1)}L${round(x2)},${round(y2)}`;
  if (length < 2) return shaft;
  const size = Math.min(head, length * 0.6);
  const [ux, uy] = [dx / length, dy / length];
  const wing = (side: 1 | -1): string =>
    `${round(x2 - size * ux - side * size * 0.5 * uy)},${round(y2 - size * uy + side * size * 0.5 * ux)}`;
  return `${shaft}M${wing(1)}L${round(x2)},${round(y2)}L${wing(-1)}`;
}

export type Spot = readonly [x: number, y: number];
const round = (value: number): string => value.toFixed(1);

type Range = readonly [low: number, high: number];

/** A value put within a range, to two decimals. */
export const placed = (value: number, [low, high]: Range): number =>
  Math.max(low, Math.min(high, Math.round(value * 100) / 100));

const ways: Record<string, Spot> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Where an arrow key moves a point: a fortieth of the range, finely a tenth of that; null for any other key. */
export function movedByKey(
  key: string,
  finely: boolean,
  [across, up]: Spot,
  x: Range,
  y: Range,
): [number, number] | null {
  const way = ways[key];
  if (!way) return null;
  const step = (x[1] - x[0]) / (finely ? 400 : 40);
  return [placed(across + way[0] * step, x), placed(up + way[1] * step, y)];
}
