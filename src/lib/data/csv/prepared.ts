// What comes of a table and a recipe: tuples as flat lists, and as an experiment holds them.
import type { Tuple } from '$lib/nn/network';
import type { FittedColumn } from './fit';
import type { TableProblem } from './table';

/** Tuples as flat lists, row by row, so that they can be handed from a worker to the page without a copy. */
export interface Prepared {
  count: number;
  inputNames: string[];
  targetNames: string[];
  inputs: Float64Array;
  targets: Float64Array;
  /** 1 for each tuple that is held out. */
  heldOut: Uint8Array;
  /** The row of the file that each tuple was. */
  rowNumbers: Uint32Array;
  /** How many rows were left out for want of a value, and which, of the file; the first hundred. */
  dropped: { count: number; rows: number[] };
  /** By what each used column was filled and scaled, in the order of the columns. */
  columns: FittedColumn[];
  /** With a problem there are no tuples. */
  problems: TableProblem[];
}

/** What is known of a preparation without its numbers. */
export type PreparedFacts = Omit<Prepared, 'inputs' | 'targets'>;

/** The tuples of a preparation as an experiment holds them; of those from place `from` to before `to`, all unless told. */
export function tuplesOf(
  prepared: Prepared,
  from = 0,
  to = prepared.count,
): { tuples: Tuple[]; heldOut: Tuple[] } {
  const { inputNames, targetNames, inputs, targets } = prepared;
  const [width, height] = [inputNames.length, targetNames.length];
  const parts: [Tuple[], Tuple[]] = [[], []];
  for (let n = from; n < to; n++)
    parts[prepared.heldOut[n]].push({
      inputs: slice(inputs, n * width, width),
      targets: slice(targets, n * height, height),
    });
  return { tuples: parts[0], heldOut: parts[1] };
}

/** What is left when the numbers are in tuples. */
export function factsOf(prepared: Prepared): PreparedFacts {
  const { count, inputNames, targetNames, heldOut, rowNumbers, dropped, columns, problems } = prepared;
  return { count, inputNames, targetNames, heldOut, rowNumbers, dropped, columns, problems };
}

/** A part of a flat list as a plain one; by hand, since the page waits for this and `Array.from` takes twenty times as long. */
function slice(list: Float64Array, from: number, count: number): number[] {
  const part = new Array<number>(count);
  for (let k = 0; k < count; k++) part[k] = list[from + k];
  return part;
}

/** No tuples, and why. */
export function nothing(problems: TableProblem[]): Prepared {
  const none = { inputs: new Float64Array(0), targets: new Float64Array(0), heldOut: new Uint8Array(0) };
  return {
    ...none,
    count: 0,
    inputNames: [],
    targetNames: [],
    rowNumbers: new Uint32Array(0),
    dropped: { count: 0, rows: [] },
    columns: [],
    problems,
  };
}
