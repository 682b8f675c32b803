// The outlines of flat steps over a grid of values, as paths in a box.
import { contours, type ContourMultiPolygon } from 'd3-contour';

/** Values on a grid of points, row by row from the lowest y. */
export interface GridValues {
  columns: number;
  rows: number;
  values: ArrayLike<number>;
}

export interface Level {
  /** The value from which the step begins. */
  value: number;
  path: string;
}

/**
 * For each threshold the area where the values are at or above it, as an SVG path in a box of the given size; the grid's first and
 * last points lie on the box's edges, y upwards.
 */
export function levelsOf(
  grid: GridValues,
  thresholds: readonly number[],
  width: number,
  height: number,
): Level[] {
  const { columns, rows } = grid;
  // The outlines are those of a grid whose points stand in the middle of cells, so half a cell is taken off on each side.
  const x = (value: number) => clamp((value - 0.5) / (columns - 1)) * width;
  const y = (value: number) => height - clamp((value - 0.5) / (rows - 1)) * height;
  const make = contours().size([columns, rows]).smooth(true);
  const values = Array.from(grid.values);
  return thresholds.map((value) => ({ value, path: pathOf(make.contour(values, value), x, y) }));
}

/** Where the values cross the threshold of a level, as an open line: what runs along the edges of its box is left out. */
export function crossingOf(level: Level, width: number, height: number): string {
  const onEdge = ([ax, ay]: number[], [bx, by]: number[]): boolean =>
    (ax === bx && (ax === 0 || ax === width)) || (ay === by && (ay === 0 || ay === height));
  return level.path
    .split('Z')
    .filter(Boolean)
    .map((ring) => {
      const points = ring
        .slice(1)
        .split('L')
        .map((pair) => pair.split(',').map(Number));
      return points
        .slice(1)
        .map((to, i) => {
          const from = points[i];
          return onEdge(from, to) ? '' : `M${from.join(',')}L${to.join(',')}`;
        })
        .join('');
    })
    .join('');
}

const clamp = (share: number): number => Math.max(0, Math.min(1, share));

type Scale = (value: number) => number;

function pathOf({ coordinates }: ContourMultiPolygon, x: Scale, y: Scale): string {
  const rings = coordinates.flat();
  return rings
    .map(
      (ring) => `M${ring.map((point) => `${x(point[0]).toFixed(1)},${y(point[1]).toFixed(1)}`).join('L')}Z`,
    )
    .join('');
}
