// A text as a QR code: one path of squares.
import { encode } from 'uqr';

/** More letters than this give squares too small to be read across a room. */
const LONGEST = 600;

/** The code's side, in squares with its quiet border, and the path of the dark ones; null when the text is too long. */
export function codeOf(text: string): { size: number; path: string } | null {
  if (text.length > LONGEST) return null;
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: path.join('') };
}
