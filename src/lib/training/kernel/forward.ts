// Code of the forward pass of one layer: net inputs, outputs, and in fused layers the change that was waiting.
import type { Body, Local } from './body';
import type { Code } from './code';
import { powerOfNegative, sigmoid, tanh, type Pen } from './elementary';
import { f64, f64x2, i32, repeat } from './instructions';
import { blockOf, pairAddress, type KernelPlan, type LayerPlan } from './plan';
import { inBothLanes, inMemory, inPairs, type Values } from './values';

const { add, sub, mul, div, and, gt, pmax, select, load, loadSplat, store, splat } = f64x2;
const none = i32.of(0);

/** What a layer's code works with beside its pen. */
export interface LayerContext {
  pen: Pen;
  plan: KernelPlan;
  /** Gathers the bits of I − I: zeros while every net input is finite. */
  notFinite: Local;
}

/** Where the inputs of a layer start in memory: of this tuple, and of the one before. */
export interface InputPointers {
  now: Code;
  before: Code;
}

export function forward(
  context: LayerContext,
  layer: LayerPlan,
  inputs: Values,
  pointers: InputPointers,
): Values {
  if (layer.kept) keepOutputs(context.pen.body, layer);
  if (layer.single) return finish(context, layer, [singleNet(context, layer, inputs, pointers)]);
  if (layer.unrolled) return finish(context, layer, unrolledNets(context, layer, inputs));
  return loopedForward(context, layer, pointers);
}

/** The sum of products that starts from +0; without seen signs of zero the 0 may be left out. */
export const first = ({ plan, pen }: LayerContext, product: Code): Code =>
  plan.signedZeros ? add(pen.constants.both(0), product) : product;

function unrolledNets(context: LayerContext, layer: LayerPlan, inputs: Values): Code[] {
  const { body } = context.pen;
  const splats = Array.from({ length: layer.below }, (_, i) => body.pair(inputs.splat(i)));
  return Array.from({ length: layer.pairs }, (_, v) => {
    let sum: Code = [];
    for (let i = 0; i < layer.below; i++) {
      const product = mul(load(none, pairAddress(layer, i, v)), splats[i]);
      sum = body.pair(i === 0 ? first(context, product) : add(sum, product));
    }
    return body.pair(add(sum, load(none, layer.biases + 16 * v)));
  });
}

/** The net input of a single unit in both lanes; its weights lie side by side, two products are made at once. */
function singleNet(context: LayerContext, layer: LayerPlan, inputs: Values, pointers: InputPointers): Code {
  const { body } = context.pen;
  const bias = load(none, layer.biases);
  if (layer.unrolled) {
    let sum: Code = [];
    for (let v = 0; v < layer.pairsBelow; v++) {
      const products = body.pair(mul(load(none, layer.weights + 16 * v), inputs.pair(v)));
      const low = f64x2.lane(products, 0);
      sum = body.pair(v === 0 ? first(context, low) : add(sum, low));
      if (2 * v + 1 < layer.below) sum = body.pair(add(sum, f64x2.lane(products, 1)));
    }
    return body.pair(add(sum, bias));
  }
  const sum = body.variable('v128', context.pen.constants.both(0));
  const x = body.variable('i32', pointers.now);
  const w = body.variable('i32', i32.of(layer.weights));
  const loop = body.inner(() => {
    const products = body.pair(mul(load(w.get), load(x.get)));
    body.emit(sum.set(add(add(sum.get, f64x2.lane(products, 0)), f64x2.lane(products, 1))));
    body.emit(x.set(i32.add(x.get, i32.of(16))), w.set(i32.add(w.get, i32.of(16))));
  });
  body.emit(repeat(loop, i32.ne(w.get, i32.of(layer.weights + 16 * layer.pairsBelow))));
  return body.pair(add(sum.get, bias));
}

/** Block by block: the sums of a block's units grow together along the rows; a fused layer changes each weight on the way. */
function loopedForward(context: LayerContext, layer: LayerPlan, { now, before }: InputPointers): Values {
  const { body } = context.pen;
  const whole = layer.activation === 'softmax';
  const nets: Code[] = [];
  for (let start = 0; start < layer.pairs;) {
    const { size } = blockOf(layer, start);
    const from = start;
    const write = (): void => {
      const sums = blockSums(context, layer, from, size, now, before);
      const blockNets = sums.map((sum, v) => body.pair(add(sum, load(none, layer.biases + 16 * (from + v)))));
      if (whole) nets.push(...blockNets);
      else storeOutputs(layer, body, from, activated(context, layer, from, blockNets));
    };
    if (whole) write();
    else body.scope(write);
    start += size;
  }
  if (whole) return finish(context, layer, nets);
  return inMemory(layer.outputs);
}

