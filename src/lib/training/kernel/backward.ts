// Code of the errors of one layer and of their products with the learning rate.
import type { Code } from './code';
import { first, type LayerContext } from './forward';
import { f64, f64x2, i32, repeat } from './instructions';
import { losses } from '$lib/nn/losses/registry';
import { blockOf, pairAddress, weightAddress, type LayerPlan } from './plan';
import { inBothLanes, inMemory, inPairs, type Values } from './values';

const { add, sub, mul, div, and, ne, gt, select, load, loadSplat, store, splat, lows, highs } = f64x2;
const none = i32.of(0);

/** Err and l Err of a layer. */
export interface LayerErrors {
  errors: Values;
  steps: Values;
}

/** Err at the output: T − O where slope and pull cancel, else slope · pull. */
export function outputErrors(
  context: LayerContext,
  layer: LayerPlan,
  outputs: Values,
  targets: Values,
  rate: Code,
): LayerErrors {
  const { pen, plan } = context;
  const { body, constants } = pen;
  const pairs = Array.from({ length: layer.pairs }, (_, v) => v);
  const aims = pairs.map((v) => body.pair(layer.single ? targets.splat(0) : targets.pair(v)));
  const outs = pairs.map((v) => body.pair(outputs.pair(v)));
  let errors: Code[];
  if (losses[plan.loss].cancelsWith === layer.activation) errors = aims.map((t, v) => sub(t, outs[v]));
  else {
    const pulls = aims.map((t, v) => body.pair(pull(context, layer, t, outs[v])));
    errors =
      layer.activation === 'softmax'
        ? softmaxErrors(context, layer, outs, pulls)
        : pulls.map((g, v) => times(slope(context, layer, outs[v]), g));
  }
  const named = errors.map((error, v) =>
    body.pair(
      layer.units % 2 === 1 && !layer.single && v === layer.pairs - 1 ? and(error, constants.lowLane) : error,
    ),
  );
  return finish(context, layer, named, rate);
}

/** f′(I) from the output; null for 1. The sign of a net input is that of the output of both rectifiers. */
function slope({ pen: { constants: c } }: LayerContext, layer: LayerPlan, output: Code): Code | null {
  switch (layer.activation) {
    case 'sigmoid':
      return mul(output, sub(c.both(1), output));
    case 'tanh':
      return sub(c.both(1), mul(output, output));
    case 'relu':
      return and(c.both(1), gt(output, c.both(0)));
    case 'leaky_relu':
      return select(c.both(1), c.both(0.01), gt(output, c.both(0)));
    case 'identity':
      return null;
    case 'softmax':
      throw new Error('softmax has no slope of one unit');
  }
}

const times = (factor: Code | null, value: Code): Code => (factor === null ? value : mul(factor, value));

/** −∂L/∂O, as in nn/losses. */
function pull({ pen, plan }: LayerContext, layer: LayerPlan, target: Code, output: Code): Code {
  const { body, constants: c } = pen;
  switch (plan.loss) {
    case 'half_sse':
      return sub(target, output);
    case 'mean_square':
      return div(mul(c.both(2), sub(target, output)), c.both(layer.units));
    case 'cross_entropy':
      return and(div(target, output), ne(target, c.both(0)));
    case 'binary_cross_entropy': {
      const rest = body.pair(sub(c.both(1), target));
      return sub(
        and(div(target, output), ne(target, c.both(0))),
        and(div(rest, sub(c.both(1), output)), ne(target, c.both(1))),
      );
    }
  }
}

/** O_j (g_j − Σ_k g_k O_k), the sum in index order from 0. */
function softmaxErrors(
  { pen: { body } }: LayerContext,
  layer: LayerPlan,
  outs: Code[],
  pulls: Code[],
): Code[] {
  const products = outs.map((o, v) => body.pair(mul(pulls[v], o)));
  let sum: Code = f64.of(0);
  for (let k = 0; k < layer.units; k++)
    sum = body.value('f64', f64.add(sum, f64.lane(products[k >> 1], k & 1)));
  const mean = body.pair(splat(sum));
  return outs.map((o, v) => body.pair(mul(o, sub(pulls[v], mean))));
}

function finish({ pen: { body } }: LayerContext, layer: LayerPlan, errors: Code[], rate: Code): LayerErrors {
  const steps = errors.map((error) => body.pair(mul(rate, error)));
  errors.forEach((error, v) => {
    body.emit(store(none, error, layer.errors + 16 * v));
    if (!layer.unrolled) body.emit(store(none, steps[v], layer.steps + 16 * v));
  });
  if (layer.single) return { errors: inBothLanes(errors[0]), steps: inBothLanes(steps[0]) };
  return { errors: inPairs(errors), steps: inPairs(steps) };
}

