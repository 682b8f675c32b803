// What inputs and outputs are called in the lab, and the reach of an output.
import type { ExperimentData } from '$lib/experiment/types';
import type { Network } from '$lib/nn/network';

/** The column's name, or the book's: input 1. */
export const inputName = (data: ExperimentData, index: number): string =>
  data.inputNames?.[index] ?? `input ${index + 1}`;

/** The target column's name, or its number from 1. */
export const targetName = (data: ExperimentData, index: number): string =>
  data.targetNames?.[index] ?? String(index + 1);

/** The outputs from palest to fullest: 0 … 1, with tanh −1 … 1. */
export const domainOf = ({ layers }: Network, layer = layers.length - 1): [number, number] =>
  layers[layer].activation === 'tanh' ? [-1, 1] : [0, 1];

/** At most so many of a list, evenly chosen. */
export function evenly<Item>(list: readonly Item[], most: number): readonly Item[] {
  const stride = Math.ceil(list.length / most);
  return stride <= 1 ? list : list.filter((_, i) => i % stride === 0);
}
