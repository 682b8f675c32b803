// The headline of a run: what happened, or where it stands.
import type { Experiment } from '$lib/experiment/types';
import { layerSizes } from '$lib/nn/network';
import type { TrainingRun } from '$lib/state/TrainingRun.svelte';
import { overText } from '../training/overText';

const counted = (value: number): string => value.toLocaleString('en');

/** One sentence on a run. */
export function headlineOf(experiment: Experiment, run: TrainingRun): string {
  const { snapshot: state, status } = run;
  if (status === 'running') return `Training: epoch ${counted(state.epoch)}`;
  if (status === 'ended' || status === 'failed')
    return overText(experiment, state, layerSizes(experiment.network));
  if (status === 'broken') return `The training worker stopped: ${run.message}. Train on to try again.`;
  if (state.epoch === 1 && state.tuple === 0) return `Ready to train: ${experiment.title}`;
  return `Paused in epoch ${counted(state.epoch)}, before tuple ${counted(state.tuple + 1)}`;
}

/** The settings of a run in one line: "4 tuples, case updating, rate 0.9, seed 1." */
export function settingsOf({ data, training, drawn }: Experiment): string {
  const { length } = data.tuples;
  const { updating } = training;
  const parts = [
    `${counted(length)} ${length === 1 ? 'tuple' : 'tuples'}`,
    data.heldOut.length > 0 && `${counted(data.heldOut.length)} held out`,
    typeof updating === 'object' ? `batches of ${updating.batch}` : `${updating} updating`,
    `rate ${training.learningRate}`,
    training.momentum > 0 && `momentum ${training.momentum}`,
    training.l2 > 0 && `decay ${training.l2}`,
    drawn && `seed ${drawn.seed}`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}
