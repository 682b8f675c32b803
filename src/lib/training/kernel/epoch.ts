// Code of the end of an epoch: its entry in the log, the rules that may end training, and the start of the next.
import type { Local } from './body';
import { f64, f64x2, i32, repeat } from './instructions';
import { isPlain } from './change';
import { LOG_ENTRY } from './plan';
import type { RunContext } from './context';
import type { Code } from './code';

const { sub, and, pmax, load, store, lane } = f64x2;

/** Writes the epoch into the log, tests the rules, and starts the next epoch with empty sums. */
export function closeEpoch(context: RunContext): void {
  const { plan, layout, pen, variables } = context;
  const { body, constants } = pen;
  const { tuple, epoch, loss, missed, largestTuple, largestUpdate, logged, over } = variables;
  if (plan.statistics) {
    const byCase = plan.updating === 'case';
    const joined = (local: Local): Code =>
      body.value('f64', f64.lane(pmax(local.get, lane(local.get, 1)), 0));
    const ofUpdate = joined(isPlain(plan) ? largestTuple : largestUpdate);
    const ofTuple = byCase ? ofUpdate : joined(largestTuple);
    const accumulated = largestAccumulated(context);
    const entry = body.value('i32', i32.mul(logged.get, i32.of(8 * LOG_ENTRY)));
    [loss.get, f64.fromI32(missed.get), ofTuple, ofUpdate, accumulated].forEach((value, n) =>
      body.emit(f64.store(entry, value, layout.log + 8 * n)),
    );
    body.emit(logged.set(i32.add(logged.get, i32.of(1))));
    for (const rule of rulesThatHold(context, ofUpdate)) body.emit(over.set(i32.or(over.get, rule)));
  }
  body.emit(
    tuple.set(i32.of(0)),
    epoch.set(f64.add(epoch.get, f64.of(1))),
    loss.set(f64.of(0)),
    missed.set(i32.of(0)),
    largestTuple.set(constants.both(0)),
    largestUpdate.set(constants.both(0)),
  );
}

/** max |w − w at the start of the epoch|; the present weights become the start of the next. */
function largestAccumulated({ layout, pen: { body, constants } }: RunContext): Code {
  const { from, to } = layout.weights;
  const largest = body.variable('v128', constants.both(0));
  const at = body.variable('i32', i32.of(from));
  const loop = body.inner(() => {
    const weight = body.pair(load(at.get));
    const moved = and(sub(weight, load(at.get, layout.start)), constants.magnitude);
    body.emit(largest.set(pmax(largest.get, moved)), store(at.get, weight, layout.start));
    body.emit(at.set(i32.add(at.get, i32.of(16))));
  });
  body.emit(repeat(loop, i32.ne(at.get, i32.of(to))));
  return body.value('f64', f64.lane(pmax(largest.get, lane(largest.get, 1)), 0));
}

/** The rules of the plan, each 1 when it holds after the epoch. */
function rulesThatHold({ plan, variables: { epoch, missed } }: RunContext, change: Code): Code[] {
  const { weightChangeBelow, misclassifiedBelow, epochs } = plan.stop;
  const rules: Code[] = [];
  if (weightChangeBelow !== null) rules.push(f64.lt(change, f64.of(weightChangeBelow)));
  const percent = f64.div(f64.mul(f64.of(100), f64.fromI32(missed.get)), f64.of(plan.tuples));
  if (misclassifiedBelow === 0) rules.push(i32.eqz(missed.get));
  else if (misclassifiedBelow !== null) rules.push(f64.lt(percent, f64.of(misclassifiedBelow)));
  if (epochs !== null) rules.push(f64.ge(epoch.get, f64.of(epochs)));
  return rules;
}
