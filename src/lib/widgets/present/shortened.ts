// A long sum as it is asked of a room: its beginning and its end, for no one reads sixty products from the last row.
import type { Stretch } from '../drive/question';

/** More parts than this are not set out. */
const MOST = 6;
const marks = [' + ', ', '];

export interface Written {
  symbols: string;
  numbers: Stretch[];
}

/** The same formula with two parts at its beginning and one at its end, where it has more than a few; else as it is. */
export function shortened({ symbols, numbers }: Written): Written {
  for (const mark of marks) {
    const parts = symbols.split(mark);
    if (parts.length <= MOST) continue;
    return {
      symbols: [parts[0], parts[1], '…', parts[parts.length - 1]].join(mark),
      numbers: between(numbers, mark),
    };
  }
  return { symbols, numbers };
}

/** Leaves out what stands between the second and the last of the marks. */
function between(numbers: readonly Stretch[], mark: string): Stretch[] {
  const at = numbers.flatMap((stretch, i) => ('text' in stretch && stretch.text === mark ? [i] : []));
  if (at.length < MOST) return [...numbers];
  return [...numbers.slice(0, at[1] + 1), { text: '…' }, ...numbers.slice(at[at.length - 1])];
}
