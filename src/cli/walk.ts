// The steps of a walk as plain objects, one for each line that `trace` prints.
import type { Experiment } from '$lib/experiment/types';
import { narrate } from '$lib/nn/narrate';
import { layerSizes, unitNumber } from '$lib/nn/network';
import { rateInEpoch } from '$lib/nn/rate';
import { resultRef, type Step } from '$lib/nn/steps';
import { endsBatch } from '$lib/nn/update';
import { isOver, presentNext, tupleAt } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';
import { ends, jsonNumber, symbol } from './names';

/** One line; its fields depend on the kind of step, see docs/experiment-file.md. */
export type Line = Record<string, unknown>;

/**
 * The steps of `tuples` tuples from a state on, beginning with step `first` (from 1) of the first of them. The state moves on with the
 * walk. Ends earlier when training does.
 */
export function* walk(
  experiment: Experiment,
  state: TrainingState,
  tuples: number,
  first: number,
): Generator<Line> {
  for (let n = 0; n < tuples && !isOver(state); n++) {
    yield* walkTuple(experiment, state, n === 0 ? first : 1);
    presentNext(experiment, state);
  }
}

/** How many steps the tuple that is next has. */
export const lengthOfNext = (experiment: Experiment, state: TrainingState): number =>
  narrationOf(experiment, state).length;

function narrationOf(
  { training, data, ...experiment }: Experiment,
  { learner, epoch, tuple }: TrainingState,
) {
  const row = tupleAt({ training, data, ...experiment }, epoch, tuple);
  return narrate({
    learner,
    tuple: data.tuples[row],
    rule: training,
    rate: rateInEpoch(training.learningRate, epoch),
    endsBatch: endsBatch(training.updating, tuple, data.tuples.length),
  });
}

function* walkTuple(experiment: Experiment, state: TrainingState, first: number): Generator<Line> {
  const narration = narrationOf(experiment, state);
  const sizes = layerSizes(state.learner.network);
  const { epoch, tuple } = state;
  for (let step = first; step <= narration.length; step++)
    yield { epoch, tuple, step, ...lineOf(narration.step(step), sizes) };
}

function lineOf(step: Step, sizes: readonly number[]): Line {
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
function extras(step: Step): Line {
  if ('terms' in step) return { sum: jsonNumber(step.total) };
  if (!('increment' in step)) return {};
  const increment = { [step.kind.startsWith('weight') ? 'dw' : 'dtheta']: jsonNumber(step.increment) };
  return { old: jsonNumber(step.old), ...increment, new: jsonNumber(step.value) };
}
