// The plane of two chosen inputs: which stretch of it is shown, what the others are held at, and the network's outputs over it.
import { forward } from '$lib/nn/forward';
import type { Network, Tuple } from '$lib/nn/network';

/** Which inputs span the plane, by index; equal in a network with one input, where the plane is a line. */
export interface Plane {
  across: number;
  up: number;
  x: [number, number];
  y: [number, number];
  /** The value of every input; those that span the plane are replaced. */
  held: number[];
}

/** Values on a grid of `columns` × `rows` points, row by row from the lowest y; the ends of the ranges are points of the grid. */
export interface Grid {
  columns: number;
  rows: number;
  values: Float64Array;
}

/** How many products a grid may cost, so that it can be drawn anew while training runs. */
const WORK = 1_500_000;

/** The stretch of an input's values, a little wider than they are, and at least 0.2. */
function stretch(values: readonly number[]): [number, number] {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const margin = Math.max(0.1, (high - low) * 0.15);
  return [low - margin, high + margin];
}

/** The two inputs that go most with a target, by the size of their correlation, in their own order; equal when there is only one. */
export function tellingInputs(tuples: readonly Tuple[]): [number, number] {
  const { inputs, targets } = tuples[0];
  if (inputs.length <= 2) return [0, inputs.length - 1];
  const strength = inputs.map((_, i) =>
    Math.max(...targets.map((_, k) => Math.abs(correlation(tuples, i, k)))),
  );
  const [first, second] = inputs.map((_, i) => i).sort((a, b) => strength[b] - strength[a] || a - b);
  return first < second ? [first, second] : [second, first];
}

/** Pearson's correlation of input i with target k; 0 where one of them is the same in every tuple. */
function correlation(tuples: readonly Tuple[], i: number, k: number): number {
  const mean = (of: (tuple: Tuple) => number) =>
    tuples.reduce((sum, tuple) => sum + of(tuple), 0) / tuples.length;
  const x = mean((tuple) => tuple.inputs[i]);
  const y = mean((tuple) => tuple.targets[k]);
  let [both, first, second] = [0, 0, 0];
  for (const tuple of tuples) {
    const [dx, dy] = [tuple.inputs[i] - x, tuple.targets[k] - y];
    both += dx * dy;
    first += dx * dx;
    second += dy * dy;
  }
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second);
}

/** The plane over two inputs of the data; the others are held at their means. */
export function planeOver(tuples: readonly Tuple[], across: number, up: number): Plane {
  const inputs = tuples.map((tuple) => tuple.inputs);
  const held = inputs[0].map((_, i) => inputs.reduce((sum, row) => sum + row[i], 0) / inputs.length);
  return {
    across,
    up,
    x: stretch(inputs.map((row) => row[across])),
    y: stretch(inputs.map((row) => row[up])),
    held,
  };
}

/** How many points a side the grid of a network has: as many as the work allows, 16 … 64. */
export function resolution({ layers }: Network): number {
  const cost = layers.reduce((sum, { weights, biases }) => sum + weights.length * biases.length, 20);
  return Math.max(16, Math.min(64, Math.floor(Math.sqrt(WORK / cost))));
}

/** The output of one unit over the plane: of layer l (from 0, the first after the inputs), unit j. */
export function surfaceOf(network: Network, plane: Plane, layer: number, index: number, side: number): Grid {
  return surfacesOf(network, plane, [{ layer, index }], side)[0];
}

/** The outputs of several units over the plane, in one pass. */
export function surfacesOf(
  network: Network,
  plane: Plane,
  units: readonly { layer: number; index: number }[],
  side: number,
): Grid[] {
  const rows = plane.across === plane.up ? 1 : side;
  const grids = units.map(() => ({ columns: side, rows, values: new Float64Array(side * rows) }));
  const inputs = [...plane.held];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < side; c++) {
      if (rows > 1) inputs[plane.up] = along(plane.y, r / (side - 1));
      inputs[plane.across] = along(plane.x, c / (side - 1));
      const { outputs } = forward(network, inputs);
      units.forEach(({ layer, index }, u) => {
        grids[u].values[r * side + c] = outputs[layer + 1][index];
      });
    }
  return grids;
}

const along = ([low, high]: [number, number], share: number): number => low + share * (high - low);
