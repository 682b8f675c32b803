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
