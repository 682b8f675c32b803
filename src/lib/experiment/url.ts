// An experiment as the parameters of an address: what differs from a preset, readably; own weights and tuples packed.
import { dataSets, isDataSetName } from '$lib/data/registry';
import { layerSizes, type Tuple } from '$lib/nn/network';
import { pack, unpack } from './compress';
import { readDataParameters, writeDataParameters } from './dataParameters';
import { format, type DataPart, type ExperimentFile } from './file';
import { parameters, type LooseFile, type Parameter } from './parameters';
import { parse, parseTold, type Told } from './parse';
import { presetNamed, presets } from './presets/registry';
import { textbookExperiment } from './presets/textbook';
import { describe, ExperimentError, hint, quote } from './problems';
import { LONGEST_NOTE, type Talk } from './talk';
import type { Experiment } from './types';

/** What `s` holds: the lists that no one would read in an address. */
type Packed = Pick<ExperimentFile, 'data'> & {
  network?: Pick<ExperimentFile['network'], 'weights' | 'biases'>;
  /** The notes of a talk's steps, in their order. */
  notes?: string[];
};

/** An address read: always an experiment, and one plain sentence for each parameter that could not be used. */
export interface FromQuery {
  experiment: Experiment;
  notices: string[];
}

/** More numbers of one's own make an address that no one can pass on, and that takes seconds to write. */
const MOST_NUMBERS = 10_000;

/** Whether an address can hold the experiment: its own tuples and weights are not too many. A file always can. */
export function fitsAddress({ data, network, drawn }: Experiment): boolean {
  const width = ({ inputs, targets }: Tuple): number => inputs.length + targets.length;
  const own = [
    ...(data.preset === null ? data.tuples : []),
    ...(data.preset && data.split ? [] : data.heldOut),
  ];
  const numbers = own.length === 0 ? 0 : own.length * width(own[0]);
  const sizes = layerSizes(network);
  const weights = drawn ? 0 : sizes.slice(1).reduce((sum, size, l) => sum + size * (sizes[l] + 1), 0);
  return numbers + weights <= MOST_NUMBERS;
}

/**
 * The parameters of an experiment, and of a talk about it if there is one, without the question mark. An unchanged preset is its name and
 * the place in the walk.
 */
export async function toQuery(experiment: Experiment, talk?: Talk): Promise<string> {
  const target = format(experiment, talk);
  const parts: [string, string][] = [];
  const { preset } = target.data;
  if (preset !== undefined) {
    parts.push([presetNamed(preset) ? 'preset' : 'data', preset]);
    const { data } = await baseFile(new URLSearchParams(parts), []);
    parts.push(...writeDataParameters(target.data.parameters, (data as DataPart).parameters));
  }
  const current = await baseFile(new URLSearchParams(parts), []);
  for (const parameter of parameters) {
    const text = parameter.write(target);
    if (text === undefined || text === parameter.write(current as unknown as ExperimentFile)) continue;
    parts.push([parameter.name, text]);
    parameter.read(text, current);
  }
  const packed = packedPart(target, current);
  if (Object.keys(packed).length > 0) parts.push(['s', await pack(packed)]);
  return parts.map(([name, text]) => `${name}=${encode(text)}`).join('&');
}

/** The experiment of an address's parameters. What cannot be used is left out and noted; it never throws. */
export async function fromQuery(query: string | URLSearchParams): Promise<FromQuery> {
  const { experiment, notices } = await toldByQuery(query);
  return { experiment, notices };
}

/** The same with the talk that the address holds, which is without steps where it has none. */
export async function toldByQuery(query: string | URLSearchParams): Promise<FromQuery & Told> {
  const given = new URLSearchParams(query);
  const notices: string[] = [];
  const base = await baseFile(given, notices);
  const used = [...parameters, ...(await packedParameter(given, notices))].filter(({ name }) =>
    given.has(name),
  );
  for (;;) {
    const file = structuredClone(base);
    for (const parameter of used) parameter.read(given.get(parameter.name)!, file);
    try {
      return { ...(await parseTold(file)), notices };
    } catch (error) {
      if (!(error instanceof ExperimentError) || used.length === 0) throw error;
      const [problem] = error.problems;
      const guilty = used.findLastIndex(({ paths }) => paths.some((start) => problem.path.startsWith(start)));
      const [{ name, paths }] = used.splice(guilty, 1);
      const what = paths.includes(problem.path) ? problem.message : describe(problem);
      notices.push(notice(name, given.get(name)!, what));
    }
  }
}

