// What is kept of a desk: plain records that the browser's database takes, and the way back from them.
import type { DataPart, ExperimentFile } from '$lib/experiment/file';
import type { Position } from '$lib/experiment/types';
import type { Curve } from '$lib/training/curve';
import type { PackedState } from '$lib/training/packed';
import type { Parent } from '../BookedRun.svelte';

/** The form of the records below; a desk kept in another is not opened. */
export const FORMAT = 1;

/** A list of equally long rows of numbers, one after the other. */
export interface PackedRows {
  columns: number;
  numbers: Float64Array;
}

interface PackedLists {
  inputs: PackedRows;
  targets: PackedRows;
}

/** The data part of an experiment file, its lists packed. */
export type KeptData = Omit<DataPart, 'inputs' | 'targets' | 'heldOut'> & {
  lists?: PackedLists;
  heldOut?: PackedLists;
};

/** An experiment file whose data are kept once for all that share them. */
export interface KeptExperiment {
  file: Omit<ExperimentFile, 'data'>;
  data: string;
}

export interface KeptRun {
  id: string;
  name: string;
  parent: Parent | null;
  experiment: KeptExperiment;
  packed: PackedState;
  checkpoints: PackedState[];
  curve: Curve;
  heldOut: Curve | null;
  elapsed: number;
}

export interface KeptDesk {
  id: string;
  format: number;
  /** When it was kept, in milliseconds since 1970. */
  saved: number;
  title: string;
  runs: string[];
  active: string | null;
  /** What stood on the bench: a run's experiment, or one of its own; and where one stood in it. */
  present: { run: string } | KeptExperiment;
  position: Position;
}

/** Rows of numbers in one array. */
export function packRows(rows: readonly (readonly number[])[]): PackedRows {
  const columns = rows[0]?.length ?? 0;
  const numbers = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => numbers.set(row, i * columns));
  return { columns, numbers };
}

export function unpackRows({ columns, numbers }: PackedRows): number[][] {
  if (!Number.isInteger(columns) || columns < 1) return [];
  const count = Math.floor(numbers.length / columns);
  return Array.from({ length: count }, (_, i) =>
    Array.from(numbers.subarray(i * columns, (i + 1) * columns)),
  );
}

export function packData({ inputs, targets, heldOut, ...rest }: DataPart): KeptData {
  const kept: KeptData = rest;
  if (inputs && targets) kept.lists = { inputs: packRows(inputs), targets: packRows(targets) };
  if (heldOut) kept.heldOut = { inputs: packRows(heldOut.inputs), targets: packRows(heldOut.targets) };
  return kept;
}

export function unpackData({ lists, heldOut, ...rest }: KeptData): DataPart {
  const unpacked = (packed: PackedLists) => ({
    inputs: unpackRows(packed.inputs),
    targets: unpackRows(packed.targets),
  });
  return { ...rest, ...(lists && unpacked(lists)), ...(heldOut && { heldOut: unpacked(heldOut) }) };
}

/** A copy of a curve that does not hold on to the room it grew in. */
export const ownCurve = (curve: Curve): Curve => ({
  epoch: curve.epoch.slice(),
  loss: curve.loss.slice(),
  misclassifiedPercent: curve.misclassifiedPercent.slice(),
  largestChange: curve.largestChange.slice(),
});

/** Throws when a curve that was kept is none. */
export function checkCurve(curve: Curve): void {
  const { epoch } = curve;
  for (const column of [epoch, curve.loss, curve.misclassifiedPercent, curve.largestChange])
    if (!(column instanceof Float64Array) || column.length !== epoch.length)
      throw new Error('a curve that was kept is damaged');
  for (let i = 1; i < epoch.length; i++)
    if (!(epoch[i] > epoch[i - 1])) throw new Error('a curve that was kept is out of order');
}
