// The exponential and its relatives on pairs of lanes: the operations of nn/exp, nn/tanh and nn/activations in the same order.
import type { Body } from './body';
import type { Code } from './code';
import type { Constants } from './constants';
import { f64x2 } from './instructions';

const { add, sub, mul, div, and, or, lt, gt, ge, pmax, addBits, shiftLeft, select } = f64x2;

const ROUND = 6755399441055744;
const LOG2_E = 1.4426950408889634;
const LN2_HIGH = 0.6931471804855391;
const LN2_LOW = 7.440617110012397e-11;
/** The coefficients of `tail` in nn/exp, from r⁰ on. */
const TAIL = [
  0.5, 0.1666666666666667, 0.04166666666666667, 0.008333333333326136, 0.0013888888888883748,
  0.00019841269874820627, 2.4801587325547743e-5, 2.7557255400206422e-6, 2.75572736431103e-7,
  2.5105217004720745e-8, 2.0914686968086876e-9,
];
/** The coefficients of `series` in nn/tanh, from u⁰ on. */
const SERIES = [
  -0.3333333333333333, 0.13333333333332556, -0.05396825396724726, 0.02186948848524601, -0.00886323420601293,
  0.0035921078811045905, -0.001455642111220305, 0.0005888400422537283, -0.00023435314845645768,
  8.465718640250347e-5, -2.0289800612514075e-5,
];

/** Writes on one function's body with one module's constants. */
export interface Pen {
  body: Body;
  constants: Constants;
}

/** c_0 + x (c_1 + x (c_2 + …)) for several x at once. */
function polynomial({ body, constants }: Pen, coefficients: readonly number[], xs: readonly Code[]): Code[] {
  const top = coefficients.length - 1;
  let sums = xs.map(() => constants.both(coefficients[top]));
  for (let n = top - 1; n >= 0; n--) {
    const c = xs.length > 1 ? body.pair(constants.both(coefficients[n])) : constants.both(coefficients[n]);
    sums = xs.map((x, i) => body.pair(add(c, mul(x, sums[i]))));
  }
  return sums;
}

/** x = k ln 2 + r: `shifted` has k in its low bits; `high` and `low` are the two parts of x − k ln 2, so r = high − low. */
function reduced({ body, constants: c }: Pen, xs: readonly Code[]) {
  const shifted = xs.map((x) => body.pair(add(mul(x, c.both(LOG2_E)), c.both(ROUND))));
  const k = shifted.map((t) => body.pair(sub(t, c.both(ROUND))));
  const high = xs.map((x, i) => body.pair(sub(x, mul(k[i], c.both(LN2_HIGH)))));
  const low = k.map((kOf) => body.pair(mul(kOf, c.both(LN2_LOW))));
  const r = high.map((h, i) => body.pair(sub(h, low[i])));
  return { shifted, high, low, r };
}

/**
 * 1 / (1 + e^(−I)). The exponential is taken of −I with every sign turned round instead, which changes no bit: −x = I, −r, −k LN2.
 * Beyond the doubles' range of e^(−I) the result is 1 or 0, as with e^(−I) = 0 or ∞.
 */
export function sigmoid(pen: Pen, xs: readonly Code[]): Code[] {
  const { body, constants: c } = pen;
  const shifted = xs.map((x) => body.pair(add(mul(x, c.both(-LOG2_E)), c.both(ROUND))));
  const k = shifted.map((t) => body.pair(sub(t, c.both(ROUND))));
  const high = xs.map((x, i) => body.pair(add(x, mul(k[i], c.both(LN2_HIGH)))));
  const low = k.map((kOf) => body.pair(mul(kOf, c.both(LN2_LOW))));
  const r = high.map((h, i) => body.pair(add(h, low[i])));
  const turned = TAIL.map((coefficient, n) => (n % 2 === 0 ? coefficient : -coefficient));
  const tails = polynomial(pen, turned, r);
  return xs.map((x, i) => {
    const lost = add(sub(high[i], r[i]), low[i]);
    const y = add(c.both(1), sub(sub(mul(mul(r[i], r[i]), tails[i]), lost), r[i]));
    const power = addBits(y, shiftLeft(shifted[i], 52));
    const inReach = and(power, lt(x, c.both(700)));
    const output = div(c.both(1), add(c.both(1), inReach));
    return body.pair(and(output, ge(x, c.both(-709.782712893384))));
  });
}

/** e^x for x ≤ 0, subnormal results rounded once: the power of two is taken 200 too high, and 2^−200 multiplied last. */
export function powerOfNegative(pen: Pen, xs: readonly Code[]): Code[] {
  const { body, constants: c } = pen;
  const near = xs.map((x) => body.pair(pmax(x, c.both(-746))));
  const { shifted, high, low, r } = reduced(pen, near);
  const tails = polynomial(pen, TAIL, r);
  return near.map((_, i) => {
    const lost = sub(sub(high[i], r[i]), low[i]);
    const y = add(c.both(1), add(r[i], add(mul(mul(r[i], r[i]), tails[i]), lost)));
    const power = addBits(addBits(y, shiftLeft(shifted[i], 52)), c.whole(200n << 52n));
    return body.pair(mul(power, c.both(2 ** -200)));
  });
}

/** tanh x: both ways of nn/tanh, and the one that holds for |x|; the sign of x put on last. */
export function tanh(pen: Pen, xs: readonly Code[]): Code[] {
  const { body, constants: c } = pen;
  return xs.map((x) => {
    const a = body.pair(and(x, c.magnitude));
    const square = body.pair(mul(a, a));
    const [series] = polynomial(pen, SERIES, [square]);
    const near = body.pair(add(a, mul(mul(a, square), series)));
    const far = farTanh(pen, body.pair(select(a, c.both(20), lt(a, c.both(20)))));
    const beyond = select(c.both(1), far, gt(a, c.both(19.5)));
    const size = select(near, beyond, lt(a, c.both(0.55)));
    return body.pair(or(size, and(x, c.sign)));
  });
}

/** 1 − 2 / (e^(2a) + 1) for 0.55 ≤ a ≤ 20, each rounding made good but two: `expInTwoParts` and the rest of nn/tanh. */
function farTanh(pen: Pen, a: Code): Code {
  const { body, constants: c } = pen;
  const reduction = reduced(pen, [body.pair(mul(c.both(2), a))]);
  const [shifted, high, low, r] = [reduction.shifted[0], reduction.high[0], reduction.low[0], reduction.r[0]];
  const [tail] = polynomial(pen, TAIL, [r]);
  const rest = body.pair(add(mul(mul(r, r), tail), sub(sub(high, r), low)));
  const sum = body.pair(add(r, rest));
  const y = body.pair(add(c.both(1), sum));
  const missing = add(add(sub(c.both(1), y), sum), add(sub(r, sum), rest));
  const power = body.pair(addBits(shiftLeft(shifted, 52), c.both(1)));
  const z = body.pair(mul(y, power));
  const s = body.pair(add(z, c.both(1)));
  const lost = add(sub(c.both(1), sub(s, z)), mul(missing, power));
  const q = body.pair(div(c.both(2), s));
  const d = body.pair(sub(c.both(1), q));
  return body.pair(add(d, add(sub(sub(c.both(1), d), q), mul(q, div(lost, s)))));
}
