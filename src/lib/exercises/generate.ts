// Makes an exercise from its kind, a seed and perhaps a size, and names it in an address.
import { Draw } from './draw';
import type { Exercise } from './exercise';
import { isKindName, kinds, type KindName } from './kinds/registry';

/** What an exercise is made from: the same request gives the same exercise. */
export interface Request {
  kind: KindName;
  /** A whole number from 0 to 2^53 − 1. */
  seed: number;
  /** Layer sizes such as 3-2-1; drawn from the seed when left out. */
  size?: string;
}

/** An exercise as `generate` makes it: its kind is one of the registry's. */
export type Generated = Exercise & { kind: KindName };

/** Draws that are given up one after the other before a request is called impossible; far more than any kind needs. */
const MOST_DRAWS = 2000;

/** The sizes that a text such as 3-2-1 names: one or two hidden layers, up to four units each; null for any other text. */
export function readSize(text: string): number[] | null {
  return /^[1-4](-[1-4]){2,3}$/.test(text) ? text.split('-').map(Number) : null;
}

/** The exercise of a request. Throws RangeError when the seed or the size is none. */
export function generate({ kind, seed, size }: Request): Generated {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError('The seed is a whole number from 0.');
  const letters = [...kind].map((letter) => letter.charCodeAt(0));
  const chosen = size ?? new Draw(seed, ...letters).pick(kinds[kind].sizes);
  const sizes = readSize(chosen);
  if (!sizes) throw new RangeError('The size is three or four layers of one to four units, such as 3-2-1.');
  for (let attempt = 1; attempt <= MOST_DRAWS; attempt++) {
    const made = kinds[kind].make(new Draw(seed, ...letters, attempt), sizes);
    if (made) return { kind, seed, size: chosen, ...made };
  }
  throw new Error(`No exercise of kind ${kind} was found for seed ${seed} on ${chosen}.`);
}

/** The parameters of a permalink. */
export function toParameters({
  kind,
  seed,
  size,
}: Pick<Exercise, 'kind' | 'seed' | 'size'>): URLSearchParams {
  return new URLSearchParams({ kind, seed: String(seed), size });
}

/** The request that a permalink's parameters make, or why they make none, in one plain sentence. It never throws. */
export function fromParameters(parameters: URLSearchParams): Request | { problem: string } {
  const kind = parameters.get('kind') ?? 'fill';
  const [seed, size] = [parameters.get('seed') ?? '1', parameters.get('size')];
  if (!isKindName(kind)) return { problem: 'There is no kind of exercise of this name.' };
  if (!/^\d{1,16}$/.test(seed) || !Number.isSafeInteger(Number(seed)))
    return { problem: 'The seed is a whole number of at most 15 digits.' };
  if (size !== null && !readSize(size))
    return { problem: 'The size is three or four layers of one to four units, such as 3-2-1.' };
  return { kind, seed: Number(seed), ...(size !== null && { size }) };
}

/** The request for another exercise of the same kind. */
export const anotherLike = ({ kind, seed }: Request): Request => ({
  kind,
  seed: (seed + 1) % Number.MAX_SAFE_INTEGER,
});
