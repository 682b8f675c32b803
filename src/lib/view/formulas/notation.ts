// How numbers and letters are written: digits, decimal sign, and the choice of letters.
import { unitNumber, type UnitRef } from '$lib/nn/network';
import type { Quantity, Ref } from '$lib/nn/steps';

export type Letters = 'book' | 'delta';

/** The learner's choice of notation. */
export interface Notation {
  letters: Letters;
  /** Decimals of a computed value, 2 … 6; errors get one more. */
  digits: number;
  decimal: 'point' | 'comma';
}

export const bookNotation: Notation = { letters: 'book', digits: 3, decimal: 'point' };

type Letter = { tex: string; text: string };
const book: Record<Quantity, Letter> = {
  I: { tex: 'I', text: 'I' },
  O: { tex: 'O', text: 'O' },
  Err: { tex: '\\mathit{Err}', text: 'Err' },
  T: { tex: 'T', text: 'T' },
  w: { tex: 'w', text: 'w' },
  θ: { tex: '\\theta', text: 'θ' },
  dw: { tex: '\\Delta w', text: 'Δw' },
  dθ: { tex: '\\Delta\\theta', text: 'Δθ' },
  gw: { tex: '\\textstyle\\sum\\!\\Delta w', text: 'ΣΔw' },
  gθ: { tex: '\\textstyle\\sum\\!\\Delta\\theta', text: 'ΣΔθ' },
  pw: { tex: '\\Delta w', text: 'Δw' },
  pθ: { tex: '\\Delta\\theta', text: 'Δθ' },
  sum: { tex: '\\Sigma', text: 'Σ' },
  pull: { tex: '-\\tfrac{\\partial L}{\\partial O}', text: '−∂L/∂O' },
  l: { tex: 'l', text: 'l' },
  α: { tex: '\\alpha', text: 'α' },
  λ: { tex: '\\lambda', text: 'λ' },
  n: { tex: 'n', text: 'n' },
  K: { tex: 'K', text: 'K' },
};
/** δ_j = −∂L/∂z_j: other letters, the book's sign. */
const delta: Record<Quantity, Letter> = {
  ...book,
  I: { tex: 'z', text: 'z' },
  O: { tex: 'a', text: 'a' },
  Err: { tex: '\\delta', text: 'δ' },
  T: { tex: 'y', text: 'y' },
  θ: { tex: 'b', text: 'b' },
  dθ: { tex: '\\Delta b', text: 'Δb' },
  gθ: { tex: '\\textstyle\\sum\\!\\Delta b', text: 'ΣΔb' },
  pθ: { tex: '\\Delta b', text: 'Δb' },
  pull: { tex: '-\\tfrac{\\partial L}{\\partial a}', text: '−∂L/∂a' },
  l: { tex: '\\eta', text: 'η' },
};

/** The letter of a quantity, without its index. */
export function letter(quantity: Quantity, notation: Notation): Letter {
  return (notation.letters === 'book' ? book : delta)[quantity];
}

/** The book's index of what a ref stands for: "4" of a unit, "46" of a weight, "10,12" where a number has two digits. */
export function indexOf(ref: Ref, sizes: readonly number[]): string {
  if (ref.unit) return String(unitNumber(sizes, ref.unit));
  if (!ref.weight) return '';
  const { layer, from, to } = ref.weight;
  const ends = [
    unitNumber(sizes, { layer, index: from }),
    unitNumber(sizes, { layer: layer + 1, index: to }),
  ];
  return ends.join(ends.some((end) => end > 9) ? ',' : '');
}

/** A unit's number. */
export const numberOf = (unit: UnitRef, sizes: readonly number[]): string => String(unitNumber(sizes, unit));

const computed = new Set<Quantity>(['I', 'O', 'Err', 'dw', 'dθ', 'gw', 'gθ', 'pw', 'pθ', 'sum', 'pull']);

/** The quantity whose way of writing a number takes: the output of an input unit was given, as a target is. */
export const writtenAs = ({ quantity, unit }: Ref): Quantity =>
  quantity === 'O' && unit?.layer === 0 ? 'T' : quantity;

/** How many decimals a quantity is shown with. */
export const digitsOf = (quantity: Quantity, notation: Notation): number =>
  quantity === 'Err' ? notation.digits + 1 : notation.digits;

/**
 * A number as it is shown: given values as they were given where they are short, computed ones to a fixed number of decimals, tiny
 * ones with an exponent rather than as 0.000. U+2212 as minus.
 */
export function show(value: number, quantity: Quantity, notation: Notation): string {
  return polish(plain(value, quantity, notation), notation);
}

function plain(value: number, quantity: Quantity, notation: Notation): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : value > 0 ? '∞' : '-∞';
  if (value === 0)
    return quantity === 'I' || quantity === 'Err' ? (0).toFixed(digitsOf(quantity, notation)) : '0';
  const digits = digitsOf(quantity, notation);
  const shortest = String(value);
  const fixed = value.toFixed(digits);
  if (Math.abs(value) >= 1e7) return value.toExponential(1).replace('e+', 'e');
  if (!computed.has(quantity) && !shortest.includes('e') && (shortest.split('.')[1]?.length ?? 0) <= digits)
    return shortest;
  return Number(fixed) === 0 ? value.toExponential(1).replace('e+', 'e') : fixed;
}

const polish = (text: string, { decimal }: Notation): string =>
  (decimal === 'comma' ? text.replace('.', ',') : text).replace(/-/g, '−');

/** Every digit of a number, for the hover and the reader. */
export const showAll = (value: number, notation: Notation): string => polish(String(value), notation);

/** A number in TeX, from how it is shown. */
export function numberTex(shown: string): string {
  const ascii = shown.replace(/−/g, '{-}').replace(',', '{,}');
  if (shown.includes('∞')) return ascii.replace('∞', '\\infty');
  if (!/\d/.test(ascii)) return `\\text{${ascii}}`;
  const [mantissa, exponent] = ascii.split('e');
  return exponent === undefined ? mantissa : `${mantissa}\\mathrm{e}{${exponent}}`;
}
