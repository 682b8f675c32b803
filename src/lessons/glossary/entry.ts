// What the glossary says of a term: one or two plain sentences, the symbol, and the lesson that introduces it.

export interface Entry {
  name: string;
  /** The symbol, as `$w_{ij}$`. */
  symbol?: string;
  says: string;
  /** The slug of the lesson that introduces it. */
  lesson: string;
}

export const entry = (name: string, symbol: string | undefined, lesson: string, says: string): Entry => ({
  name,
  ...(symbol !== undefined && { symbol }),
  says,
  lesson,
});
