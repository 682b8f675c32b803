// A whole training run as the one object that `train` prints.
import type { Experiment } from '$lib/experiment/types';
import { layerSizes } from '$lib/nn/network';
import { startFastRun } from '$lib/training/kernel/fastRun';
import { startTraining } from '$lib/training/trainer';
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
  const run = startFastRun(experiment, startTraining(experiment));
  const { length } = experiment.data.tuples;
  const history: EpochStatistics[] = [];
  for (let done = 0; done < limit && !run.over;) {
    const some = Math.min(every ?? limit, limit - done);
    run.present(some * length);
    const { last } = run.packed();
    done += some;
    if (every && last && last.epoch === done && done % every === 0) history.push(last);
  }
  const state = run.state();
  const { last, failure, ended, learner } = state;
  if (last && history[history.length - 1]?.epoch !== last.epoch) history.push(last);
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
