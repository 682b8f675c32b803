// The steps of a walk as plain records, and as a CSV table.
import type { Experiment } from '$lib/experiment/types';
import { layerSizes, unitNumber } from '$lib/nn/network';
import { resultRef, type Step } from '$lib/nn/steps';
import { narrationOf } from '$lib/training/narration';
import { cloneState, isOver, presentNext } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';
import { csv, type Cell } from './csv';
import { ends, jsonNumber, symbol } from './names';

/** One step; its fields depend on the kind of step, see docs/experiment-file.md. */
export type TraceRecord = Record<string, unknown>;

/**
 * The steps of `tuples` tuples from a state on, beginning with step `first` (from 1) of the first of them. The state moves on with the
 * walk. Ends earlier when training does.
 */
export function* traceRecords(
  experiment: Experiment,
  state: TrainingState,
  tuples: number,
  first = 1,
): Generator<TraceRecord> {
  for (let n = 0; n < tuples && !isOver(state); n++) {
    yield* recordsOfTuple(experiment, state, n === 0 ? first : 1);
    presentNext(experiment, state);
  }
}

/** How many steps the tuple that is next has. */
export const lengthOfNext = (experiment: Experiment, state: TrainingState): number =>
  narrationOf(experiment, state).length;

/**
 * The steps of `tuples` tuples from a state on as CSV: place, phase, kind, symbol, the sum so far, the value before, the increment, the
 * value, and the factors as `w14=0.2 O1=1`. Every digit of each number. The state is left as it is.
 */
export function traceCsv(experiment: Experiment, from: TrainingState, tuples: number): string {
  const rows: Cell[][] = [];
  for (const record of traceRecords(experiment, cloneState(from), tuples)) {
    const { epoch, tuple, step, phase, kind, symbol: name, sum, old, dw, dtheta, value } = record;
    const factors = (record.factors as { symbol: string; value: Cell }[])
      .map((factor) => `${factor.symbol}=${factor.value}`)
      .join(' ');
    rows.push([epoch, tuple, step, phase, kind, name, sum, old, dw ?? dtheta, value, factors] as Cell[]);
  }
  return csv(
    ['epoch', 'tuple', 'step', 'phase', 'kind', 'symbol', 'sum', 'old', 'increment', 'value', 'factors'],
    rows,
  );
}

function* recordsOfTuple(
  experiment: Experiment,
  state: TrainingState,
  first: number,
): Generator<TraceRecord> {
  const narration = narrationOf(experiment, state);
  const sizes = layerSizes(state.learner.network);
  const { epoch, tuple } = state;
  for (let step = first; step <= narration.length; step++)
    yield { epoch, tuple, step, ...recordOf(narration.step(step), sizes) };
}

function recordOf(step: Step, sizes: readonly number[]): TraceRecord {
  const { phase, kind } = step;
  return {
    phase,
    kind,
    ...('unit' in step && { unit: unitNumber(sizes, step.unit) }),
    ...('weight' in step && { weight: ends(sizes, step.weight) }),
    symbol: symbol(sizes, resultRef(step)),
    factors: step.factors.map((factor) => ({
      symbol: symbol(sizes, factor),
      value: jsonNumber(factor.value),
    })),
    ...extras(step),
    value: jsonNumber(step.value),
  };
}

/** The sum so far, or the value before, its increment and the value after. */
function extras(step: Step): TraceRecord {
  if ('terms' in step) return { sum: jsonNumber(step.total) };
  if (!('increment' in step)) return {};
  const increment = { [step.kind.startsWith('weight') ? 'dw' : 'dtheta']: jsonNumber(step.increment) };
  return { old: jsonNumber(step.old), ...increment, new: jsonNumber(step.value) };
}