function notice(name: string, text: string, message: string): string {
  const what = name === 's' ? name : `${name}=${quote(text).slice(1, -1)}`;
  return `${what} was left out: ${message}${message.endsWith('?') ? '' : '.'}`;
}

/** What an address starts from, with every field; its data set made as the address says. */
async function baseFile(given: URLSearchParams, notices: string[]): Promise<LooseFile> {
  const file = await namedFile(given, notices);
  await readDataParameters(given, file, (...wrong) => notices.push(notice(...wrong)));
  return file;
}

/** The preset an address names, or the plain network of its data set, or the book's example. */
async function namedFile(given: URLSearchParams, notices: string[]): Promise<LooseFile> {
  const loose = (experiment: Experiment) => structuredClone(format(experiment)) as unknown as LooseFile;
  const name = given.get('preset') ?? given.get('data');
  if (name === null) return loose(textbookExperiment());
  const preset = presetNamed(name);
  if (preset && given.has('preset')) return loose(await preset.load());
  if (!given.has('preset') && isDataSetName(name)) {
    const set = await dataSets[name]();
    const layers = [set.inputNames.length, 3, set.targetNames.length];
    return loose(await parse({ network: { layers }, data: { preset: name } }));
  }
  const parameter = given.has('preset') ? 'preset' : 'data';
  const names = presets.map((one) => one.name);
  const near = hint(name, names) || `; there are ${names.join(', ')}`;
  notices.push(
    notice(
      parameter,
      name,
      `there is no ${parameter === 'preset' ? 'preset' : 'data set'} of this name${near}`,
    ),
  );
  return loose(textbookExperiment());
}

/** The lists that the readable parameters did not bring about. */
function packedPart({ network, data, talk }: ExperimentFile, current: LooseFile): Partial<Packed> {
  const { weights, biases } = network;
  const now = current.network;
  const ownWeights =
    weights && JSON.stringify([weights, biases]) !== JSON.stringify([now.weights, now.biases]);
  return {
    ...(ownWeights && { network: { weights, biases } }),
    ...((data.preset === undefined || data.heldOut) && { data }),
    ...(talk?.steps?.some(({ note }) => note) && { notes: talk.steps.map(({ note }) => note ?? '') }),
  };
}

/** The packed part as a parameter like the others; none when it is absent or damaged. */
async function packedParameter(given: URLSearchParams, notices: string[]): Promise<Parameter[]> {
  const text = given.get('s');
  if (text === null) return [];
  try {
    const packed = (await unpack(text)) as Partial<Packed> | null;
    if (typeof packed !== 'object' || packed === null) throw new Error('no object');
    return [
      {
        name: 's',
        paths: ['network.weights', 'network.biases', 'data'],
        write: () => undefined,
        read: (_, file) => {
          if (packed.data) file.data = packed.data as Record<string, unknown>;
          takeNotes(packed.notes, file);
          if (!packed.network) return;
          const { weights, biases } = packed.network;
          delete file.network.start;
          Object.assign(file.network, { weights, biases });
        },
      },
    ];
  } catch {
    notices.push(notice('s', text, 'the packed part of the address is damaged'));
    return [];
  }
}

/** Puts notes to the steps that the readable part brought. */
function takeNotes(notes: unknown, { talk }: LooseFile): void {
  const steps = (talk as { steps?: Record<string, unknown>[] } | undefined)?.steps;
  if (!steps || !Array.isArray(notes)) return;
  steps.forEach((step, i) => {
    const note: unknown = notes[i];
    if (typeof note === 'string') step.note = note.slice(0, LONGEST_NOTE);
  });
}

/** Percent-encoded but for the marks that do no harm and read well. */
const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%20', '+');
