// Reads a number as people type it: decimal point or comma, either minus sign.

/** The finite number that a text says, or null; zero has no sign. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/−/g, '-').replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value + 0 : null;
}
