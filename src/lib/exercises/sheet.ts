// A sheet to print: so many exercises of a kind with their seeds, and the key apart from them.
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
  questions: SheetQuestion[];
  key: SheetKey[];
}

/** Exercises on one sheet, at most. */
export const MOST_ON_A_SHEET = 100;

/** N exercises of a kind from consecutive seeds, the request's the first. Throws RangeError unless 1 ≤ count ≤ 100. */
export function sheetOf(request: Request, count: number, title: string): Sheet {
  if (!Number.isInteger(count) || count < 1 || count > MOST_ON_A_SHEET)
    throw new RangeError(`A sheet has 1 to ${MOST_ON_A_SHEET} exercises.`);
  const exercises = Array.from({ length: count }, (_, i) => generate({ ...request, seed: request.seed + i }));
  return {
    title,
    questions: exercises.map((exercise, i) => ({
      number: i + 1,
      exercise,
      given: givenOf(exercise),
      link: String(toParameters(exercise)),
    })),
    key: exercises.map((exercise, i) => ({ number: i + 1, seed: exercise.seed, worked: keyOf(exercise) })),
  };
}
