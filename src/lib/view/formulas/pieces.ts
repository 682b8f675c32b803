// The pieces of a formula in TeX: symbols and numbers marked for colour and for linking, columns, brackets.
import { refKey, type Factor, type Ref } from '$lib/nn/steps';
import { indexOf, letter, numberTex, show, writtenAs, type Notation } from './notation';

/** A column of a product: a symbol above its number. A plain string is an operator, the same in both rows. */
export type Column = { symbol: string; number: string } | string;

/** What the pieces need to know of the step's surroundings. */
export interface Setting {
  sizes: readonly number[];
  notation: Notation;
}

const linked = (ref: Ref, tex: string): string => `\\htmlData{ref=${refKey(ref)}}{${tex}}`;

/** The class that colours a symbol: by the phase that made it, a weight by its sign, what was given in ink. */
function colour(ref: Ref, value: number): string {
  switch (ref.quantity) {
    case 'I':
    case 'O':
    case 'sum':
      return 's-o';
    case 'Err':
    case 'pull':
      return 's-e';
    case 'w':
    case 'θ':
      return value < 0 ? 's-n' : 's-p';
    default:
      return 's-u';
  }
}

/** The frame that a number is drawn in: O a ring, Err a tag, a weight its line. */
function frame({ quantity, unit, value }: Factor): string {
  if (quantity === 'O') return 'pc o';
  if (quantity === 'Err') return 'pc e';
  if (quantity === 'w') return value < 0 ? 'pc w n' : 'pc w';
  if (quantity === 'θ') return value < 0 ? 'pc b n' : 'pc b';
  return unit && quantity === 'I' ? 'pc i' : 'pc g';
}

/** A symbol with its index, coloured and linked. */
export function symbol(ref: Ref, value: number, { sizes, notation }: Setting): string {
  const index = indexOf(ref, sizes);
  const { tex } = letter(ref.quantity, notation);
  const base =
    ref.quantity === 'pull'
      ? `-\\tfrac{\\partial L}{\\partial ${letter('O', notation).tex}_{${index}}}`
      : index
        ? `${tex}_{${index}}`
        : tex;
  const prime = ref.quantity === 'pw' || ref.quantity === 'pθ' ? `${base}'` : base;
  return `\\htmlClass{${colour(ref, value)}}{${linked(ref, prime)}}`;
}

/** A number in its frame, linked. */
export function number(factor: Factor, { notation }: Setting): string {
  const shown = numberTex(show(factor.value, writtenAs(factor), notation));
  return `\\htmlClass{${frame(factor)}}{${linked(factor, shown)}}`;
}

/** A bare value with the class of its quantity. */
export function plainNumber(value: number, quantity: Ref['quantity'], { notation }: Setting): string {
  return `\\htmlClass{num}{${numberTex(show(value, quantity, notation))}}`;
}

/** The result of a step, large, in the colour of its phase. */
export function result(ref: Ref, value: number, setting: Setting): string {
  const shown = numberTex(show(value, ref.quantity, setting.notation));
  return `\\htmlClass{result ${colour(ref, value)}}{${linked(ref, shown)}}`;
}

/** A symbol above its number. */
export const column = (factor: Factor, setting: Setting): Column => ({
  symbol: symbol(factor, factor.value, setting),
  number: number(factor, setting),
});

const STRUT = '\\rule[-0.45em]{0pt}{1.5em}';
const stack = (top: string, bottom: string): string =>
  `\\begin{matrix}${STRUT}${top}\\\\[0.15em]${STRUT}${bottom}\\end{matrix}`;

/** Columns side by side: symbols in the first row, numbers in the second. */
export function columns(...parts: Column[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? stack(part, part) : stack(part.symbol, part.number)))
    .join('\\,');
}

/** Columns over a bracket, with a value and what it is. */
export function bracket(parts: Column[], value: string, caption: string): string {
  return `\\underbracket{${columns(...parts)}}_{\\htmlClass{cap}{\\begin{matrix}\\htmlClass{capn}{${value}}\\\\\\text{${caption}}\\end{matrix}}}`;
}
