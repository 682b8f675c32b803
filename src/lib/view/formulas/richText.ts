// Sentences with symbols in them: `$w_{46}$` in a string becomes a piece to be set in the face of the formulas, `^x^` is raised.

export type Piece =
  { text: string } | { raised: string } | { letter: string; index: string; upright: string };

const SYMBOL = /^\$(Δ?Σ?)([^_$]*)(?:_\{?([^}$]*)\}?)?\$$/;

/** Splits a sentence into words and symbols. */
export function pieces(sentence: string): Piece[] {
  return sentence
    .split(/(\$[^$]+\$|\^[^^]+\^)/)
    .filter(Boolean)
    .map((part) => {
      if (part.startsWith('^')) return { raised: part.slice(1, -1) };
      const match = SYMBOL.exec(part);
      return match ? { upright: match[1], letter: match[2], index: match[3] ?? '' } : { text: part };
    });
}

/** The sentence as a screen reader says it: "w 46". */
export function spoken(sentence: string): string {
  return pieces(sentence)
    .map((piece) => {
      if ('text' in piece) return piece.text;
      if ('raised' in piece) return ` to the power ${piece.raised}`;
      const name = { θ: 'theta', '': '' }[piece.letter] ?? piece.letter;
      const upright = { Δ: 'delta', Σ: 'sum' }[piece.upright] ?? '';
      return [upright, name, piece.index].filter(Boolean).join(' ');
    })
    .join('');
}

/** The sentence in plain letters, for places that take nothing else: "w46". */
export const plainly = (sentence: string): string =>
  pieces(sentence)
    .map((piece) =>
      'text' in piece
        ? piece.text
        : 'raised' in piece
          ? piece.raised
          : piece.upright + piece.letter + piece.index,
    )
    .join('');
