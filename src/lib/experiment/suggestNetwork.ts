// A network for data that one has just brought: good enough to train at once, and meant to be changed.
import type { ActivationName } from '$lib/nn/activations/registry';
import type { LossName } from '$lib/nn/losses/registry';
import type { Tuple } from '$lib/nn/network';
import { drawnStart, experimentWith } from './assemble';
import { defaultTitle } from './defaults';
import type { Experiment, ExperimentData } from './types';

/** two: one output, 0 or 1 · one of several: one-hot · yes or no each: several outputs, 0 or 1 · number: anything else. */
export type Task = 'two' | 'one of several' | 'yes or no each' | 'number';

/** How many tuples are presented before training ends, about. */
const PRESENTATIONS = 200_000;
const FEWEST_HIDDEN = 3;
const MOST_HIDDEN = 32;

/** What the targets ask for. */
export function taskOf(tuples: readonly Tuple[]): Task {
  if (!tuples.every(({ targets }) => targets.every((target) => target === 0 || target === 1)))
    return 'number';
  if (tuples[0].targets.length === 1) return 'two';
  const oneHot = tuples.every(({ targets }) => targets.reduce((sum, target) => sum + target, 0) === 1);
  return oneHot ? 'one of several' : 'yes or no each';
}

const outputs: Record<Task, { activation: ActivationName; loss: LossName }> = {
  two: { activation: 'sigmoid', loss: 'binary_cross_entropy' },
  'one of several': { activation: 'softmax', loss: 'cross_entropy' },
  'yes or no each': { activation: 'sigmoid', loss: 'binary_cross_entropy' },
  number: { activation: 'identity', loss: 'half_sse' },
};

/**
 * An experiment on the data with one hidden layer, about half as wide as inputs and outputs together; outputs and loss that fit the
 * targets; a learning rate that falls as the inputs (and targets that are numbers) grow; shuffled, since one's own rows are often
 * sorted. `name` begins the title.
 */
export function suggestNetwork(data: ExperimentData, name: string | null = null): Experiment {
  const { tuples, heldOut } = data;
  const task = taskOf([...tuples, ...heldOut]);
  const { activation, loss } = outputs[task];
  const [inputs, targets] = [tuples[0].inputs.length, tuples[0].targets.length];
  const hidden = Math.min(MOST_HIDDEN, Math.max(FEWEST_HIDDEN, Math.ceil((inputs + targets) / 2) + 1));
  const sizes = [inputs, hidden, targets];
  const small = tuples.every((tuple) => tuple.inputs.every((value) => value >= 0 && value <= 1));
  const activations: ActivationName[] = [small && task !== 'number' ? 'sigmoid' : 'tanh', activation];
  const epochs = Math.min(2000, Math.max(20, Math.ceil(PRESENTATIONS / tuples.length)));
  const training = {
    learningRate: rateFor(tuples, task),
    shuffle: true,
    stop: { epochs: inSteps(epochs), weightChangeBelow: null, misclassifiedBelow: null },
  };
  return experimentWith(data, drawnStart(sizes, activations, loss), training, defaultTitle(name, sizes));
}

/** A change by one tuple grows with the square of its inputs, and where the output is not squashed with that of its targets. */
function rateFor(tuples: readonly Tuple[], task: Task): number {
  const square = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);
  const mean = (of: (tuple: Tuple) => number) =>
    tuples.reduce((sum, tuple) => sum + of(tuple), 0) / tuples.length;
  const most = task === 'number' ? 0.05 : 0.2;
  const slowed = task === 'number' ? 1 + mean(({ targets }) => square(targets)) : 1;
  const rate = Math.min(most, 1 / (1 + mean(({ inputs }) => square(inputs)))) / slowed;
  return rate > 1e-9 ? inSteps(rate) : 1e-9;
}

/** The nearest number below in the row … 0.1, 0.2, 0.5, 1, 2, 5, 10 …: a number that one would choose. */
function inSteps(value: number): number {
  const [digits, power] = value.toExponential(6).split('e');
  const first = Number(digits);
  return Number(`${first >= 5 ? 5 : first >= 2 ? 2 : 1}e${power}`);
}
