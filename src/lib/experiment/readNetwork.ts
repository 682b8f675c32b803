// Reads the network of an experiment file: its shape, its functions, its weights.
import { activationNames, activations, type ActivationName } from '$lib/nn/activations/registry';
import { initialise } from '$lib/nn/initialise';
import { lossNames, losses, type LossName } from '$lib/nn/losses/registry';
import type { Network } from '$lib/nn/network';
import { DEFAULT_RANGE, defaultActivations, defaultLoss } from './defaults';
import { amount, type Reader } from './reader';
import type { DrawnWeights } from './types';

export const MOST_LAYERS = 32;
export const MOST_UNITS = 2000;
export const MOST_WEIGHTS = 4_000_000;

/** The shape as far as it could be read: sizes are undefined when anything is wrong with them. */
export interface Shape {
  sizes: number[] | undefined;
  activations: ActivationName[];
  loss: LossName;
}

/** Layers, activations and loss, and whether they go together. */
export function readShape(network: Reader): Shape {
  if (!network.object(['layers', 'activations', 'loss', 'weights', 'biases', 'start']))
    return { sizes: undefined, activations: ['sigmoid'], loss: 'half_sse' };
  const sizes = readSizes(network.field('layers'));
  const names = readActivations(network.field('activations'), sizes);
  const output = names[names.length - 1];
  const field = network.field('loss');
  const loss = (field.absent ? undefined : field.choice(lossNames, 'a loss')) ?? defaultLoss(output);
  const [low, high] = activations[output].range;
  if (losses[loss].targets !== 'any' && (low < 0 || high > 1))
    field.wrong(`${losses[loss].title} needs outputs between 0 and 1, but the output layer is ${output}`);
  return { sizes, activations: names, loss };
}

function readSizes(field: Reader): number[] | undefined {
  const sizes = field.numbers(undefined, '', { whole: true, least: 1, most: MOST_UNITS });
  if (!sizes) return undefined;
  if (sizes.length < 2) return field.wrong('needs at least two layers, the inputs and the outputs');
  if (sizes.length > MOST_LAYERS)
    return field.wrong(`has ${sizes.length} layers; the most is ${MOST_LAYERS}`);
  const weights = sizes.slice(1).reduce((sum, size, l) => sum + size * sizes[l], 0);
  if (weights > MOST_WEIGHTS) return field.wrong(`makes ${weights} weights; the most is ${MOST_WEIGHTS}`);
  return sizes;
}

function readActivations(field: Reader, sizes: number[] | undefined): ActivationName[] {
  const fallback = defaultActivations(sizes ?? [1, 1]);
  if (field.absent) return fallback;
  const items = field.list();
  if (!items) return fallback;
  if (sizes && items.length !== sizes.length - 1) {
    const wanted = amount(sizes.length - 1, 'layer');
    field.wrong(`has ${amount(items.length, 'name')}, but ${wanted} after the inputs`);
    return fallback;
  }
  const names = items.map((item, l) => {
    const name = item.choice(activationNames, 'an activation') ?? 'sigmoid';
    const hidden = l < items.length - 1;
    if (hidden && activations[name].kind === 'layerwise')
      item.wrong(`${name} belongs in the output layer only`);
    return name;
  });
  return names.length > 0 ? names : fallback;
}

/** The starting network, given one by one or drawn; `seed` is what a start without a seed draws from. */
export function readWeights(
  field: Reader,
  { sizes, activations: names, loss }: Shape,
  seed: number,
): { network: Network; drawn: DrawnWeights | null } | undefined {
  const [weights, biases, start] = ['weights', 'biases', 'start'].map((name) => field.field(name));
  const drawn = readStart(start, seed);
  if (!start.absent) {
    for (const given of [weights, biases])
      if (!given.absent) given.wrong('is given, and network.start too; leave one of them out');
  }
  if (!sizes) return undefined;
  const network = initialise(sizes, names, loss, drawn.seed, drawn.range);
  const givenWeights = weights.absent ? undefined : readMatrices(weights, sizes);
  const givenBiases = biases.absent ? undefined : readBiases(biases, sizes);
  network.layers.forEach((layer, l) => {
    if (givenWeights) layer.weights = givenWeights[l];
    if (givenBiases) layer.biases = givenBiases[l];
    else if (!weights.absent) layer.biases.fill(0);
  });
  return { network, drawn: weights.absent && biases.absent ? drawn : null };
}

function readStart(field: Reader, seed: number): DrawnWeights {
  const fallback: DrawnWeights = { seed, range: [...DEFAULT_RANGE] };
  if (field.absent || !field.object(['seed', 'range'])) return fallback;
  const range = field.field('range');
  const ends = range.absent ? fallback.range : range.numbers(2, 'it needs the lowest and the highest');
  if (ends && ends[0] > ends[1])
    range.wrong(`goes from ${ends[0]} down to ${ends[1]}; the lowest comes first`);
  else if (ends && !Number.isFinite(ends[1] - ends[0])) range.wrong('is too wide');
  return { seed: readSeed(field.field('seed'), seed), range: [ends?.[0] ?? 0, ends?.[1] ?? 0] };
}

/** A seed: a whole number from 0. */
export function readSeed(field: Reader, fallback: number): number {
  return field.absent ? fallback : (field.number({ whole: true, least: 0 }) ?? fallback);
}

/** weights[l][i][j]: from unit i of layer l to unit j of layer l + 1. */
function readMatrices(field: Reader, sizes: number[]): number[][][] | undefined {
  const layers = readLayers(field, sizes);
  const read = layers?.map((layer, l) => {
    const rows = layer.list();
    if (rows && rows.length !== sizes[l])
      return layer.wrong(`has ${amount(rows.length, 'row')}, but ${unitsOf(sizes, l)}`);
    const values = rows?.map((row) => row.numbers(sizes[l + 1], unitsOf(sizes, l + 1)));
    return values?.includes(undefined) ? undefined : (values as number[][] | undefined);
  });
  return !read || read.includes(undefined) ? undefined : (read as number[][][]);
}

/** biases[l][j]: of unit j of layer l + 1. */
function readBiases(field: Reader, sizes: number[]): number[][] | undefined {
  const layers = readLayers(field, sizes);
  const read = layers?.map((layer, l) => layer.numbers(sizes[l + 1], unitsOf(sizes, l + 1)));
  return !read || read.includes(undefined) ? undefined : (read as number[][]);
}

function readLayers(field: Reader, sizes: number[]): Reader[] | undefined {
  const layers = field.list();
  if (!layers || layers.length === sizes.length - 1) return layers;
  const wanted = amount(sizes.length - 1, 'layer');
  return field.wrong(`has ${amount(layers.length, 'layer')}, but the network has ${wanted} after the inputs`);
}

const unitsOf = (sizes: number[], layer: number): string =>
  `layer ${layer}${layer === 0 ? ', the inputs,' : ''} has ${amount(sizes[layer], 'unit')}`;
