// Reads an experiment file: every default filled in, every problem named.
import type { DataSet } from '$lib/data/dataSet';
import { Script } from '$lib/nn/script';
import { endsBatch } from '$lib/nn/update';
import { DEFAULT_SEED, defaultPosition, defaultTitle, defaultView } from './defaults';
import { VERSION } from './file';
import { ExperimentError, Problems, quote } from './problems';
import { Reader } from './reader';
import { readData, readNamedSet } from './readData';
import { readSeed, readShape, readWeights } from './readNetwork';
import { readTraining } from './readTraining';
import { readTalk, type Talk } from './talk';
import { granularities, type Experiment, type Position } from './types';

/** What a file holds: an experiment, and a talk about it, which is without steps where the file has none. */
export interface Told {
  experiment: Experiment;
  talk: Talk;
}

/**
 * The experiment of a file, given as its text or as the object in it. Throws ExperimentError, and nothing else, when it is not one;
 * the error lists every problem. Asynchronous because a data set is fetched when the file names one.
 */
export const parse = async (source: unknown): Promise<Experiment> => (await parseTold(source)).experiment;

/** The same with the talk that the file holds. */
export async function parseTold(source: unknown): Promise<Told> {
  const value = typeof source === 'string' ? readJson(source) : source;
  const root = new Reader(value, '', new Problems());
  return readExperiment(root, await readNamedSet(root.field('data')));
}

/** The value a JSON text holds. */
function readJson(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') throw new ExperimentError([{ path: '', message: 'The file is empty.' }]);
  try {
    return JSON.parse(plain) as unknown;
  } catch (error) {
    const reason = String((error as Error).message).replace(/\s+/g, ' ');
    throw new ExperimentError([{ path: '', message: `This is not JSON: ${reason}` }]);
  }
}

function readExperiment(root: Reader, set: DataSet | null): Told {
  const { problems } = root;
  if (!checkVersion(root) || !checkRoot(root)) problems.throwIfAny();
  const seed = readSeed(root.field('seed'), DEFAULT_SEED);
  const shape = readShape(root.field('network'));
  const start = readWeights(root.field('network'), shape, seed);
  const data = readData(root.field('data'), shape, set);
  const training = readTraining(root.field('training'));
  const title = root.field('title');
  const experiment = {
    title: title.absent ? defaultTitle(set?.title ?? null, shape.sizes ?? []) : (title.text(200) ?? ''),
    ...start,
    data,
    training,
    seed,
    view: readView(root.field('view')),
  };
  problems.throwIfAny();
  const readPlace = (field: Reader): Position => {
    const known = problems.list.length;
    const position = readPosition(field);
    if (problems.list.length === known)
      checkPosition(field, position, experiment as Omit<Experiment, 'position'>);
    return position;
  };
  const position = readPlace(root.field('position'));
  const talk = readTalk(root.field('talk'), readPlace);
  problems.throwIfAny();
  return { experiment: { ...experiment, position } as Experiment, talk };
}

/** A file without a version is taken for version 1. */
function checkVersion(root: Reader): boolean {
  const { value, absent } = root.field('version');
  if (absent || value === VERSION) return true;
  root.wrong(
    typeof value === 'number' && value > VERSION
      ? `This file is version ${value}; this Backstep reads version ${VERSION}. A newer Backstep will read it.`
      : `This file's version is ${quote(value)}; this Backstep reads version ${VERSION}.`,
  );
  return false;
}

function checkRoot(root: Reader): boolean {
  if (typeof root.value === 'object' && root.value !== null && !Array.isArray(root.value))
    return root.object([
      '$schema',
      'version',
      'title',
      'network',
      'data',
      'training',
      'seed',
      'position',
      'view',
      'talk',
    ]);
  root.wrong(`The file must hold one JSON object, not ${quote(root.value)}.`);
  return false;
}

function readView(field: Reader): Experiment['view'] {
  const fallback = defaultView();
  if (field.absent || !field.object(['granularity'])) return fallback;
  const granularity = field.field('granularity');
  if (granularity.absent) return fallback;
  return { granularity: granularity.choice(granularities, 'a granularity') ?? fallback.granularity };
}

function readPosition(field: Reader): Position {
  const fallback = defaultPosition();
  if (field.absent || !field.object(Object.keys(fallback))) return fallback;
  const read = (name: keyof Position): number => {
    const part = field.field(name);
    return part.absent
      ? fallback[name]
      : (part.number({ whole: true, least: fallback[name] }) ?? fallback[name]);
  };
  return { epoch: read('epoch'), tuple: read('tuple'), step: read('step') };
}

/** The place must be one that the walk has. */
function checkPosition(
  field: Reader,
  { tuple, step }: Position,
  experiment: Omit<Experiment, 'position'>,
): void {
  const { network, training: rule, data } = experiment;
  const count = data.tuples.length;
  if (tuple >= count) {
    field.field('tuple').wrong(`${tuple} is too large; the tuples are 0 … ${count - 1}`);
    return;
  }
  const { length } = new Script({ network, rule, endsBatch: endsBatch(rule.updating, tuple, count) });
  if (step > length)
    field.field('step').wrong(`${step} is too large; the steps of this tuple are 0 … ${length}`);
}
