// What is given as pieces: a symbol, and its number as the thing it lives on.
import type { Generated } from '$lib/exercises/generate';
import { kinds } from '$lib/exercises/kinds/registry';

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

/** The piece of a text such as `$w_{14}$ = 0.2`, or of a number alone, which stands for the letter that is told. */
export function pieceOf(text: string, of = ''): Piece {
  const [, symbol = '', letters = of, number = text] = /^(\$([^_$]*)[^$]*\$) = (.*)$/.exec(text) ?? [];
  return {
    symbol,
    number,
    look: Object.hasOwn(looks, letters) ? looks[letters] : 'plain',
    negative: /^[−-]/.test(number),
  };
}

/** Whether what is given with a question is listed. */
export const needsGiven = ({ kind }: Generated): boolean => kinds[kind].shows?.numbers !== false;

/** Whether the network of its experiment is drawn with the question. */
export const hasDrawing = ({ epochs, facts }: Generated): boolean => !epochs && !facts;
