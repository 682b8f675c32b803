// The experiment file: its fields, its version, and how an experiment is written into it.
import { joined } from '$lib/data/split';
import type { ActivationName } from '$lib/nn/activations/registry';
import type { LossName } from '$lib/nn/losses/registry';
import { layerSizes, type Tuple } from '$lib/nn/network';
import type { LearningRate } from '$lib/nn/rate';
import type { Updating } from '$lib/nn/update';
import { talkPart, type Talk, type TalkPart } from './talk';
import type { DrawnWeights, Experiment, Granularity, Position, StopRules } from './types';

/** The version this Backstep reads and writes. */
export const VERSION = 1;

/** One experiment as JSON; what may be left out has a default, see docs/experiment-file.md. */
export interface ExperimentFile {
  version?: number;
  title?: string;
  network: NetworkPart;
  data: DataPart;
  training?: TrainingPart;
  seed?: number;
  position?: Partial<Position>;
  view?: { granularity?: Granularity };
  talk?: TalkPart;
}

export interface NetworkPart {
  layers: number[];
  activations?: ActivationName[];
  loss?: LossName;
  weights?: number[][][];
  biases?: number[][];
  start?: Partial<DrawnWeights>;
}

export interface DataPart {
  preset?: string;
  parameters?: Record<string, number>;
  inputs?: number[][];
  targets?: number[][];
  inputNames?: string[];
  targetNames?: string[];
  split?: { heldOutPercent: number; seed?: number };
  heldOut?: { inputs: number[][]; targets: number[][] };
}

export interface TrainingPart {
  updating?: Updating;
  learningRate?: LearningRate;
  momentum?: number;
  l2?: number;
  updateBiases?: boolean;
  shuffle?: boolean;
  stop?: Partial<StopRules>;
}

/**
 * The file of an experiment, with every field written out, and of a talk about it if there is one; `parse` of it is the experiment
 * again. Its lists are the experiment's own.
 */
export function format(experiment: Experiment, talk?: Talk): ExperimentFile {
  const { title, training, seed, position, view } = experiment;
  const part = talk && talkPart(talk);
  return {
    version: VERSION,
    title,
    network: networkPart(experiment),
    data: dataPart(experiment),
    training,
    seed,
    position,
    view,
    ...(part && { talk: part }),
  };
}

function networkPart({ network, drawn }: Experiment): NetworkPart {
  const { layers, loss } = network;
  const shape = { layers: layerSizes(network), activations: layers.map((layer) => layer.activation), loss };
  if (drawn) return { ...shape, start: drawn };
  return {
    ...shape,
    weights: layers.map((layer) => layer.weights),
    biases: layers.map((layer) => layer.biases),
  };
}

function dataPart({ data }: Experiment): DataPart {
  const { preset, parameters, inputNames, targetNames, tuples, heldOut, split } = data;
  const listed = preset === null && split ? joined(tuples, heldOut, split) : tuples;
  const aside = split && listed ? { split: { heldOutPercent: split.percent, seed: split.seed } } : {};
  const apart = !aside.split && heldOut.length > 0 ? { heldOut: lists(heldOut) } : {};
  if (preset !== null) return { preset, ...(parameters && { parameters }), ...aside, ...apart };
  return {
    ...(inputNames && { inputNames }),
    ...(targetNames && { targetNames }),
    ...lists(listed ?? tuples),
    ...aside,
    ...apart,
  };
}

const lists = (tuples: readonly Tuple[]): { inputs: number[][]; targets: number[][] } => ({
  inputs: tuples.map((tuple) => tuple.inputs),
  targets: tuples.map((tuple) => tuple.targets),
});

/** The text of a file: indented by two, a list or object that holds no other on one line. */
export function toText(file: unknown): string {
  return `${print(file, '')}\n`;
}

const holds = (value: unknown): boolean => typeof value === 'object' && value !== null;

function print(value: unknown, indent: string): string {
  if (!holds(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  const listed = Array.isArray(value);
  const entries: [string, unknown][] = Object.entries(value as object).filter(
    ([, item]) => item !== undefined,
  );
  const flat = entries.length === 0 || (listed && !entries.some(([, item]) => holds(item)));
  const parts = entries.map(
    ([name, item]) => (listed ? '' : `${JSON.stringify(name)}: `) + print(item, inner),
  );
  const [open, close] = listed ? '[]' : '{}';
  if (flat) return `${open}${parts.join(', ')}${close}`;
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}
