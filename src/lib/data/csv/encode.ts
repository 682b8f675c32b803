// The way of one cell from its text to the numbers of a tuple: the only place where it is gone.
import { minMax, standardScore } from '../scale';
import { className, isMissing, numberIn } from './cells';
import type { FittedColumn } from './fit';
import type { ColumnRecipe } from './recipe';

/** What happened to a cell at one step, in words, and what it was then: a number, a text, or the numbers of a one-hot. */
export interface CellStep {
  text: string;
  value: number | string | number[];
}

/** A step that changes a number. */
interface Change {
  text: string;
  of(value: number): number;
}

export interface Encoder {
  into: 'inputs' | 'targets';
  /** The text's number, or the place of its class; NaN where it is missing. */
  read(text: string): number;
  /** What stands in for a missing value; NaN where the row is left out instead. */
  fill: number;
  fillText: string;
  changes: Change[];
  /** Whether the value is a place, of which the number at that place becomes 1 and the others 0. */
  oneHot: boolean;
  fitted: FittedColumn;
}

/** How numbers and classes are read. */
export function reader(
  classes: readonly string[] | null,
  ofNumbers: boolean,
  decimalComma: boolean,
): (text: string) => number {
  if (!classes) return (text) => (isMissing(text) ? NaN : numberIn(text, decimalComma));
  const places = new Map(classes.map((name, place) => [name, place]));
  return (text) => (isMissing(text) ? NaN : (places.get(className(text, ofNumbers, decimalComma)) ?? NaN));
}

/** The encoder of a column; `ofNumbers` says that its cells look like numbers. */
export function encoderOf(
  recipe: ColumnRecipe,
  fitted: FittedColumn,
  { ofNumbers, decimalComma }: { ofNumbers: boolean; decimalComma: boolean },
): Encoder {
  const { classes } = fitted;
  const isTarget = recipe.role === 'target';
  return {
    into: isTarget ? 'targets' : 'inputs',
    read: reader(classes, ofNumbers, decimalComma),
    ...filling(recipe, fitted),
    changes: classes ? [] : scaling(recipe, fitted),
    oneHot: classes !== null && !(isTarget && classes.length === 2),
    fitted,
  };
}

function filling({ role, missing }: ColumnRecipe, fitted: FittedColumn): { fill: number; fillText: string } {
  const { mean, mostFrequent, classes } = fitted;
  if (role === 'target' || missing === 'drop') return { fill: NaN, fillText: 'Missing: the row is left out' };
  if (missing === 'mean' && !classes)
    return { fill: mean, fillText: 'Missing: the mean of the rows trained on stands in' };
  return {
    fill: mostFrequent,
    fillText: 'Missing: the most frequent value of the rows trained on stands in',
  };
}

function scaling({ scaling: how }: ColumnRecipe, fitted: FittedColumn): Change[] {
  const { least, most, mean, deviation } = fitted;
  if (how === 'min-max')
    return [
      {
        text: `Less the least, ${short(least)}, divided by the range from ${short(least)} to ${short(most)}`,
        of: (value) => minMax(value, least, most),
      },
    ];
  if (how === 'standard')
    return [
      {
        text: `Less the mean, ${short(mean)}, divided by the standard deviation, ${short(deviation)}`,
        of: (value) => standardScore(value, mean, deviation),
      },
    ];
  return [];
}

/**
 * Writes the numbers of a value as `read` gave it into `out` from `at` on; false, and nothing written, when the row is left out. `tell`
 * hears of each step on the way.
 */
export function encode(
  encoder: Encoder,
  given: number,
  out: Float64Array,
  at: number,
  tell?: (step: CellStep) => void,
): boolean {
  const { fill, fillText, changes, oneHot, fitted } = encoder;
  const { classes, width } = fitted;
  let value = given;
  if (Number.isNaN(value)) {
    tell?.({ text: fillText, value: Number.isNaN(fill) ? '' : named(fill, classes) });
    if (Number.isNaN(fill)) return false;
    value = fill;
  } else tell?.({ text: classes ? 'Read as a class' : 'Read as a number', value: named(value, classes) });
  for (const change of changes) {
    value = change.of(value);
    tell?.({ text: change.text, value });
  }
  if (!oneHot) {
    out[at] = value;
    if (classes) tell?.({ text: `${classes[1]} is 1, ${classes[0]} is 0`, value });
    return true;
  }
  for (let k = 0; k < width; k++) out[at + k] = k === value ? 1 : 0;
  tell?.({
    text: `One number for each of ${width} classes`,
    value: Array.from(out.subarray(at, at + width)),
  });
  return true;
}

const named = (value: number, classes: string[] | null): number | string => classes?.[value] ?? value;

/** A number with six digits, as sentences show it. */
const short = (value: number): string => String(Number(value.toPrecision(6)));
