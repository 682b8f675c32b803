// Code of what an epoch's statistics take from a tuple: its loss, whether it is misclassified, its largest increment.
import type { Code } from './code';
import type { LayerContext } from './forward';
import { call, f64, f64x2, i32, select, when } from './instructions';
import type { LayerPlan } from './plan';
import type { Values } from './values';

const { mul, and, pmax, lane } = f64x2;

/** Places of the imported functions. */
export const LOG = 0;

/** L(O, T) as a double, as nn/losses sums it. */
export function lossOf(
  { pen: { body }, plan }: LayerContext,
  layer: LayerPlan,
  outputs: Values,
  targets: Values,
): Code {
  const sum = body.variable('f64', f64.of(0));
  const at = (values: Values, k: number): Code =>
    f64.lane(layer.single ? values.splat(0) : values.pair(k >> 1), layer.single ? 0 : k & 1);
  const less = (factor: Code, of: Code): Code => sum.set(f64.sub(sum.get, f64.mul(factor, call(LOG, of))));
  for (let k = 0; k < layer.units; k++) {
    const target = body.value('f64', at(targets, k));
    const output = body.value('f64', at(outputs, k));
    if (plan.loss === 'half_sse' || plan.loss === 'mean_square') {
      const difference = body.value('f64', f64.sub(target, output));
      body.emit(sum.set(f64.add(sum.get, f64.mul(difference, difference))));
      continue;
    }
    body.emit(when(f64.ne(target, f64.of(0)), less(target, output)));
    if (plan.loss === 'binary_cross_entropy') {
      const rest = less(f64.sub(f64.of(1), target), f64.sub(f64.of(1), output));
      body.emit(when(f64.ne(target, f64.of(1)), rest));
    }
  }
  if (plan.loss === 'half_sse') return f64.mul(f64.of(0.5), sum.get);
  if (plan.loss === 'mean_square') return f64.div(sum.get, f64.of(layer.units));
  return sum.get;
}

/** 1 when the outputs say another class than the targets, whose class is known. */
export function misclassified(
  { pen: { body } }: LayerContext,
  layer: LayerPlan,
  outputs: Values,
  known: Code,
): Code {
  if (layer.single) return i32.ne(f64.ge(f64.lane(outputs.splat(0), 0), f64.of(0.5)), known);
  const best = body.variable('f64', f64.lane(outputs.pair(0), 0));
  const index = body.variable('i32', i32.of(0));
  for (let k = 1; k < layer.units; k++) {
    const output = body.value('f64', f64.lane(outputs.pair(k >> 1), k & 1));
    const larger = body.value('i32', f64.gt(output, best.get));
    body.emit(index.set(select(i32.of(k), index.get, larger)), best.set(select(output, best.get, larger)));
  }
  return i32.ne(index.get, known);
}

/** The largest |(l Err_j) O_i| of a layer, in either lane: the product of the largest factors. `most` is the largest |O_i| if known. */
export function largestIncrement(
  { pen: { body, constants } }: LayerContext,
  layer: LayerPlan,
  steps: Values,
  inputs: Values,
  most: Code | null,
): Code {
  const largest = (values: Values, pairs: number): Code => {
    let found: Code = [];
    for (let v = 0; v < pairs; v++) {
      const size = and(values.pair(v), constants.magnitude);
      found = body.pair(v === 0 ? size : pmax(found, size));
    }
    return found;
  };
  const step = largest(steps, layer.pairs);
  if (most !== null) return mul(step, most);
  const input = largest(inputs, layer.pairsBelow);
  return mul(step, body.pair(pmax(lane(input, 0), lane(input, 1))));
}
