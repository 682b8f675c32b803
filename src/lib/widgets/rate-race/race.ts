// The race: one network trained at several rates from one start, by the trainer itself.
import { regression } from '$lib/data/regression';
import { xor } from '$lib/data/xor';
import { drawnStart } from '$lib/experiment/assemble';
import type { Experiment } from '$lib/experiment/types';
import { overLine, slopeVector, totalLoss, vectorOf } from '$lib/nn/landscape';
import type { LearningRate } from '$lib/nn/rate';
import { startTraining, trainEpoch } from '$lib/training/trainer';
import { experimentFor, ownSet, singleUnit, tuplesOf } from '../bench/experiments';
import { judgeRate, type Course, type Judgement } from './judgeRate';

export type SetupName = 'unit' | 'xor' | 'regression';

export interface Setup {
  title: string;
  experiment: Experiment;
  epochs: number;
  /** In the order of the stations: crawl, fine, swing, diverge, 1/t. */
  rates: readonly LearningRate[];
}

/**
 * Epoch updating throughout, so that a step goes down one surface and not each tuple's own. The rates were found by running many. With
 * one linear unit and one weight the error is a parabola of curvature Σ x² = 1.2: a step lands at 1 − 1.2 l of its distance to the bottom,
 * so training swings above l = 0.83 and diverges above 1.67. Sigmoid units cannot diverge, their outputs stay within 0 … 1: on XOR too
 * large a rate drives them into saturation, where they stick.
 */
export const setups: Record<SetupName, () => Setup> = {
  unit: () => ({
    title: 'Linear unit',
    experiment: experimentFor(
      ownSet(
        'Four tuples',
        tuplesOf([
          [0.2, 0.3],
          [0.4, 0.2],
          [0.6, 0.7],
          [0.8, 0.6],
        ]),
      ),
      singleUnit('identity', [-1.5]),
      { updating: 'epoch', updateBiases: false },
    ),
    epochs: 40,
    rates: [0.002, 0.5, 1.62, 1.75, '1/t'],
  }),
  xor: () => ({
    title: 'XOR, 2-3-1',
    experiment: experimentFor(xor, drawnStart([2, 3, 1], ['sigmoid', 'sigmoid'], 'half_sse', 6).network, {
      updating: 'epoch',
    }),
    epochs: 300,
    rates: [0.5, 8, 15, 60, '1/t'],
  }),
  regression: () => ({
    title: 'Curve, 1-4-1',
    experiment: experimentFor(
      regression({ count: 20, noise: 0.05, seed: 1 }),
      drawnStart([1, 4, 1], ['tanh', 'identity'], 'half_sse', 3).network,
      { updating: 'epoch' },
    ),
    epochs: 60,
    rates: [0.0005, 0.02, 0.09, 0.1, '1/t'],
  }),
};

/** A move shorter than this part of the longest is rounding, and does not count as turning back. */
const NEGLIGIBLE = 1e-6;

/** Training at one rate for so many epochs, or until a number is not finite. */
export function runCourse({ experiment, epochs }: Setup, rate: LearningRate): Course {
  const own: Experiment = { ...experiment, training: { ...experiment.training, learningRate: rate } };
  const { tuples } = own.data;
  const state = startTraining(own);
  const way = downhill(experiment);
  const start = vectorOf(state.learner.network);
  const errors = [totalLoss(state.learner.network, tuples)];
  const along = [0];
  const turned = [false];
  let [before, move, longest] = [start, start.map(() => 0), 0];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    if (!trainEpoch(own, state)) return { errors, along, turned, failedIn: epoch };
    const now = vectorOf(state.learner.network);
    const next = now.map((value, i) => value - before[i]);
    const length = Math.sqrt(dot(next, next));
    longest = Math.max(longest, length);
    errors.push(totalLoss(state.learner.network, tuples));
    along.push(dot(way, minus(now, start)));
    turned.push(length > NEGLIGIBLE * longest && dot(move, next) < 0);
    [before, move] = [now, next];
  }
  return { errors, along, turned, failedIn: null };
}

/** A course for each rate; equal rates share one. */
export function runRace(setup: Setup, rates: readonly LearningRate[]): Course[] {
  const known = new Map<LearningRate, Course>();
  return rates.map((rate) => {
    const course = known.get(rate) ?? runCourse(setup, rate);
    known.set(rate, course);
    return course;
  });
}

/** A course as far as it had come after so many epochs. */
export const upTo = ({ errors, along, turned, failedIn }: Course, epochs: number): Course => ({
  errors: errors.slice(0, epochs + 1),
  along: along.slice(0, epochs + 1),
  turned: turned.slice(0, epochs + 1),
  failedIn: failedIn !== null && failedIn <= epochs ? failedIn : null,
});

/** The verdict on each course after so many epochs, against the lowest error any of them ever comes to; null while it is too early. */
export function judgeAll(courses: readonly Course[], epochs: number): (Judgement | null)[] {
  const lowest = courses.flatMap(({ errors }) => errors).reduce((a, b) => Math.min(a, b), Infinity);
  return courses.map((course) => {
    const shown = upTo(course, epochs);
    return epochs >= 2 || shown.failedIn ? judgeRate(shown, lowest) : null;
  });
}

/** The error at the top edge of the picture: what stays below twice the start fits in. */
export function topOf(courses: readonly Course[]): number {
  const start = courses[0].errors[0];
  const highest = courses
    .flatMap(({ errors }) => errors)
    .reduce((most, error) => (error < 2 * start ? Math.max(most, error) : most), start);
  return 1.08 * highest;
}

/** The steepest way down at the start, of length 1; along the weight's own axis where there is only one. */
export function downhill({ network, data, training }: Experiment): number[] {
  const slope = slopeVector(network, data.tuples, training.updateBiases);
  const length = Math.sqrt(dot(slope, slope)) || 1;
  return slope.map((value) => value / length);
}

/** The error along that way, at evenly spread distances from the start. */
export function profile(
  { experiment }: Setup,
  [low, high]: readonly [number, number],
  points = 97,
): [number, number][] {
  const { network, data } = experiment;
  return overLine(network, downhill(experiment), low, high, points, (moved) => totalLoss(moved, data.tuples));
}

/** The stretch of the way that is worth drawing: where the courses went that did not grow, the start always in it. */
export function stretchOf(courses: readonly Course[]): [number, number] {
  const tame = courses.filter(
    ({ errors, failedIn }) => failedIn === null && errors[errors.length - 1] <= errors[0],
  );
  const values = tame.flatMap(({ along }) => along);
  const low = values.reduce((a, b) => Math.min(a, b), 0);
  const high = values.reduce((a, b) => Math.max(a, b), 0.5);
  const margin = 0.12 * (high - low);
  return [low - margin, high + margin];
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);
const minus = (a: readonly number[], b: readonly number[]): number[] => a.map((value, i) => value - b[i]);
