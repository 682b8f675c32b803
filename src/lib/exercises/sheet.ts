// A sheet to print: so many exercises with their seeds, and the key apart from them; in one variant or in several.
import { generate, toParameters, type Generated, type Request } from './generate';
import type { Given } from './exercise';
import { givenOf } from './given';
import { keyOf } from './grade';
import type { Worked } from './verdict';

/** One exercise as it is printed; its number is its place on the sheet. */
export interface SheetQuestion {
  number: number;
  exercise: Generated;
  given: Given[];
  /** The parameters of its permalink, which name its seed. */
  link: string;
}

/** The answers to one question, one for each thing it asks. */
export interface SheetKey {
  number: number;
  seed: number;
  worked: Worked[];
}

export interface Sheet {
  title: string;
  /** A, B, …; empty where there is one variant. */
  variant: string;
  questions: SheetQuestion[];
  key: SheetKey[];
}

/** Exercises on one sheet, at most; all variants together. */
export const MOST_ON_A_SHEET = 100;
/** Variants, at most: one a letter. */
export const MOST_VARIANTS = 26;

/** The sheet of these requests, in their order. Throws what `generate` throws. */
export function sheetOf(requests: readonly Request[], title: string, variant = ''): Sheet {
  const exercises = requests.map(generate);
  return {
    title,
    variant,
    questions: exercises.map((exercise, i) => ({
      number: i + 1,
      exercise,
      given: givenOf(exercise),
      link: String(toParameters(exercise)),
    })),
    key: exercises.map((exercise, i) => ({ number: i + 1, seed: exercise.seed, worked: keyOf(exercise) })),
  };
}

/** The lines of an answer, each once: two things asked may have the same reason. */
export const linesOf = (worked: readonly Worked[]): string[] => [...new Set(worked.map(({ text }) => text))];

/** The seeds of a sheet as it says them. */
export function seedsOf({ key }: Sheet): string {
  const [first, last] = [key[0].seed, key[key.length - 1].seed];
  return first === last ? `Seed ${first}` : `Seeds ${first} to ${last}`;
}

/** The name of a sheet with its variant. */
export const nameOfSheet = ({ title, variant }: Sheet): string =>
  variant ? `${title}, variant ${variant}` : title;
