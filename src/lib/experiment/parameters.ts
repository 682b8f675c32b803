// The readable parameters of an address: the field of the file each one stands for, and how it is written and read.
import { activationNames } from '$lib/nn/activations/registry';
import { DEFAULT_RANGE, defaultActivations, defaultLoss } from './defaults';
import type { DataPart, ExperimentFile } from './file';
import { placeText, readPlace, readSteps, stepsText } from './talk';

/** One parameter. Reading never fails: what is not understood is passed on as text, and the check of the file will name it. */
export interface Parameter {
  name: string;
  /** The fields it may set, as paths that open the path of a problem. */
  paths: string[];
  write(file: ExperimentFile): string | undefined;
  /** Puts the value into the file, as yet unchecked. */
  read(text: string, file: LooseFile): void;
}

/** A file under construction: every field is there, with any value. */
export interface LooseFile {
  network: Record<string, unknown>;
  data: Record<string, unknown>;
  training: Record<string, unknown>;
  view: Record<string, unknown>;
  [field: string]: unknown;
}

/** A number where the text is one, else the text as it is. */
export const numeric = (text: string): unknown =>
  text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);

/** `on` and `off`; `true` and `false` are as good. */
const onOff = (text: string): unknown =>
  ['on', 'true'].includes(text) ? true : ['off', 'false'].includes(text) ? false : text;

function training(
  name: string,
  field: string,
  read: (text: string) => unknown,
  write: (value: never) => string,
): Parameter {
  return {
    name,
    paths: [`training.${field}`],
    write: (file) => write((file.training as Record<string, never>)[field]),
    read: (text, file) => (file.training[field] = read(text)),
  };
}

const stopNames = { epochs: 'epochs', dw: 'weightChangeBelow', mis: 'misclassifiedBelow' } as const;

/** `epochs-1000,dw-0.01,mis-5`, or `none`. */
function readStop(text: string): unknown {
  const stop: Record<string, unknown> = {};
  if (text === 'none') return stop;
  for (const part of text.split(',')) {
    const [name, ...rest] = part.split('-');
    const field = Object.hasOwn(stopNames, name) ? stopNames[name as keyof typeof stopNames] : name;
    stop[field] = numeric(rest.join('-'));
  }
  return stop;
}

function writeStop(stop: Record<string, number | null>): string {
  const parts = Object.entries(stopNames).flatMap(([name, field]) =>
    stop[field] === null ? [] : [`${name}-${stop[field]}`],
  );
  return parts.join(',') || 'none';
}

/** `20`: so many percent are held out, chosen by seed 1; `20-7`: by seed 7; or `none`. */
function readSplit(text: string): Record<string, unknown> {
  const [percent, seed = '1'] = text.split('-');
  return { heldOutPercent: numeric(percent), seed: numeric(seed) };
}

function writeSplit(split: DataPart['split']): string {
  if (!split) return 'none';
  const { heldOutPercent, seed } = split;
  return seed === 1 ? String(heldOutPercent) : `${heldOutPercent}-${seed}`;
}

/** Lets the weights be drawn, dropping those given one by one. */
function draw(file: LooseFile, start: Record<string, unknown>): void {
  const { network, seed } = file;
  delete network.weights;
  delete network.biases;
  network.start = { seed, range: [...DEFAULT_RANGE], ...(network.start as object | undefined), ...start };
}

/** Other layers: activations and loss stay if there are as many, the title's shape follows, the weights are drawn. */
export function reshape(file: LooseFile, layers: unknown[]): void {
  const { network, title } = file;
  const old = (network.layers as unknown[]).join('-');
  if (typeof title === 'string' && title.endsWith(old))
    file.title = title.slice(0, -old.length) + layers.join('-');
  if (layers.length !== (network.layers as unknown[]).length) {
    network.activations = defaultActivations(new Array<number>(layers.length));
    network.loss = defaultLoss('sigmoid');
  }
  network.layers = layers;
  draw(file, {});
}

/** Every readable parameter, in the order in which they are written and read: a later one builds on the earlier ones. */
export const parameters: readonly Parameter[] = [
  {
    name: 'net',
    paths: ['network.layers', 'data.preset'],
    write: (file) => file.network.layers.join('-'),
    read: (text, file) => reshape(file, text.split('-').map(numeric)),
  },
  { name: 'title', paths: ['title'], write: (file) => file.title, read: (text, file) => (file.title = text) },
  {
    name: 'act',
    paths: ['network.activations', 'network.loss', 'data.targets', 'data.heldOut'],
    write: (file) => file.network.activations?.join(','),
    read: (text, file) => {
      const names = text.split(',');
      file.network.activations = names;
      file.network.loss = defaultLoss(
        activationNames.find((name) => name === names[names.length - 1]) ?? 'sigmoid',
      );
    },
  },
  {
    name: 'loss',
    paths: ['network.loss', 'data.targets', 'data.heldOut'],
    write: (file) => file.network.loss,
    read: (text, file) => (file.network.loss = text),
  },
  training('lr', 'learningRate', numeric, String),
  training(
    'upd',
    'updating',
    (text) => (text.startsWith('batch-') ? { batch: numeric(text.slice(6)) } : text),
    (updating: string | { batch: number }) =>
      typeof updating === 'string' ? updating : `batch-${updating.batch}`,
  ),
  training('mom', 'momentum', numeric, String),
  training('l2', 'l2', numeric, String),
  training('bias', 'updateBiases', onOff, (on: boolean) => (on ? 'on' : 'off')),
  training('shuffle', 'shuffle', onOff, (on: boolean) => (on ? 'on' : 'off')),
  training('stop', 'stop', readStop, writeStop),
  {
    name: 'seed',
    paths: ['seed'],
    write: (file) => String(file.seed),
    read: (text, file) => {
      file.seed = numeric(text);
      if (file.network.start) draw(file, { seed: file.seed });
    },
  },
  {
    name: 'start',
    paths: ['network.start'],
    write: (file) => file.network.start && String(file.network.start.seed),
    read: (text, file) => draw(file, { seed: numeric(text) }),
  },
  {
    name: 'range',
    paths: ['network.start'],
    write: (file) => file.network.start?.range?.join(','),
    read: (text, file) => draw(file, { range: text.split(',').map(numeric) }),
  },
  {
    name: 'test',
    paths: ['data.split'],
    write: ({ data }) => (data.preset === undefined ? undefined : writeSplit(data.split)),
    read: (text, file) => {
      if (text === 'none') delete file.data.split;
      else file.data.split = readSplit(text);
    },
  },
  {
    name: 'by',
    paths: ['view'],
    write: (file) => file.view?.granularity,
    read: (text, file) => (file.view.granularity = text),
  },
  {
    name: 'at',
    paths: ['position'],
    write: ({ position }) => position && placeText(position),
    read: (text, file) => (file.position = readPlace(text)),
  },
  {
    name: 'lesson',
    paths: ['talk.lesson'],
    write: ({ talk }) => talk?.lesson,
    read: (text, file) => (file.talk = { ...(file.talk as object | undefined), lesson: text }),
  },
  {
    name: 'steps',
    paths: ['talk.steps'],
    write: ({ talk }) => talk?.steps && stepsText(talk.steps),
    read: (text, file) => (file.talk = { ...(file.talk as object | undefined), steps: readSteps(text) }),
  },
];