/** Err_j = f′(I_j) Σ_k Err_k w_jk of a hidden layer; nothing has changed the weights above meanwhile. */
export function hiddenErrors(
  context: LayerContext,
  layer: LayerPlan,
  outputs: Values,
  above: LayerPlan,
  errorsAbove: Values,
  rate: Code,
): LayerErrors {
  const { body } = context.pen;
  if (!above.unrolled && !layer.single) return loopedErrors(context, layer, above, errorsAbove, rate);
  const errors = Array.from({ length: layer.pairs }, (_, v) => {
    const sum = layer.single
      ? blameOfOne(context, above, errorsAbove)
      : blame(
          context,
          above,
          errorsAbove,
          (pair) => load(none, weightsAt(above, 2 * v, pair)),
          (pair) => load(none, weightsAt(above, 2 * v + 1, pair)),
        );
    return body.pair(times(slope(context, layer, outputs.pair(v)), sum));
  });
  return finish(context, layer, errors, rate);
}

const weightsAt = (above: LayerPlan, unit: number, pair: number): number =>
  above.single ? above.weights + 8 * unit : pairAddress(above, unit, pair);

/** Σ_k Err_k w_jk of two units j, k in index order: the weights of their rows are turned round two by two. */
function blame(
  context: LayerContext,
  above: LayerPlan,
  errorsAbove: Values,
  row: (pair: number) => Code,
  nextRow: (pair: number) => Code,
): Code {
  const { body } = context.pen;
  if (above.single) return first(context, mul(row(0), errorsAbove.splat(0)));
  let sum: Code = [];
  for (let k = 0; k < above.units; k += 2) {
    const a = body.pair(row(k >> 1));
    const b = body.pair(nextRow(k >> 1));
    const low = mul(lows(a, b), errorsAbove.splat(k));
    sum = body.pair(k === 0 ? first(context, low) : add(sum, low));
    if (k + 1 < above.units) sum = body.pair(add(sum, mul(highs(a, b), errorsAbove.splat(k + 1))));
  }
  return sum;
}

/** The same sum of a single unit, in both lanes. */
function blameOfOne(context: LayerContext, above: LayerPlan, errorsAbove: Values): Code {
  const { body } = context.pen;
  let sum: Code = [];
  for (let k = 0; k < above.units; k++) {
    const weight = loadSplat(none, weightAddress(above, 0, k));
    const product = mul(weight, errorsAbove.splat(k));
    sum = body.pair(k === 0 ? first(context, product) : add(sum, product));
  }
  return sum;
}

/** Few enough errors to be kept at hand in both lanes. */
const AT_HAND = 12;

/** Two units a turn; rows of blocks of one size are as far apart, so a pointer for each size leads through all of them. */
function loopedErrors(
  context: LayerContext,
  layer: LayerPlan,
  above: LayerPlan,
  errorsAbove: Values,
  rate: Code,
): LayerErrors {
  const { body } = context.pen;
  const sizes = [...new Set(above.blocks)];
  const pointers = sizes.map(() => body.variable('i32', none));
  const at = body.variable('i32', none);
  const atHand = above.units <= AT_HAND;
  const splats = atHand ? Array.from({ length: above.units }, (_, k) => body.pair(errorsAbove.splat(k))) : [];
  const stored = inMemory(above.errors);
  const errorsHere: Values = { ...stored, splat: (k) => (atHand ? splats[k] : stored.splat(k)) };
  const loop = body.inner(() => {
    const weights = (row: number) => (pair: number) => {
      if (above.single) return load(at.get, above.weights + 8 * row);
      const { size } = blockOf(above, pair);
      return load(pointers[sizes.indexOf(size)].get, pairAddress(above, row, pair));
    };
    const sum = blame(context, above, errorsHere, weights(0), weights(1));
    const error = body.pair(times(slope(context, layer, load(at.get, layer.outputs)), sum));
    body.emit(store(at.get, error, layer.errors), store(at.get, mul(rate, error), layer.steps));
    sizes.forEach((size, n) => body.emit(pointers[n].set(i32.add(pointers[n].get, i32.of(32 * size)))));
    body.emit(at.set(i32.add(at.get, i32.of(16))));
  });
  body.emit(repeat(loop, i32.ne(at.get, i32.of(16 * layer.pairs))));
  return { errors: inMemory(layer.errors), steps: inMemory(layer.steps) };
}
