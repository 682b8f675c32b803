// Code of the one function of a kernel: presents so many tuples, closing epochs on the way.
import { Body, type Local } from './body';
import type { Code, FunctionCode } from './code';
import type { Constants } from './constants';
import { hiddenErrors, outputErrors, type LayerErrors } from './backward';
import { applyGathered, changeByTuple, changeLooped, isPlain } from './change';
import type { RunContext, RunVariables } from './context';
import { closeEpoch } from './epoch';
import { forward } from './forward';
import { f64, f64x2, i32, repeat, select, when } from './instructions';
import { LOG_LENGTH, running, type KernelPlan, type Layout } from './plan';
import { largestIncrement, lossOf, misclassified } from './statistics';
import { inMemory, type Values } from './values';

const none = i32.of(0);

/** `run(count)` presents `count` tuples (≥ 1), fewer when a rule holds or the log is full; returns how many were left. */
export function runFunction(plan: KernelPlan, layout: Layout, constants: Constants): FunctionCode {
  const body = new Body('i32');
  const variables = load(body, layout);
  const { left, tuple, end, epoch, over, logged } = variables;
  const byEpoch = plan.rate === null;
  const rate = byEpoch ? body.local('v128') : null;
  const decay = byEpoch ? body.local('v128') : null;
  const context: RunContext = {
    pen: { body, constants },
    plan,
    layout,
    rate: rate?.get ?? constants.both(plan.rate!),
    decay: decay?.get ?? constants.both(plan.rate! * plan.l2),
    largest: variables.largestUpdate,
    notFinite: variables.notFinite,
    variables,
  };
  const stretch = body.inner(() => {
    if (rate && decay)
      body.emit(
        rate.set(f64x2.splat(f64.div(f64.of(1), epoch.get))),
        decay.set(f64x2.mul(rate.get, constants.both(plan.l2))),
      );
    const toEnd = body.value('i32', i32.sub(i32.of(plan.tuples), tuple.get));
    const some = body.value('i32', select(left.get, toEnd, i32.ltU(left.get, toEnd)));
    body.emit(left.set(i32.sub(left.get, some)), end.set(i32.add(tuple.get, some)));
    body.emit(variables.at.set(addressOf(context)));
    body.emit(
      repeat(
        body.inner(() => presentTuple(context)),
        i32.ne(tuple.get, end.get),
      ),
    );
    flush(context);
    body.emit(
      when(
        i32.eq(tuple.get, i32.of(plan.tuples)),
        body.inner(() => closeEpoch(context)),
      ),
    );
  });
  const go = i32.and(i32.ne(left.get, none), i32.eqz(i32.or(over.get, isFull(logged))));
  body.emit(repeat(stretch, go));
  save(body, layout, variables);
  return body.finish('run', ['i32'], left.get);
}

const isFull = (logged: Local): Code => i32.eq(logged.get, i32.of(LOG_LENGTH));

function addressOf({ plan, layout, variables: { tuple } }: RunContext): Code {
  const index = plan.shuffled ? i32.load(i32.shl(tuple.get, i32.of(2)), layout.order) : tuple.get;
  return i32.add(i32.mul(index, i32.of(layout.stride)), i32.of(layout.data));
}

/** One tuple: forward, backward, what the statistics take, and the change. */
function presentTuple(context: RunContext): void {
  const { plan, layout, variables, pen, rate } = context;
  const { body } = pen;
  const { at, before, tuple } = variables;
  const { layers } = layout;
  const last = layers.length - 1;
  body.emit(before.set(at.get), at.set(addressOf(context)));
  const inputs: Values[] = [inMemory(layout.inputsAt, at.get)];
  const pointers = layers.map((_, l) =>
    l === 0
      ? { now: at.get, before: before.get }
      : { now: i32.of(layers[l - 1].outputs), before: i32.of(layers[l - 1].outputsBefore) },
  );
  layers.forEach((layer, l) => inputs.push(forward(context, layer, inputs[l], pointers[l])));
  const outputs = inputs[last + 1];
  const targets = inMemory(layout.targetsAt, at.get);
  const errors = new Array<LayerErrors>(layers.length);
  errors[last] = outputErrors(context, layers[last], outputs, targets, rate);
  for (let l = last - 1; l >= 0; l--)
    errors[l] = hiddenErrors(context, layers[l], inputs[l + 1], layers[l + 1], errors[l + 1].errors, rate);
  if (plan.statistics) takeStatistics(context, inputs, errors, targets);
  for (let l = last; l >= 0; l--) {
    const pointer = l === 0 ? at.get : i32.of(layers[l - 1].outputs);
    changeByTuple(context, layers[l], inputs[l], pointer, errors[l].steps);
  }
  body.emit(tuple.set(i32.add(tuple.get, i32.of(1))));
  if (plan.updating !== 'case') endBatch(context);
  else if (plan.momentum !== 0) body.emit(variables.updated.set(i32.of(1)));
}

