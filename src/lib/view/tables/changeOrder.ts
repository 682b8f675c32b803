// The weights and biases in the order of the update, found by arithmetic, and the stretch of them that a table shows at a step.
import type { Script } from '$lib/nn/script';
import type { Ref, Step } from '$lib/nn/steps';

/** The most columns of weights and biases that are shown at once. */
export const MOST_COLUMNS = 180;

/** The layers after the inputs, last first, as the update goes through them. */
const layersBack = ({ sizes }: Script): number[] => sizes.slice(1).map((_, i) => sizes.length - 1 - i);

const weightsInto = ({ sizes }: Script, layer: number): number => sizes[layer - 1] * sizes[layer];

/** How many weights and biases there are. */
export const changeCount = (script: Script): number =>
  layersBack(script).reduce((sum, layer) => sum + weightsInto(script, layer) + script.sizes[layer], 0);

/** The weight or bias at place `i` (from 0): weights by layer, last first, by i, then j; then biases, last unit first. */
export function changeAt(script: Script, i: number): Ref {
  for (const layer of layersBack(script)) {
    const width = script.sizes[layer];
    if (i < weightsInto(script, layer))
      return { quantity: 'w', weight: { layer: layer - 1, from: Math.floor(i / width), to: i % width } };
    i -= weightsInto(script, layer);
  }
  for (const layer of layersBack(script)) {
    if (i < script.sizes[layer])
      return { quantity: 'θ', unit: { layer, index: script.sizes[layer] - 1 - i } };
    i -= script.sizes[layer];
  }
  throw new RangeError('no weight or bias at this place');
}

/** The place of a weight or a bias. */
export function placeOf(script: Script, { weight, unit }: Pick<Ref, 'weight' | 'unit'>): number {
  const layers = layersBack(script);
  const layer = weight ? weight.layer + 1 : unit!.layer;
  const before = (count: (layer: number) => number) =>
    layers.slice(0, layers.indexOf(layer)).reduce((sum, other) => sum + count(other), 0);
  if (weight)
    return before((other) => weightsInto(script, other)) + weight.from * script.sizes[layer] + weight.to;
  const weights = layers.reduce((sum, other) => sum + weightsInto(script, other), 0);
  return weights + before((other) => script.sizes[other]) + script.sizes[layer] - 1 - unit!.index;
}

/** The places [from, to) that a table shows at step n: all of them, or those around what the step speaks of. */
export function shownPlaces(script: Script, step: Step | null): [from: number, to: number] {
  const count = changeCount(script);
  if (count <= MOST_COLUMNS) return [0, count];
  const spoken = step?.factors.find(({ quantity }) => quantity === 'w' || quantity === 'θ');
  const centre = spoken ? placeOf(script, spoken) : step && 'weight' in step ? placeOf(script, step) : 0;
  const from = Math.max(0, Math.min(count - MOST_COLUMNS, centre - MOST_COLUMNS / 2));
  return [from, from + MOST_COLUMNS];
}