function blockSums(
  { pen: { body, constants } }: LayerContext,
  layer: LayerPlan,
  start: number,
  size: number,
  now: Code,
  before: Code,
): Code[] {
  const pairs = Array.from({ length: size }, (_, v) => v);
  const sums = pairs.map(() => body.variable('v128', constants.both(0)));
  const steps = layer.fused ? pairs.map((v) => body.pair(load(none, layer.steps + 16 * (start + v)))) : [];
  const x = body.variable('i32', now);
  const o = body.variable('i32', layer.fused ? before : none);
  const from = pairAddress(layer, 0, start);
  const row = 16 * size;
  const rows = 2 * layer.pairsBelow;
  const unroll = 1;
  const w = body.variable('i32', i32.of(from));
  const loop = body.inner(() => {
    for (let n = 0; n < unroll; n++) {
      const input = body.pair(loadSplat(x.get, 8 * n));
      const inputBefore = layer.fused ? body.pair(loadSplat(o.get, 8 * n)) : [];
      for (const v of pairs) {
        const old = load(w.get, n * row + 16 * v);
        const weight = body.pair(layer.fused ? add(old, mul(steps[v], inputBefore)) : old);
        if (layer.fused) body.emit(store(w.get, weight, n * row + 16 * v));
        body.emit(sums[v].set(add(sums[v].get, mul(weight, input))));
      }
    }
    body.emit(x.set(i32.add(x.get, i32.of(8 * unroll))));
    if (layer.fused) body.emit(o.set(i32.add(o.get, i32.of(8 * unroll))));
    body.emit(w.set(i32.add(w.get, i32.of(row * unroll))));
  });
  body.emit(repeat(loop, i32.ne(w.get, i32.of(from + row * rows))));
  return sums.map((sum) => sum.get);
}

/** Copies the outputs of the tuple before to where the fused layer above looks for them. */
function keepOutputs(body: Body, layer: LayerPlan): void {
  for (let v = 0; v < layer.pairs; v++)
    body.emit(store(none, load(none, layer.outputs + 16 * v), layer.outputsBefore + 16 * v));
}

function storeOutputs(layer: LayerPlan, body: Body, start: number, outputs: readonly Code[]): void {
  outputs.forEach((output, v) => body.emit(store(none, output, layer.outputs + 16 * (start + v))));
}

/** The outputs of a layer whose net inputs are all there, stored if they are wanted in memory. */
function finish(context: LayerContext, layer: LayerPlan, nets: Code[]): Values {
  const { body } = context.pen;
  const outputs: Code[] = [];
  const width = layer.activation === 'softmax' ? nets.length : GROUP;
  for (let from = 0; from < nets.length; from += width)
    outputs.push(...activated(context, layer, from, nets.slice(from, from + width)));
  if (layer.stored) {
    const { lowLane } = context.pen.constants;
    storeOutputs(layer, body, 0, layer.single ? [and(outputs[0], lowLane)] : outputs);
  }
  return layer.single ? inBothLanes(outputs[0]) : inPairs(outputs);
}

/** How many pairs go through an activation side by side. */
const GROUP = 4;

/** O = f(I) of some neighbouring pairs; the lane that fills an odd layer up gives 0. */
function activated(context: LayerContext, layer: LayerPlan, start: number, nets: Code[]): Code[] {
  const { pen, plan, notFinite } = context;
  const { body, constants } = pen;
  if (plan.statistics)
    for (const net of nets) body.emit(notFinite.set(f64x2.or(notFinite.get, sub(net, net))));
  const outputs = unmasked(pen, layer, nets);
  const last = layer.pairs - 1 - start;
  if (layer.units % 2 === 1 && !layer.single && last < outputs.length)
    outputs[last] = body.pair(and(outputs[last], constants.lowLane));
  return outputs;
}

function unmasked(pen: Pen, layer: LayerPlan, nets: Code[]): Code[] {
  const { body, constants } = pen;
  switch (layer.activation) {
    case 'sigmoid':
      return sigmoid(pen, nets);
    case 'tanh':
      return tanh(pen, nets);
    case 'relu':
      return nets.map((net) => body.pair(pmax(constants.both(0), net)));
    case 'leaky_relu':
      return nets.map((net) =>
        body.pair(select(net, mul(constants.both(0.01), net), gt(net, constants.both(0)))),
      );
    case 'identity':
      return nets;
    case 'softmax':
      return softmax(pen, layer, nets);
  }
}

/** e^(I − m) over their sum in index order, m the largest net input. */
function softmax(pen: Pen, layer: LayerPlan, nets: Code[]): Code[] {
  const { body } = pen;
  const full = nets.slice();
  const last = nets.length - 1;
  if (layer.units % 2 === 1) full[last] = body.pair(f64x2.lane(nets[last], 0));
  let most: Code = full[0];
  for (const net of full.slice(1)) most = body.pair(pmax(most, net));
  const largest = body.pair(pmax(f64x2.lane(most, 0), f64x2.lane(most, 1)));
  const powers = full.flatMap((net) => powerOfNegative(pen, [body.pair(sub(net, largest))]));
  let sum: Code = f64.of(0);
  for (let k = 0; k < layer.units; k++)
    sum = body.value('f64', f64.add(sum, f64.lane(powers[k >> 1], k & 1)));
  const total = body.pair(splat(sum));
  return powers.map((power) => body.pair(div(power, total)));
}
