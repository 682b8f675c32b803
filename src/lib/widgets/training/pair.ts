// Case updating beside epoch updating, or beside mini-batches: tuple by tuple from the same start.
import type { Experiment } from '$lib/experiment/types';
import { layerSizes, unitNumber, type Network } from '$lib/nn/network';
import type { Updating } from '$lib/nn/update';
import { cloneState, presentNext, startTraining } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';
import type { WeightBar } from '$lib/view/charts/weightBars';
import { withTraining } from '../editor/changes';

/** Both experiments and how far each has come. */
export interface Pair {
  byCase: { experiment: Experiment; state: TrainingState };
  byEpoch: { experiment: Experiment; state: TrainingState };
}

/** How many weights are shown at most: the last layer's first, where the errors come from. */
const MOST_BARS = 12;

/** Both at the start; the one beside case updating gathers over the epoch, or over a batch. */
export function startPair(experiment: Experiment, gathering: Exclude<Updating, 'case'> = 'epoch'): Pair {
  const side = (updating: Updating) => {
    const own = withTraining(experiment, { updating });
    return { experiment: own, state: startTraining(own) };
  };
  return { byCase: side('case'), byEpoch: side(gathering) };
}

/** Both after so many more tuples; the pair before stays as it was. */
export function advance({ byCase, byEpoch }: Pair, tuples: number): Pair {
  const on = ({ experiment, state }: Pair['byCase']) => {
    const next = cloneState(state);
    for (let n = 0; n < tuples; n++) presentNext(experiment, next);
    return { experiment, state: next };
  };
  return { byCase: on(byCase), byEpoch: on(byEpoch) };
}

/** Tuples to the end of the epoch that runs. */
export const toEpochEnd = ({ byCase }: Pair): number =>
  byCase.experiment.data.tuples.length - byCase.state.tuple;

/** The weights with what is gathered for them: those of the last layer first, at most twelve. */
export function barsOf(state: TrainingState, gathers: boolean): WeightBar[] {
  const { network, gathered } = state.learner;
  return places(network).map(({ layer, from, to, name }) => ({
    name,
    weight: network.layers[layer].weights[from][to],
    gathered: gathers ? (gathered?.weights[layer][from][to] ?? 0) : null,
  }));
}

function places(network: Network): { layer: number; from: number; to: number; name: string }[] {
  const sizes = layerSizes(network);
  const found: { layer: number; from: number; to: number; name: string }[] = [];
  for (let layer = network.layers.length - 1; layer >= 0; layer--)
    for (let from = 0; from < sizes[layer]; from++)
      for (let to = 0; to < sizes[layer + 1] && found.length < MOST_BARS; to++) {
        const [a, b] = [
          unitNumber(sizes, { layer, index: from }),
          unitNumber(sizes, { layer: layer + 1, index: to }),
        ];
        found.push({ layer, from, to, name: a > 9 || b > 9 ? `w${a},${b}` : `w${a}${b}` });
      }
  return found;
}
