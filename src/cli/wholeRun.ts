// A whole training run as the one object that `train` prints.
import type { Experiment } from '$lib/experiment/types';
import { layerSizes } from '$lib/nn/network';
import { isOver, newWorkspace, startTraining, trainEpoch } from '$lib/training/trainer';
import type { EpochStatistics, Failure, StopReason } from '$lib/training/types';
import { jsonNumber, place } from '$lib/export/names';

export interface RunOptions {
  /** Every how many epochs one goes into the history; without it only the last does. */
  every?: number;
  /** The epoch after which the run ends even if no rule holds. */
  limit: number;
}

export interface RunResult {
  epochs: number;
  reason: StopReason | 'limit' | 'notFinite';
  reasons: RunResult['reason'][];
  /** Where a result was not finite; the network is the last finite one. */
  failure?: Record<string, unknown>;
  network: { weights: number[][][]; biases: number[][] };
  history: EpochStatistics[];
}

/** Trains from the start until a rule holds, a result is not finite, or the limit is reached. */
export function trainToTheEnd(experiment: Experiment, { every, limit }: RunOptions): RunResult {
  const state = startTraining(experiment);
  const workspace = newWorkspace();
  const history: EpochStatistics[] = [];
  while (!isOver(state) && state.epoch <= limit) {
    const statistics = trainEpoch(experiment, state, workspace);
    if (statistics && every && statistics.epoch % every === 0) history.push(statistics);
  }
  const { last, failure, ended, learner } = state;
  if (last && history[history.length - 1] !== last) history.push(last);
  const reasons = failure ? (['notFinite'] as const) : (ended?.reasons ?? (['limit'] as const));
  const { layers } = learner.network;
  return {
    epochs: state.epoch - 1,
    reason: reasons[0],
    reasons: [...reasons],
    ...(failure && { failure: describeFailure(experiment, failure) }),
    network: { weights: layers.map((layer) => layer.weights), biases: layers.map((layer) => layer.biases) },
    history,
  };
}

function describeFailure({ network }: Experiment, failure: Failure): Record<string, unknown> {
  const { quantity, epoch, tuple, value } = failure;
  return { quantity, ...place(layerSizes(network), failure), epoch, tuple, value: jsonNumber(value) };
}
