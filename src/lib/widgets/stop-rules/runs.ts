// The runs whose end is looked at: each trained to its last epoch with no rule in force, then read by the rules.
import { and } from '$lib/data/and';
import { iris } from '$lib/data/iris';
import { xor } from '$lib/data/xor';
import type { Experiment, StopRules } from '$lib/experiment/types';
import { forward } from '$lib/nn/forward';
import { initialise } from '$lib/nn/initialise';
import { argmax, misclassified } from '$lib/nn/judge';
import type { Curve } from '$lib/training/curve';
import { startFastRun } from '$lib/training/kernel/fastRun';
import { reasonsToStop, startTraining } from '$lib/training/trainer';
import type { StopReason } from '$lib/training/types';
import { experimentFor } from '../bench/experiments';

export type RunName = 'and' | 'xor' | 'plateau' | 'iris';

export interface RunSetup {
  title: string;
  experiment: Experiment;
  /** How many epochs are trained. */
  epochs: number;
  /** The thresholds at first. */
  stop: StopRules;
}

/** Starting weights from −reach to reach. */
const networkOf = (sizes: number[], seed: number, reach = 0.5) =>
  initialise(
    sizes,
    sizes.slice(1).map(() => 'sigmoid'),
    'half_sse',
    seed,
    [-reach, reach],
  );

/**
 * Found by running them: AND at 0.3 is classified right from epoch 45 with an output of 0.53. XOR from weights up to ±4 begins with every
 * unit saturated: in the first epoch no weight changes by 0.001, half of the tuples are wrong, and only after 800 epochs none is.
 */
export const runs: Record<RunName, () => RunSetup> = {
  and: () => ({
    title: 'AND, 2-1',
    experiment: experimentFor(and, networkOf([2, 1], 1), { learningRate: 0.3 }),
    epochs: 500,
    stop: { weightChangeBelow: 0.01, misclassifiedBelow: 0, epochs: 400 },
  }),
  xor: () => ({
    title: 'XOR, 2-3-1',
    experiment: experimentFor(xor, networkOf([2, 3, 1], 6), { learningRate: 0.9 }),
    epochs: 2000,
    stop: { weightChangeBelow: 0.01, misclassifiedBelow: null, epochs: 1500 },
  }),
  plateau: () => ({
    title: 'XOR, large start',
    experiment: experimentFor(xor, networkOf([2, 3, 1], 7, 4), { learningRate: 0.9 }),
    epochs: 1500,
    stop: { weightChangeBelow: 0.001, misclassifiedBelow: 0, epochs: 1200 },
  }),
  iris: () => ({
    title: 'Iris, 4-3-3',
    experiment: experimentFor(iris, networkOf([4, 3, 3], 1), { learningRate: 0.1 }),
    epochs: 300,
    stop: { weightChangeBelow: 0.005, misclassifiedBelow: 5, epochs: 200 },
  }),
};

/** The statistics of every epoch; all are kept below 2048 epochs. */
export function curveOfRun({ experiment, epochs }: RunSetup): Curve {
  const run = startFastRun(experiment, startTraining(experiment), 'tuned');
  run.present(epochs * experiment.data.tuples.length);
  return run.takeEpochs();
}

/** When each rule would have stopped the run: the epoch, or null when it never would. */
export type Moments = Record<StopReason, number | null>;

export function momentsOf(curve: Curve, stop: StopRules): Moments {
  const none: StopRules = { weightChangeBelow: null, misclassifiedBelow: null, epochs: null };
  const first = (reason: StopReason, alone: StopRules): number | null => {
    for (let i = 0; i < curve.epoch.length; i++) {
      const statistics = {
        epoch: curve.epoch[i],
        misclassifiedPercent: curve.misclassifiedPercent[i],
        largestChange: curve.largestChange[i],
      };
      if (reasonsToStop(alone, statistics).includes(reason)) return curve.epoch[i];
    }
    return null;
  };
  return {
    weightChange: first('weightChange', { ...none, weightChangeBelow: stop.weightChangeBelow }),
    misclassified: first('misclassified', { ...none, misclassifiedBelow: stop.misclassifiedBelow }),
    epochs: first('epochs', { ...none, epochs: stop.epochs }),
  };
}

/** The rule that stops the run: the earliest; of several in one epoch the first in the order changes, misclassified, epochs. */
export function firstOf(moments: Moments): StopReason | null {
  const order: StopReason[] = ['weightChange', 'misclassified', 'epochs'];
  return order.reduce<StopReason | null>((first, reason) => {
    const at = moments[reason];
    return at !== null && (first === null || at < moments[first]!) ? reason : first;
  }, null);
}

/** An output that should be the largest, or on its side of one half. */
export interface Given {
  /** The class of the tuple: which row it stands in. */
  row: number;
  /** The output that speaks for the class: the only one, or that of the class. */
  output: number;
  wrong: boolean;
}

/** What the network gives for every tuple after an epoch, and how it judges them. */
export function outputsAfter({ experiment }: RunSetup, epoch: number): Given[] {
  const { tuples } = experiment.data;
  const run = startFastRun(experiment, startTraining(experiment), 'tuned');
  run.present(epoch * tuples.length);
  const { network } = run.state().learner;
  return tuples.map(({ inputs, targets }) => {
    const pass = forward(network, inputs);
    const outputs = pass.outputs[network.layers.length];
    const row = targets.length === 1 ? (targets[0] >= 0.5 ? 1 : 0) : argmax(targets);
    return { row, output: outputs[targets.length === 1 ? 0 : row], wrong: misclassified(outputs, targets) };
  });
}
