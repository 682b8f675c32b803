// Where the operations of a graph stand: from left to right while there is room, else from top to bottom.
import type { Op, OpGraph, OpNode } from './opGraph';

export interface Placed {
  narrow: boolean;
  width: number;
  height: number;
  /** The middle of each node, by its id. */
  at: { x: number; y: number }[];
}

export const RADIUS = 12;
/** Room for a node with what is written above and below it. */
const ROW = 88;
/** From top to bottom: how tall a row of each kind of operation is. */
const TALL: Record<Op, number> = { input: 88, times: 92, plus: 88, squash: 74, loss: 68 };
/** And how far below the top of its row it stands. */
const BELOW: Record<Op, number> = { input: 32, times: 44, plus: 54, squash: 32, loss: 32 };

/** From left to right: how far an operation stands from what it reads, as a share; beside a product stands a number. */
const WAY: Record<Op, number> = { input: 0, times: 1, plus: 1.2, squash: 0.85, loss: 0.85 };

/** Below this width the graph runs downwards. */
const LEAST = 500;
const CLOSE = 56;

export function placeNodes(graph: OpGraph, width: number): Placed {
  const { nodes, columns, rows } = graph;
  if (width >= LEAST) {
    const places = [0];
    for (let column = 1; column < columns; column++)
      places.push(places[column - 1] + WAY[nodes.find((node) => node.column === column)!.op]);
    const unit = (width - 52) / places[columns - 1];
    return {
      narrow: false,
      width,
      height: rows * ROW + 8,
      at: nodes.map(({ column, row }) => ({ x: 26 + places[column] * unit, y: 44 + row * ROW })),
    };
  }
  /** Where columns are too close for their numbers, every other product stands lower. */
  const lower = width / rows < CLOSE ? 46 : 0;
  const tops: number[] = [];
  let height = 0;
  for (let column = 0; column < columns; column++) {
    tops.push(height);
    const { op } = nodes.find((node) => node.column === column)!;
    height += TALL[op] + (op === 'times' ? lower : 0);
  }
  const y = ({ op, column, row }: OpNode) =>
    tops[column] + BELOW[op] + (op === 'times' && Math.floor(row) % 2 === 1 ? lower : 0);
  return {
    narrow: true,
    width,
    height,
    at: nodes.map((node) => ({ x: ((node.row + 0.5) * width) / rows, y: y(node) })),
  };
}
