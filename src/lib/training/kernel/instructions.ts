// The instructions the kernel is made of, as functions from operands to code.
import { signed, unsigned, type Code } from './code';

type Unary = (a: Code) => Code;
type Binary = (a: Code, b: Code) => Code;

const plain =
  (code: number): Binary =>
  (a, b) => [a, b, code];
const lanes = (code: number): Binary => {
  const bytes = [0xfd, unsigned(code)];
  return (a, b) => [a, b, bytes];
};
const one =
  (...code: number[]): Unary =>
  (a) => [a, code];

const double = (value: number): number[] => [...new Uint8Array(Float64Array.of(value).buffer)];

/** Scalars: whole numbers of 32 bits and doubles. */
export const i32 = {
  of: (value: number): Code => [0x41, signed(value)],
  add: plain(0x6a),
  sub: plain(0x6b),
  mul: plain(0x6c),
  and: plain(0x71),
  or: plain(0x72),
  xor: plain(0x73),
  shl: plain(0x74),
  shrU: plain(0x76),
  rotl: plain(0x77),
  eq: plain(0x46),
  ne: plain(0x47),
  ltU: plain(0x49),
  eqz: one(0x45),
  load: (address: Code, offset = 0): Code => [address, 0x28, 2, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, 0x36, 2, unsigned(offset)],
  fromF64: one(0xab),
};

export const f64 = {
  of: (value: number): Code => [0x44, double(value)],
  add: plain(0xa0),
  sub: plain(0xa1),
  mul: plain(0xa2),
  div: plain(0xa3),
  eq: plain(0x61),
  ne: plain(0x62),
  lt: plain(0x63),
  gt: plain(0x64),
  le: plain(0x65),
  ge: plain(0x66),
  load: (address: Code, offset = 0): Code => [address, 0x2b, 3, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, 0x39, 3, unsigned(offset)],
  fromI32: one(0xb8),
  lane: (a: Code, lane: number): Code => [a, 0xfd, 0x21, lane],
};

const shuffle = (first: number, second: number): Binary => {
  const bytes = Array.from({ length: 16 }, (_, n) => 8 * (n < 8 ? first : second) + (n % 8));
  return (a, b) => [a, b, 0xfd, 0x0d, bytes];
};
const lowBoth = shuffle(0, 0);
const highBoth = shuffle(1, 1);

/** Two doubles side by side. Comparisons give a lane of ones or of zeros. */
export const f64x2 = {
  add: lanes(0xf0),
  sub: lanes(0xf1),
  mul: lanes(0xf2),
  div: lanes(0xf3),
  /** b where a < b, else a. */
  pmax: lanes(0xf7),
  ne: lanes(0x48),
  lt: lanes(0x49),
  gt: lanes(0x4a),
  ge: lanes(0x4c),
  splat: one(0xfd, 0x14),
  load: (address: Code, offset = 0): Code => [address, 0xfd, 0x00, 4, unsigned(offset)],
  loadSplat: (address: Code, offset = 0): Code => [address, 0xfd, 0x0a, 3, unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, 0xfd, 0x0b, 4, unsigned(offset)],
  /** Both low lanes; both high lanes. */
  lows: shuffle(0, 2),
  highs: shuffle(1, 3),
  /** One lane in both. */
  lane: (a: Code, lane: number): Code => (lane === 0 ? lowBoth : highBoth)(a, a),
  and: lanes(0x4e),
  /** a and not b. */
  andNot: lanes(0x4f),
  or: lanes(0x50),
  /** a where the mask has ones, else b. */
  select: (a: Code, b: Code, mask: Code): Code => [a, b, mask, 0xfd, 0x52],
  anyTrue: one(0xfd, 0x53),
  /** Lanes as whole numbers of 64 bits. */
  addBits: lanes(0xce),
  shiftLeft: (a: Code, bits: number): Code => [a, i32.of(bits), 0xfd, unsigned(0xcb)],
};

export const select = (a: Code, b: Code, condition: Code): Code => [a, b, condition, 0x1b];
export const call = (index: number, ...operands: Code[]): Code => [operands, 0x10, unsigned(index)];
export const drop = (a: Code): Code => [a, 0x1a];
/** Runs the body while its last value, an i32, is not zero. */
export const repeat = (body: Code, again: Code): Code => [0x03, 0x40, body, again, 0x0d, 0, 0x0b];
export const when = (condition: Code, body: Code, otherwise?: Code): Code => [
  condition,
  0x04,
  0x40,
  body,
  otherwise === undefined ? [] : [0x05, otherwise],
  0x0b,
];
/** A block that `leave` inside it breaks out of: `depth` counts the loops and conditions in between. */
export const block = (body: Code): Code => [0x02, 0x40, body, 0x0b];
export const leave = (depth: number, condition: Code): Code => [condition, 0x0d, unsigned(depth)];
