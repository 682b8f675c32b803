// Reads the tuples of an experiment file, listed or by the name of a data set.
import type { DataSet } from '$lib/data/dataSet';
import { activations } from '$lib/nn/activations/registry';
import { losses } from '$lib/nn/losses/registry';
import type { Tuple } from '$lib/nn/network';
import { amount, type Reader } from './reader';
import type { Shape } from './readNetwork';
import type { ExperimentData } from './types';

export const MOST_TUPLES = 200_000;

/** How far the targets of a distribution may be from adding up to 1: they are often written with few digits. */
const NEAR_ONE = 1e-6;

const nothing: ExperimentData = {
  preset: null,
  parameters: null,
  inputNames: null,
  targetNames: null,
  tuples: [],
  heldOut: [],
  split: null,
};

/** `set` is the data set the file names, already fetched. The shape says how long the rows must be. */
export function readData(data: Reader, shape: Shape, set: DataSet | null): ExperimentData {
  if (!data.object(['preset', 'inputs', 'targets', 'inputNames', 'targetNames'])) return nothing;
  const read = data.field('preset').absent ? readLists(data, shape.sizes) : readSet(data, shape.sizes, set);
  checkTargets(data, read.tuples, shape);
  return read;
}

function readSet(data: Reader, sizes: number[] | undefined, set: DataSet | null): ExperimentData {
  for (const name of ['inputs', 'targets', 'inputNames', 'targetNames'])
    if (!data.field(name).absent)
      data.field(name).wrong('is given, and data.preset too; leave one of them out');
  if (!set) return nothing;
  const wanted = [set.inputNames.length, set.targetNames.length];
  if (sizes && (sizes[0] !== wanted[0] || sizes[sizes.length - 1] !== wanted[1]))
    data
      .field('preset')
      .wrong(
        `"${set.name}" needs ${amount(wanted[0], 'input')} and ${amount(wanted[1], 'output')}, ` +
          `but the network has ${sizes[0]} and ${sizes[sizes.length - 1]}`,
      );
  return {
    ...nothing,
    preset: set.name,
    inputNames: set.inputNames,
    targetNames: set.targetNames,
    tuples: set.tuples,
  };
}

function readLists(data: Reader, sizes: number[] | undefined): ExperimentData {
  const [inputs, targets] = [data.field('inputs'), data.field('targets')];
  const inputRows = readRows(inputs, sizes?.[0], 'input');
  const targetRows = readRows(targets, sizes?.[sizes.length - 1], 'output');
  if (inputRows && targetRows && inputRows.length !== targetRows.length)
    targets.wrong(`has ${amount(targetRows.length, 'row')}, but data.inputs has ${inputRows.length}`);
  const names = (field: Reader, count: number | undefined, noun: string) =>
    field.absent ? null : (field.names(count ?? 0, `the network has ${amount(count ?? 0, noun)}`) ?? null);
  return {
    ...nothing,
    inputNames: sizes ? names(data.field('inputNames'), sizes[0], 'input') : null,
    targetNames: sizes ? names(data.field('targetNames'), sizes[sizes.length - 1], 'output') : null,
    tuples: pair(inputRows, targetRows),
  };
}

/** Each row as long as the layer is wide, or, when that is not known, as the first row. */
function readRows(
  field: Reader,
  width: number | undefined,
  noun: string,
): (number[] | undefined)[] | undefined {
  const rows = field.list();
  if (!rows) return undefined;
  if (rows.length === 0) return field.wrong('has no tuples; at least one is needed');
  if (rows.length > MOST_TUPLES) return field.wrong(`has ${rows.length} tuples; the most is ${MOST_TUPLES}`);
  const first = rows[0].value;
  const wanted =
    width === undefined
      ? { count: Array.isArray(first) ? first.length : undefined, units: 'the first row has another number' }
      : { count: width, units: `the network has ${amount(width, noun)}` };
  return rows.map((row) => row.numbers(wanted.count, wanted.units));
}

function pair(
  inputs: (number[] | undefined)[] | undefined,
  targets: (number[] | undefined)[] | undefined,
): Tuple[] {
  return (inputs ?? []).map((row, n) => ({ inputs: row ?? [], targets: targets?.[n] ?? [] }));
}

function checkTargets(data: Reader, tuples: Tuple[], { activations: names, loss }: Shape): void {
  const { targets: allowed, title } = losses[loss];
  if (allowed === 'any') return;
  const output = names[names.length - 1];
  const addUp = allowed === 'distribution' && activations[output].kind === 'layerwise';
  const at = (n: number): Reader => data.field('targets').item(n);
  tuples.forEach(({ targets }, n) => {
    const outside = targets.findIndex((target) => target < 0 || target > 1);
    const sum = targets.reduce((total, target) => total + target, 0);
    if (outside >= 0)
      at(n).item(outside).wrong(`${targets[outside]} is not within 0 … 1, which ${title} needs`);
    else if (addUp && targets.length > 0 && Math.abs(sum - 1) > NEAR_ONE)
      at(n).wrong(`adds up to ${sum}, but ${title} with ${output} needs 1`);
  });
}
