// Training over an experiment, tuple by tuple and epoch by epoch, at full speed.
import type { Experiment, StopRules } from '$lib/experiment/types';
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { lossOf, misclassified } from '$lib/nn/judge';
import { cloneNetwork, type Network } from '$lib/nn/network';
import { tupleOrder } from '$lib/nn/random';
import { rateInEpoch } from '$lib/nn/rate';
import { applyUpdate, endsBatch, startLearner, update, type Increments } from '$lib/nn/update';
import { failureOfPasses, failureOfUpdate } from './failure';
import { cloneIncrements, copy, largest, largestDifference, largestIncrement } from './increments';
import type { EpochStatistics, RunningEpoch, StopReason, TrainingState } from './types';

/** What may be used again from tuple to tuple: increments to write over, and the order of the epoch. It holds no result. */
export interface Workspace {
  spare: Increments[];
  order: number[];
  orderOf: number;
}

export const newWorkspace = (): Workspace => ({ spare: [], order: [], orderOf: 0 });

/** The state before the first tuple of the first epoch; the experiment's network is copied. */
export function startTraining(experiment: Experiment): TrainingState {
  return {
    learner: startLearner(cloneNetwork(experiment.network)),
    epoch: 1,
    tuple: 0,
    running: null,
    last: null,
    ended: null,
    failure: null,
  };
}

/** A copy that shares nothing that training changes. */
export function cloneState(state: TrainingState): TrainingState {
  const { learner, running } = state;
  return {
    ...state,
    learner: {
      network: cloneNetwork(learner.network),
      previous: cloneIncrements(learner.previous),
      gathered: cloneIncrements(learner.gathered),
      gatheredCount: learner.gatheredCount,
    },
    running: running && { ...running, startWeights: running.startWeights.map(copy) },
  };
}

/** Whether training is over, by a termination rule or by a result that is not finite. */
export const isOver = (state: TrainingState): boolean => state.ended !== null || state.failure !== null;

/** Which tuple of the data is presented at place `tuple` of epoch `epoch`. */
export function tupleAt(
  experiment: Experiment,
  epoch: number,
  tuple: number,
  workspace = newWorkspace(),
): number {
  if (!experiment.training.shuffle) return tuple;
  if (workspace.orderOf !== epoch) {
    workspace.order = tupleOrder(experiment.data.tuples.length, true, experiment.seed, epoch);
    workspace.orderOf = epoch;
  }
  return workspace.order[tuple];
}

/**
 * Presents exactly one tuple and changes the state accordingly, closing the epoch when the tuple was its last. When a result is not
 * finite the learner stays as it was and `failure` is set. Does nothing once training is over.
 */
export function presentNext(experiment: Experiment, state: TrainingState, workspace = newWorkspace()): void {
  if (isOver(state)) return;
  const { training, data } = experiment;
  const { learner, epoch } = state;
  const { network } = learner;
  const { inputs, targets } = data.tuples[tupleAt(experiment, epoch, state.tuple, workspace)];
  const rate = rateInEpoch(training.learningRate, epoch);
  const running = state.running ?? startEpoch(network);

  const pass = forward(network, inputs);
  const errorPass = backward(network, pass, targets);
  state.failure = failureOfPasses(state, pass, errorPass);
  if (state.failure) return;
  const ends = endsBatch(training.updating, state.tuple, data.tuples.length);
  const result = update(learner, pass, errorPass, training, rate, ends, workspace.spare);
  const ofTuple = largestIncrement(rate, errorPass, pass);
  if (result.applied) {
    const plain = training.updating === 'case' && training.momentum === 0 && training.l2 === 0;
    const ofUpdate = plain ? ofTuple : largest(result.applied.weights);
    state.failure = failureOfUpdate(state, result.applied, ofUpdate);
    if (state.failure) return;
    running.largestUpdate = Math.max(running.largestUpdate, ofUpdate);
  }
  running.largestTupleIncrement =
    training.updating === 'case' ? running.largestUpdate : Math.max(running.largestTupleIncrement, ofTuple);

  const outputs = pass.outputs[network.layers.length];
  running.loss += lossOf(network, outputs, targets);
  if (misclassified(outputs, targets)) running.misclassified++;
  applyUpdate(learner, result, training, workspace.spare);
  state.running = running;
  state.tuple++;
  if (state.tuple === data.tuples.length) closeEpoch(experiment, state, running, rate);
}

/** Finishes the running epoch and returns its statistics; null when training is over, or fails, before the epoch's end. */
export function trainEpoch(
  experiment: Experiment,
  state: TrainingState,
  workspace = newWorkspace(),
): EpochStatistics | null {
  const { epoch } = state;
  while (state.epoch === epoch && !isOver(state)) presentNext(experiment, state, workspace);
  return state.epoch === epoch ? null : state.last;
}

function startEpoch(network: Network): RunningEpoch {
  return {
    loss: 0,
    misclassified: 0,
    largestTupleIncrement: 0,
    largestUpdate: 0,
    startWeights: network.layers.map((layer) => copy(layer.weights)),
  };
}

function closeEpoch(
  experiment: Experiment,
  state: TrainingState,
  running: RunningEpoch,
  learningRate: number,
): void {
  const { training, data } = experiment;
  const byCase = training.updating === 'case';
  const { loss, misclassified, largestTupleIncrement, largestUpdate, startWeights } = running;
  const last: EpochStatistics = {
    epoch: state.epoch,
    learningRate,
    loss,
    misclassified,
    misclassifiedPercent: (100 * misclassified) / data.tuples.length,
    largestTupleIncrement,
    largestUpdate,
    largestAccumulated: largestDifference(state.learner.network, startWeights),
    largestChange: byCase ? largestTupleIncrement : largestUpdate,
  };
  const reasons = reasonsToStop(training.stop, last);
  state.last = last;
  state.running = null;
  state.ended = reasons.length > 0 ? { reasons } : null;
  state.epoch++;
  state.tuple = 0;
}

/** Every termination rule that holds after an epoch with these statistics; the first is the reason. */
export function reasonsToStop(
  stop: StopRules,
  statistics: Pick<EpochStatistics, 'epoch' | 'misclassifiedPercent' | 'largestChange'>,
): StopReason[] {
  const { weightChangeBelow, misclassifiedBelow, epochs } = stop;
  const { misclassifiedPercent: percent, largestChange, epoch } = statistics;
  const reasons: StopReason[] = [];
  if (weightChangeBelow !== null && largestChange < weightChangeBelow) reasons.push('weightChange');
  if (
    misclassifiedBelow !== null &&
    (percent < misclassifiedBelow || (misclassifiedBelow === 0 && percent === 0))
  )
    reasons.push('misclassified');
  if (epochs !== null && epoch >= epochs) reasons.push('epochs');
  return reasons;
}
