// The walk of the tuple that a state of training is about to present.
import type { Experiment } from '$lib/experiment/types';
import { narrate, type Narration } from '$lib/nn/narrate';
import { rateInEpoch } from '$lib/nn/rate';
import { endsBatch } from '$lib/nn/update';
import { tupleAt } from './trainer';
import type { TrainingState } from './types';

/** The narration of the state's next tuple; at an epoch's end that is the first of the next epoch. The state is read, not kept alive. */
export function narrationOf(experiment: Experiment, state: TrainingState): Narration {
  const { training, data } = experiment;
  const count = data.tuples.length;
  const [epoch, tuple] = state.tuple >= count ? [state.epoch + 1, 0] : [state.epoch, state.tuple];
  return narrate({
    learner: state.learner,
    tuple: data.tuples[tupleAt(experiment, epoch, tuple)],
    rule: training,
    rate: rateInEpoch(training.learningRate, epoch),
    endsBatch: endsBatch(training.updating, tuple, count),
  });
}
