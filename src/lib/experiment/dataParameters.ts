// The parameters of an address that say how its data set is made.
import type { DataSetName } from '$lib/data/registry';
import { dataParameters, dataSetNames, dataSets, isDataSetName } from '$lib/data/registry';
import { numeric, reshape, type LooseFile } from './parameters';
import { Problems } from './problems';
import { boundsOf } from './readData';
import { Reader } from './reader';

/** In an address `seed` is the experiment's. */
const inAddress = (parameter: string): string => (parameter === 'seed' ? 'dseed' : parameter);

const allNames = new Set(
  dataSetNames.flatMap((name) => dataParameters[name].map((one) => inAddress(one.name))),
);

/** The parameters of an address for a data set made otherwise than in `base`. */
export function writeDataParameters(
  wanted: Record<string, number> | undefined,
  base: Record<string, number> | undefined,
): [string, string][] {
  return Object.entries(wanted ?? {})
    .filter(([name, value]) => value !== base?.[name])
    .map(([name, value]) => [inAddress(name), String(value)]);
}

/**
 * Makes the file's data set as an address says; a network whose inputs or outputs no longer fit gets others. `refuse` is told of each
 * parameter that cannot be used.
 */
export async function readDataParameters(
  given: URLSearchParams,
  file: LooseFile,
  refuse: (name: string, text: string, message: string) => void,
): Promise<void> {
  const preset = String(file.data.preset);
  if (!isDataSetName(preset)) return;
  const values = { ...(file.data.parameters as Record<string, number> | undefined) };
  const before = JSON.stringify(values);
  for (const name of allNames) {
    const text = given.get(name);
    if (text === null) continue;
    const own = dataParameters[preset].find((one) => inAddress(one.name) === name);
    const problems = new Problems();
    const value = own && new Reader(numeric(text), '', problems).number(boundsOf(preset, own.name));
    if (own && value !== undefined) values[own.name] = value;
    else refuse(name, text, problems.list[0]?.message ?? `the data set ${preset} takes no ${name}`);
  }
  if (JSON.stringify(values) !== before) await remake(file, preset, values);
}

async function remake(file: LooseFile, preset: DataSetName, values: Record<string, number>): Promise<void> {
  file.data.parameters = values;
  const { inputNames, targetNames } = await dataSets[preset](values);
  const layers = file.network.layers as number[];
  const wanted = [inputNames.length, ...layers.slice(1, -1), targetNames.length];
  if (wanted.join() !== layers.join()) reshape(file, wanted);
}
