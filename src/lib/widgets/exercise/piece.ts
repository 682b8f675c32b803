// What is given as pieces: a symbol, and its number as the thing it lives on.

/** ring: an output · tag: an error · line: a weight · stub: a bias · sum: a net input · plain: what was given. */
export type Look = 'ring' | 'tag' | 'line' | 'stub' | 'sum' | 'plain';

export interface Piece {
  /** As `RichText` sets it; empty for a text that is no symbol and number. */
  symbol: string;
  number: string;
  look: Look;
  negative: boolean;
}

const looks: Record<string, Look> = { O: 'ring', Err: 'tag', w: 'line', θ: 'stub', I: 'sum' };

/** The piece of a text such as `$w_{14}$ = 0.2`. */
export function pieceOf(text: string): Piece {
  const [, symbol = '', letters = '', number = text] = /^(\$([^_$]*)[^$]*\$) = (.*)$/.exec(text) ?? [];
  return {
    symbol,
    number,
    look: Object.hasOwn(looks, letters) ? looks[letters] : 'plain',
    negative: /^[−-]/.test(number),
  };
}

/** Whether numbers are needed for an answer: orders and formulas go without, and a run has its rules among its options. */
export const needsNumbers = (kind: string): boolean => !['order', 'formula', 'stop'].includes(kind);
