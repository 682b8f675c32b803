// Code that changes weights and biases, or gathers their increments: nn/update, a pair at a time.
import type { Local } from './body';
import type { Code } from './code';
import type { LayerContext } from './forward';
import { f64x2, i32, repeat } from './instructions';
import { blockOf, pairAddress, type Layout, type LayerPlan } from './plan';
import type { Values } from './values';

const { add, sub, mul, div, and, pmax, load, loadSplat, store } = f64x2;
const none = i32.of(0);

/** What changing works with: the layout, l, l λ, and the largest |Δw| of an update so far. */
export interface ChangeContext extends LayerContext {
  layout: Layout;
  rate: Code;
  decay: Code;
  largest: Local;
}

type Kind = 'weight' | 'bias';

/** The change of a layer by one tuple, applied or gathered: Δw = (l Err) O. In a fused layer the biases only. */
export function changeByTuple(
  context: ChangeContext,
  layer: LayerPlan,
  inputs: Values,
  pointer: Code,
  steps: Values,
): void {
  const { plan, pen } = context;
  if (layer.unrolled) changeUnrolled(context, layer, inputs, steps);
  else if (!layer.fused) changeLooped(context, layer, pointer);
  if (!plan.updateBiases && plan.updating === 'case' && plan.momentum === 0) return;
  for (let v = 0; v < layer.pairs; v++)
    pen.body.scope(() => {
      const step = plan.updateBiases ? steps.pair(v) : pen.constants.both(0);
      changePair(context, none, layer.biases + 16 * v, step, 'bias');
    });
}

function changeUnrolled(context: ChangeContext, layer: LayerPlan, inputs: Values, steps: Values): void {
  const { body, constants } = context.pen;
  for (let v = 0; layer.single && v < layer.pairsBelow; v++) {
    // One unit below has its value in both lanes, but only one weight.
    const input = layer.below === 1 ? and(inputs.pair(v), constants.lowLane) : inputs.pair(v);
    changePair(context, none, layer.weights + 16 * v, mul(steps.splat(0), input), 'weight');
  }
  for (let i = 0; !layer.single && i < layer.below; i++)
    body.scope(() => {
      const input = body.pair(inputs.splat(i));
      for (let v = 0; v < layer.pairs; v++)
        changePair(context, none, pairAddress(layer, i, v), mul(steps.pair(v), input), 'weight');
    });
}

/** The same in loops along the rows, block by block; inputs are read from the pointer on, l Err from memory. */
export function changeLooped(context: ChangeContext, layer: LayerPlan, pointer: Code): void {
  const { body } = context.pen;
  for (let start = 0; start < layer.pairs;) {
    const size = layer.single ? 1 : blockOf(layer, start).size;
    const first = start;
    body.scope(() => {
      const steps = Array.from({ length: size }, (_, v) =>
        body.pair(load(none, layer.steps + 16 * (first + v))),
      );
      const from = layer.single ? layer.weights : pairAddress(layer, 0, first);
      const x = body.variable('i32', pointer);
      const w = body.variable('i32', i32.of(from));
      const loop = body.inner(() => {
        const input = body.pair(layer.single ? load(x.get) : loadSplat(x.get));
        steps.forEach((step, v) => changePair(context, w.get, 16 * v, mul(step, input), 'weight'));
        body.emit(
          x.set(i32.add(x.get, i32.of(layer.single ? 16 : 8))),
          w.set(i32.add(w.get, i32.of(16 * size))),
        );
      });
      const rows = layer.single ? layer.pairsBelow : 2 * layer.pairsBelow;
      body.emit(repeat(loop, i32.ne(w.get, i32.of(from + 16 * size * rows))));
    });
    start += size;
  }
}

/** One pair of weights or biases at base + at, and what its tuple asks of it. */
function changePair(context: ChangeContext, base: Code, at: number, asked: Code, kind: Kind): void {
  const { layout, plan, pen } = context;
  if (plan.updating === 'case') return apply(context, base, at, asked, kind);
  const gathered = at + layout.gathered;
  pen.body.emit(store(base, add(load(base, gathered), asked), gathered));
}

/** w = w + Δ with Δ = (asked − (l λ) w) + α Δ(t − 1); parts that are 0 by the rule are left out. */
function apply(context: ChangeContext, base: Code, at: number, asked: Code, kind: Kind): void {
  const { layout, plan, pen, decay, largest } = context;
  const { body, constants } = pen;
  const plain = plan.momentum === 0 && (plan.l2 === 0 || kind === 'bias');
  const old = plain ? load(base, at) : body.pair(load(base, at));
  let increment = asked;
  if (plan.l2 !== 0 && kind === 'weight') increment = sub(increment, mul(decay, old));
  if (plan.momentum !== 0) {
    const before = load(base, at + layout.previous);
    increment = body.pair(add(increment, mul(constants.both(plan.momentum), before)));
    body.emit(store(base, increment, at + layout.previous));
  }
  if (plan.statistics && kind === 'weight' && !isPlain(plan)) {
    increment = body.pair(increment);
    body.emit(largest.set(pmax(largest.get, and(increment, constants.magnitude))));
  }
  if (kind === 'weight' || plan.updateBiases) body.emit(store(base, add(old, increment), at));
}

/** Whether an update is the increment of one tuple and nothing else, so that its largest follows from the largest factors. */
export const isPlain = ({ updating, momentum, l2 }: LayerContext['plan']): boolean =>
  updating === 'case' && momentum === 0 && l2 === 0;

/** Applies what a batch has gathered, a sum or a mean of `count`, and empties it: −0 + x is x for every x. */
export function applyGathered(context: ChangeContext, count: Code): void {
  const { layout, plan, pen } = context;
  const { body, constants } = pen;
  const ranges = [
    ['weight', layout.weights],
    ['bias', layout.biases],
  ] as const;
  for (const [kind, { from, to }] of ranges)
    body.scope(() => {
      const at = body.variable('i32', i32.of(from));
      const loop = body.inner(() => {
        const total = load(at.get, layout.gathered);
        const asked = body.pair(typeof plan.updating === 'object' ? div(total, count) : total);
        apply(context, at.get, 0, asked, kind);
        body.emit(store(at.get, constants.both(-0), layout.gathered), at.set(i32.add(at.get, i32.of(16))));
      });
      body.emit(repeat(loop, i32.ne(at.get, i32.of(to))));
    });
}
