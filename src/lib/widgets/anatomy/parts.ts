// The parts of a network by name: units, weights, biases, whole layers; what is said of each and what is lit.
import { layerSizes, unitNumber, type Network, type UnitRef, type WeightRef } from '$lib/nn/network';
import { refKey } from '$lib/nn/steps';
import type { Light } from '$lib/view/diagram/spotlight';
import { letter, show, type Notation } from '$lib/view/formulas/notation';

export type Part =
  | { kind: 'layer'; name: 'inputs' | 'hidden' | 'output' }
  | { kind: 'unit'; unit: UnitRef }
  | { kind: 'weight'; weight: WeightRef }
  | { kind: 'bias'; unit: UnitRef };

const unitsOf = (sizes: readonly number[], layer: number): UnitRef[] =>
  Array.from({ length: sizes[layer] }, (_, index) => ({ layer, index }));

/** Every unit, every weight by its layer, every bias. */
export function partsOf(sizes: readonly number[]): Part[] {
  const parts: Part[] = sizes.flatMap((_, layer) =>
    unitsOf(sizes, layer).map((unit): Part => ({ kind: 'unit', unit })),
  );
  for (let layer = 0; layer + 1 < sizes.length; layer++)
    for (let from = 0; from < sizes[layer]; from++)
      for (let to = 0; to < sizes[layer + 1]; to++)
        parts.push({ kind: 'weight', weight: { layer, from, to } });
  for (let layer = 1; layer < sizes.length; layer++)
    parts.push(...unitsOf(sizes, layer).map((unit): Part => ({ kind: 'bias', unit })));
  return parts;
}

/** The key of a part, as the drawing has it; of a layer, those of its units. */
export function keysOf(part: Part, sizes: readonly number[]): string[] {
  switch (part.kind) {
    case 'layer':
      return layersNamed(part.name, sizes).flatMap((layer) =>
        unitsOf(sizes, layer).map((unit) => refKey({ quantity: 'O', unit })),
      );
    case 'unit':
      return [refKey({ quantity: 'O', unit: part.unit })];
    case 'weight':
      return [refKey({ quantity: 'w', weight: part.weight })];
    case 'bias':
      return [refKey({ quantity: 'θ', unit: part.unit })];
  }
}

const layersNamed = (name: 'inputs' | 'hidden' | 'output', sizes: readonly number[]): number[] =>
  sizes.map((_, layer) => layer).filter((layer) => layerName(layer, sizes) === name);

const layerName = (layer: number, { length }: readonly number[]): 'inputs' | 'hidden' | 'output' =>
  layer === 0 ? 'inputs' : layer === length - 1 ? 'output' : 'hidden';

export function lightOf(part: Part, sizes: readonly number[]): Light {
  const keys = keysOf(part, sizes);
  switch (part.kind) {
    case 'weight': {
      const { layer, from, to } = part.weight;
      const ends: UnitRef[] = [
        { layer, index: from },
        { layer: layer + 1, index: to },
      ];
      return { phase: 'update', weights: keys, parts: ends.map((unit) => refKey({ quantity: 'O', unit })) };
    }
    case 'bias':
      return { phase: 'update', biases: keys, parts: [refKey({ quantity: 'O', unit: part.unit })] };
    default:
      return { phase: 'update', parts: keys };
  }
}

const list = (items: readonly (string | number)[]): string =>
  items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
/** "1 weight leads", "3 weights lead". */
const lead = (count: number): string => (count === 1 ? '1 weight leads' : `${count} weights lead`);

/** What is said of a part, with symbols for `RichText`. */
export function partSays(part: Part, network: Network, notation: Notation): string {
  const sizes = layerSizes(network);
  const number = (unit: UnitRef) => unitNumber(sizes, unit);
  const index = (...numbers: number[]) => numbers.join(numbers.some((one) => one > 9) ? ',' : '');
  switch (part.kind) {
    case 'layer':
      return layerSays(part.name, sizes, number);
    case 'unit': {
      const { layer } = part.unit;
      const own = number(part.unit);
      const [into, on] = [sizes[layer - 1] ?? 0, sizes[layer + 1] ?? 0];
      if (layer === 0)
        return `Unit ${own} is an input: it hands on what it is given, over ${on} weight${on === 1 ? '' : 's'}.`;
      if (on === 0) return `Unit ${own} is an output: ${lead(into)} to it, and its output is the answer.`;
      return `Unit ${own} is hidden: ${lead(into)} to it, ${lead(on)} on.`;
    }
    case 'weight': {
      const { layer, from, to } = part.weight;
      const [a, b] = [number({ layer, index: from }), number({ layer: layer + 1, index: to })];
      const value = network.layers[layer].weights[from][to];
      return `$w_{${index(a, b)}}$ runs from unit ${a} to unit ${b}; its value is ${show(value, 'w', notation)}.`;
    }
    case 'bias': {
      const { layer, index: own } = part.unit;
      const value = network.layers[layer - 1].biases[own];
      const name = `$${letter('θ', notation).text}_{${number(part.unit)}}$`;
      return `${name} is the bias of unit ${number(part.unit)}, added to its sum; its value is ${show(value, 'θ', notation)}.`;
    }
  }
}

function layerSays(
  name: 'inputs' | 'hidden' | 'output',
  sizes: readonly number[],
  number: (unit: UnitRef) => number,
): string {
  const own = layersNamed(name, sizes).flatMap((layer) => unitsOf(sizes, layer).map(number));
  const many = own.length > 1;
  const who = `Unit${many ? 's' : ''} ${list(own)}`;
  if (name === 'inputs')
    return `${who} ${many ? 'are inputs: they hand' : 'is the input: it hands'} on what ${many ? 'they are' : 'it is'} given.`;
  if (name === 'output')
    return `${who} ${many ? 'are the outputs: what they say' : 'is the output: what it says'} is held against the target.`;
  if (own.length === 0) return 'There is no hidden layer: the inputs feed the outputs at once.';
  return `${who} ${many ? 'are' : 'is'} hidden: neither given nor asked for, ${many ? 'they find' : 'it finds'} a use of ${many ? 'their' : 'its'} own.`;
}

/** How many weights and biases there are, and how that is reckoned. */
export function countSays(sizes: readonly number[]): string {
  const products = sizes.slice(1).map((size, i) => `${sizes[i]}·${size}`);
  const weights = sizes.slice(1).reduce((sum, size, i) => sum + sizes[i] * size, 0);
  const biases = sizes.slice(1).reduce((sum, size) => sum + size, 0);
  const several = products.length > 1;
  const reckoned = several ? `${products.join(' + ')} = ${weights}` : `${products[0]} = ${weights}`;
  const summed = several ? `${sizes.slice(1).join(' + ')} = ${biases}` : String(biases);
  return `${reckoned} ${weights === 1 ? 'weight' : 'weights'}, ${summed} ${biases === 1 ? 'bias' : 'biases'}: ${weights + biases} numbers to learn.`;
}
