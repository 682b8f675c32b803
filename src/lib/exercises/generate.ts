// Makes an exercise from its kind, a seed and perhaps a size, and names it in an address.
import { Draw } from './draw';
import type { Exercise } from './exercise';
import { abouts, isAbout, type About } from './about';
import { isKindName, kinds, type KindName } from './kinds/registry';

/** What an exercise is made from: the same request gives the same exercise. */
export interface Request {
  kind: KindName;
  /** A whole number from 0 to 2^53 − 1. */
  seed: number;
  /** Layer sizes such as 3-2-1; drawn from the seed when left out. */
  size?: string;
  /** What is asked, for a kind that has several things to ask; drawn from the seed when left out. */
  about?: About;
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
export function generate({ kind, seed, size, about }: Request): Generated {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError('The seed is a whole number from 0.');
  const letters = [...kind].map((letter) => letter.charCodeAt(0));
  const chosen = size ?? new Draw(seed, ...letters).pick(kinds[kind].sizes);
  const sizes = readSize(chosen);
  if (!sizes) throw new RangeError('The size is three or four layers of one to four units, such as 3-2-1.');
  for (let attempt = 1; attempt <= MOST_DRAWS; attempt++) {
    const made = kinds[kind].make(new Draw(seed, ...letters, attempt), sizes, about);
    if (made) return { kind, seed, size: chosen, ...(about && { about }), ...made };
  }
  throw new Error(`No exercise of kind ${kind} was found for seed ${seed} on ${chosen}.`);
}

/** The parameters of a permalink. */
export function toParameters({
  kind,
  seed,
  size,
  about,
}: Pick<Exercise, 'kind' | 'seed' | 'size' | 'about'>): URLSearchParams {
  return new URLSearchParams({ kind, seed: String(seed), size, ...(about && { about }) });
}

/** The request that a permalink's parameters make, or why they make none, in one plain sentence. It never throws. */
export function fromParameters(parameters: URLSearchParams, anySeed = 1): Request | { problem: string } {
  const kind = parameters.get('kind') ?? 'fill';
  const [seed, size] = [parameters.get('seed') ?? String(anySeed), parameters.get('size')];
  const about = parameters.get('about');
  if (!isKindName(kind)) return { problem: 'There is no kind of exercise of this name.' };
  if (!/^\d{1,16}$/.test(seed) || !Number.isSafeInteger(Number(seed)))
    return { problem: 'The seed is a whole number of at most 15 digits.' };
  if (size !== null && !readSize(size))
    return { problem: 'The size is three or four layers of one to four units, such as 3-2-1.' };
  if (about !== null && !isAbout(about))
    return { problem: `An exercise is about one of these: ${abouts.join(', ')}.` };
  if (about !== null && !kinds[kind].asksAbout)
    return { problem: 'Only exercises that ask for one value can be about something.' };
  return { kind, seed: Number(seed), ...(size !== null && { size }), ...(about !== null && { about }) };
}

/** The request for another exercise of the same kind, of the same size and about the same thing where these were asked for. */
export const anotherLike = (request: Request): Request => ({
  ...request,
  seed: (request.seed + 1) % Number.MAX_SAFE_INTEGER,
});
