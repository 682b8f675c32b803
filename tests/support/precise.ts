// A slow reference for e^x, ln x and tanh x in integers of 400 bits, and errors measured in units in the last place.

const BITS = 400n;
const ONE = 1n << BITS;

/** value · 2^exponent, exact but for the last bits of `value`. */
export interface Precise {
  value: bigint;
  exponent: number;
}

const view = new DataView(new ArrayBuffer(8));

/** A finite double as an exact product. */
export function exactly(x: number): Precise {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = field === 0 ? fraction : fraction | (1n << 52n);
  return { value: bits >> 63n ? -mantissa : mantissa, exponent: Math.max(field, 1) - 1075 };
}

const shift = (value: bigint, by: number): bigint => (by >= 0 ? value << BigInt(by) : value >> BigInt(-by));
const times = (a: bigint, b: bigint): bigint => (a * b) >> BITS;
const size = (value: bigint): bigint => (value < 0n ? -value : value);
const toFixed = (x: number): bigint => shift(exactly(x).value, exactly(x).exponent + Number(BITS));

/** 2 artanh(1/3) = ln 2, by its series. */
const LN2 = ((): bigint => {
  let sum = 0n;
  let power = ONE / 3n;
  for (let n = 1n; power > 0n; n += 2n, power /= 9n) sum += power / n;
  return 2n * sum;
})();

/** e^x of a fixed-point x: the series at x / 256 after taking away multiples of ln 2, squared eight times. */
function expOfFixed(x: bigint): Precise {
  const k = (2n * x + LN2) / (2n * LN2) - (2n * x + LN2 < 0n ? 1n : 0n);
  const r = (x - k * LN2) >> 8n;
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = times(term, r) / n;
    sum += term;
  }
  for (let i = 0; i < 8; i++) sum = times(sum, sum);
  return { value: sum, exponent: Number(k - BITS) };
}

export const preciseExp = (x: number): Precise => expOfFixed(toFixed(x));

/** ln x of a positive double: two steps of y + 2 (m − e^y) / (m + e^y) on its mantissa, each trebling the correct bits. */
export function preciseLog(x: number): Precise {
  const { value, exponent } = exactly(x);
  const width = value.toString(2).length;
  const mantissa = shift(value, Number(BITS) - width + 1);
  let y = toFixed(Math.log(Number(value) / 2 ** (width - 1)));
  for (let step = 0; step < 2; step++) {
    const power = expOfFixed(y);
    const e = shift(power.value, power.exponent + Number(BITS));
    y += (2n * (mantissa - e) * ONE) / (mantissa + e);
  }
  return { value: y + BigInt(exponent + width - 1) * LN2, exponent: -Number(BITS) };
}

/** tanh x: (e^2x − 1) / (e^2x + 1), or x − x³/3 where that is exact to 160 bits. */
export function preciseTanh(x: number): Precise {
  const { value, exponent } = exactly(x);
  const fixed = toFixed(x);
  if (Math.abs(x) < 2 ** -40)
    return { value: value * (ONE - times(fixed, fixed) / 3n), exponent: exponent - Number(BITS) };
  const power = expOfFixed(2n * fixed);
  const e = shift(power.value, power.exponent + Number(BITS));
  return { value: ((e - ONE) * ONE) / (e + ONE), exponent: -Number(BITS) };
}

/** |y − exact| in units in the last place of a double of the exact value's size. */
export function errorInUlps(y: number, exact: Precise): number {
  const width = size(exact.value).toString(2).length;
  const ulp = Math.max(exact.exponent + width - 53, -1074);
  const own = exactly(y);
  const common = Math.min(own.exponent, exact.exponent);
  const difference = size(
    shift(own.value, own.exponent - common) - shift(exact.value, exact.exponent - common),
  );
  return Number(shift(difference, common - ulp + 30)) / 2 ** 30;
}

/** The next double above x. */
export function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  view.setFloat64(0, x);
  view.setBigUint64(0, view.getBigUint64(0) + (x > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

/** x and its neighbours, `reach` of them on each side, ascending. */
export function neighbours(x: number, reach: number): number[] {
  let at = x;
  for (let i = 0; i < reach; i++) at = -nextUp(-at);
  const run = [at];
  for (let i = 0; i < 2 * reach; i++) run.push((at = nextUp(at)));
  return run;
}

/** The first pair of neighbours at which f falls, if there is one. */
export function firstFall(f: (x: number) => number, run: readonly number[]): [number, number] | null {
  for (let i = 1; i < run.length; i++) if (f(run[i]) < f(run[i - 1])) return [run[i - 1], run[i]];
  return null;
}

/** The largest error of f over the points, and where it is. */
export function worst(
  f: (x: number) => number,
  precise: (x: number) => Precise,
  points: readonly number[],
): { ulps: number; x: number } {
  let most = { ulps: 0, x: NaN };
  for (const x of points) {
    const ulps = errorInUlps(f(x), precise(x));
    if (!(ulps <= most.ulps)) most = { ulps, x };
  }
  return most;
}
