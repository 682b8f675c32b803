// Reads the data of an experiment file: tuples listed or a data set by its name, and what is held out.
import { isWhole, type DataParameters, type DataSet } from '$lib/data/dataSet';
import { dataParameters, dataSetNames, dataSets, isDataSetName, type DataSetName } from '$lib/data/registry';
import type { Split } from '$lib/data/split';
import { withParts } from './dataOf';
import { DEFAULT_SEED } from './defaults';
import { hint, quote } from './problems';
import { amount, type Bounds, type Reader } from './reader';
import { readSeed, type Shape } from './readNetwork';
import { checkTargets, readTuples } from './readTuples';
import type { ExperimentData } from './types';

const listed = ['inputs', 'targets', 'inputNames', 'targetNames'];
const nothing: ExperimentData = withParts(
  { preset: null, parameters: null, inputNames: null, targetNames: null },
  [],
  null,
);

/** The data set that the data name, made with their parameters; null when they name none, or none that there is. */
export async function readNamedSet(data: Reader): Promise<DataSet | null> {
  const field = data.field('preset');
  const { value } = field;
  if (field.absent) return null;
  if (typeof value === 'string' && isDataSetName(value))
    return dataSets[value](readParameters(data.field('parameters'), value));
  const near = typeof value === 'string' ? hint(value, dataSetNames) : '';
  return (
    field.wrong(`${quote(value)} is not a data set${near || `; there are ${dataSetNames.join(', ')}`}`) ??
    null
  );
}

/** The parameters that are given and right; the others have their defaults. */
function readParameters(field: Reader, name: DataSetName): DataParameters {
  const known = dataParameters[name];
  if (field.absent) return {};
  if (known.length === 0) return field.wrong(`is given, but "${name}" takes no parameters`) ?? {};
  if (!field.object(known.map((one) => one.name))) return {};
  const given = known.map((one) => {
    const value = field.field(one.name);
    const read = value.absent ? undefined : value.number(boundsOf(name, one.name));
    return [one.name, read ?? one.default];
  });
  return Object.fromEntries(given) as DataParameters;
}

/** What a parameter of a data set may be. */
export function boundsOf(name: DataSetName, parameter: string): Bounds {
  const found = dataParameters[name].find((one) => one.name === parameter);
  return found ? { whole: isWhole(found), least: found.min, most: found.max } : {};
}

/** `set` is the data set the file names, already made. The shape says how long the rows must be. */
export function readData(data: Reader, shape: Shape, set: DataSet | null): ExperimentData {
  if (!data.object(['preset', 'parameters', ...listed, 'split', 'heldOut'])) return nothing;
  const { sizes } = shape;
  const all = data.field('preset').absent ? readLists(data, sizes) : readSet(data, sizes, set);
  checkTargets(data.field('targets'), all.tuples, shape);
  const [split, heldOut] = [data.field('split'), data.field('heldOut')];
  if (!split.absent && !heldOut.absent) heldOut.wrong('is given, and data.split too; leave one of them out');
  if (!split.absent) return withParts(all, all.tuples, readSplit(split));
  if (heldOut.absent || !heldOut.object(['inputs', 'targets'])) return all;
  const aside = readTuples(heldOut, sizes);
  checkTargets(heldOut.field('targets'), aside, shape);
  return { ...all, heldOut: aside };
}

function readSet(data: Reader, sizes: number[] | undefined, set: DataSet | null): ExperimentData {
  for (const name of listed)
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
  return withParts({ ...set, preset: set.name }, set.tuples, null);
}

function readLists(data: Reader, sizes: number[] | undefined): ExperimentData {
  if (!data.field('parameters').absent)
    data.field('parameters').wrong('is given, but data.preset is not: only a data set takes parameters');
  const tuples = readTuples(data, sizes);
  const names = (field: Reader, count: number, noun: string) =>
    field.absent ? null : (field.names(count, `the network has ${amount(count, noun)}`) ?? null);
  return {
    ...nothing,
    inputNames: sizes ? names(data.field('inputNames'), sizes[0], 'input') : null,
    targetNames: sizes ? names(data.field('targetNames'), sizes[sizes.length - 1], 'output') : null,
    tuples,
  };
}

function readSplit(field: Reader): Split | null {
  if (!field.object(['heldOutPercent', 'seed'])) return null;
  const percent = field.field('heldOutPercent').number({ above: 0, below: 100 });
  const seed = readSeed(field.field('seed'), DEFAULT_SEED);
  return percent === undefined ? null : { percent, seed };
}
