// The walk of the tuple that a state of training is about to present.
import type { Experiment } from '$lib/experiment/types';
import { narrate, type Narration } from '$lib/nn/narrate';
import { rateInEpoch } from '$lib/nn/rate';
import { endsBatch } from '$lib/nn/update';
import { tupleAt } from './trainer';
import type { TrainingState } from './types';

/** The narration of the state's next tuple; the state is read and must not change while the narration is in use. */
export function narrationOf(experiment: Experiment, state: TrainingState): Narration {
  const { training, data } = experiment;
  const { epoch, tuple, learner } = state;
  return narrate({
    learner,
    tuple: data.tuples[tupleAt(experiment, epoch, tuple)],
    rule: training,
    rate: rateInEpoch(training.learningRate, epoch),
    endsBatch: endsBatch(training.updating, tuple, data.tuples.length),
  });
}