/** After the last tuple of a batch or of the epoch what was gathered is applied. */
function endBatch(context: RunContext): void {
  const { plan, pen, variables } = context;
  const { body } = pen;
  const { gathered, updated, tuple } = variables;
  body.emit(gathered.set(i32.add(gathered.get, i32.of(1))));
  const epochEnds = i32.eq(tuple.get, i32.of(plan.tuples));
  const ends =
    typeof plan.updating === 'object'
      ? i32.or(epochEnds, i32.eq(gathered.get, i32.of(plan.updating.batch)))
      : epochEnds;
  const apply = body.inner(() => {
    const count = body.pair(f64x2.splat(f64.fromI32(gathered.get)));
    applyGathered(context, count);
    body.emit(gathered.set(none), updated.set(i32.of(1)));
  });
  body.emit(when(ends, apply));
}

function takeStatistics(context: RunContext, inputs: Values[], errors: LayerErrors[], targets: Values): void {
  const { plan, layout, variables, pen } = context;
  const { body } = pen;
  const { layers } = layout;
  const last = layers[layers.length - 1];
  const outputs = inputs[layers.length];
  const { at, loss, missed, largestTuple } = variables;
  body.scope(() => body.emit(loss.set(f64.add(loss.get, lossOf(context, last, outputs, targets)))));
  body.scope(() => {
    const known = i32.load(at.get, layout.factsAt + 8);
    body.emit(missed.set(i32.add(missed.get, misclassified(context, last, outputs, known))));
  });
  if (plan.updating === 'case' && !isPlain(plan)) return;
  layers.forEach((layer, l) =>
    body.scope(() => {
      const most = l === 0 ? f64x2.loadSplat(at.get, layout.factsAt) : null;
      const largest = largestIncrement(context, layer, errors[l].steps, inputs[l], most);
      body.emit(largestTuple.set(f64x2.pmax(largestTuple.get, largest)));
    }),
  );
}

/** Fused layers make the change that waits, and wait for nothing any more. */
function flush(context: RunContext): void {
  const { layout, pen, variables } = context;
  layout.layers.forEach((layer, l) => {
    if (!layer.fused) return;
    changeLooped(context, layer, l === 0 ? variables.at.get : i32.of(layout.layers[l - 1].outputs));
    for (let v = 0; v < layer.pairs; v++)
      pen.body.emit(f64x2.store(none, pen.constants.both(0), layer.steps + 16 * v));
  });
}

function load(body: Body, layout: Layout): RunVariables {
  const at = layout.running;
  const whole = (place: number): Local => body.variable('i32', i32.load(none, at + place));
  const double = (place: number): Local => body.variable('f64', f64.load(none, at + place));
  const pair = (place: number): Local => body.variable('v128', f64x2.load(none, at + place));
  return {
    left: body.parameter(0),
    tuple: whole(running.tuple),
    end: body.local('i32'),
    epoch: double(running.epoch),
    at: body.local('i32'),
    before: body.local('i32'),
    gathered: whole(running.gathered),
    updated: whole(running.updated),
    loss: double(running.loss),
    missed: whole(running.misclassified),
    largestTuple: pair(running.largestTuple),
    largestUpdate: pair(running.largestUpdate),
    notFinite: pair(running.notFinite),
    logged: whole(running.logged),
    over: whole(running.over),
  };
}

function save(body: Body, layout: Layout, variables: RunVariables): void {
  const at = layout.running;
  const { tuple, gathered, updated, missed, logged, over, epoch, loss } = variables;
  for (const [place, { get }] of [
    [running.tuple, tuple],
    [running.gathered, gathered],
    [running.updated, updated],
    [running.misclassified, missed],
    [running.logged, logged],
    [running.over, over],
  ] as const)
    body.emit(i32.store(none, get, at + place));
  for (const [place, { get }] of [
    [running.epoch, epoch],
    [running.loss, loss],
  ] as const)
    body.emit(f64.store(none, get, at + place));
  for (const [place, { get }] of [
    [running.largestTuple, variables.largestTuple],
    [running.largestUpdate, variables.largestUpdate],
    [running.notFinite, variables.notFinite],
  ] as const)
    body.emit(f64x2.store(none, get, at + place));
}
