// The bytes of WebAssembly: nested pieces of code, numbers in LEB128, and sections put together to a module.

/** Code as nested lists of bytes, laid flat only once at the end. */
export type Code = number | readonly Code[];

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  bytes.push(value);
  return bytes;
}

/** Signed LEB128 of a 32-bit number. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  for (;;) {
    const low = value & 127;
    value >>= 7;
    const done = (value === 0 && (low & 64) === 0) || (value === -1 && (low & 64) !== 0);
    bytes.push(done ? low : low | 128);
    if (done) return bytes;
  }
}

/** All bytes of a piece of code in their order. */
export function flat(code: Code): number[] {
  const bytes: number[] = [];
  const visit = (piece: Code): void => {
    if (typeof piece === 'number') bytes.push(piece);
    else for (let n = 0; n < piece.length; n++) visit(piece[n]);
  };
  visit(code);
  return bytes;
}

/** Types of values by their code in the binary format. */
export const types = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
export type Type = keyof typeof types;

/** A function of the module: parameters and results by type, the locals after the parameters, and the body. */
export interface FunctionCode {
  name: string;
  parameters: Type[];
  results: Type[];
  locals: Type[];
  body: Code;
}

const vector = (items: Code[]): Code => [unsigned(items.length), items];
const sized = (content: Code): Code => {
  const bytes = flat(content);
  return [unsigned(bytes.length), bytes];
};
const section = (id: number, items: Code[]): Code => [id, sized(vector(items))];
const signature = (parameters: Type[], results: Type[]): Code => [
  0x60,
  vector(parameters.map((type) => types[type])),
  vector(results.map((type) => types[type])),
];
const text = (value: string): Code => vector([...new TextEncoder().encode(value)]);

/**
 * A module that imports `page.memory` of so many pages and `page.log` of a double, which is function 0, and exports its functions by
 * name.
 */
export function moduleOf(functions: readonly FunctionCode[], pages: number): Uint8Array<ArrayBuffer> {
  const bytes = flat([
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, [signature(['f64'], ['f64']), ...functions.map((f) => signature(f.parameters, f.results))]),
    section(2, [
      [text('page'), text('memory'), 0x02, 0x00, unsigned(pages)],
      [text('page'), text('log'), 0x00, 0],
    ]),
    section(
      3,
      functions.map((_, index) => unsigned(index + 1)),
    ),
    section(
      7,
      functions.map(({ name }, index) => [text(name), 0x00, unsigned(index + 1)]),
    ),
    section(
      10,
      functions.map(({ locals, body }) =>
        sized([vector(runsOf(locals).map(([count, type]) => [unsigned(count), types[type]])), body, 0x0b]),
      ),
    ),
  ]);
  return Uint8Array.from(bytes);
}

/** Neighbours of one type counted together, as the format wants locals. */
function runsOf(locals: readonly Type[]): [count: number, type: Type][] {
  const runs: [number, Type][] = [];
  for (const type of locals) {
    const last = runs[runs.length - 1];
    if (last?.[1] === type) last[0]++;
    else runs.push([1, type]);
  }
  return runs;
}
