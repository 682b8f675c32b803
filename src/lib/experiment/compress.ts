// Packs a value into letters that an address can hold, and unpacks it; the compressor is fetched only when one is there.

/** Longer is no address, but an attempt to fill the memory. */
const LONGEST = 200_000;

/** Compact JSON, deflated, as base64 with - and _ for + and /. */
export async function pack(value: unknown): Promise<string> {
  const { deflateSync, strToU8 } = await import('fflate');
  const bytes = deflateSync(strToU8(JSON.stringify(value)), { level: 9 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The value that was packed; throws when the text is damaged. */
export async function unpack(text: string): Promise<unknown> {
  if (text.length > LONGEST) throw new Error('too long');
  const { inflateSync, strFromU8 } = await import('fflate');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return JSON.parse(
    strFromU8(inflateSync(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)))),
  ) as unknown;
}
