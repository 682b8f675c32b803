// Sixty simulated patients, half of them with diabetes, in no particular order.
import { randomStream, tupleOrder, type RandomStream } from '$lib/nn/random';
import type { Tuple } from '$lib/nn/network';
import type { DataSet } from './dataSet';
import { scaleColumns } from './scale';

const PATIENTS = 60;
const SEED = 1988;

/** Mean and standard deviation of one measurement in one class. */
type Spread = [mean: number, deviation: number];

/**
 * Age (years), body mass index (kg/m²), plasma glucose two hours after an oral glucose load (mg/dL), without and with diabetes:
 * class means and deviations of the Pima Indians Diabetes data (J. W. Smith et al. 1988; 768 women, missing glucose and body mass
 * values among the zeros). The three are drawn independently of each other, which real ones are not.
 */
const classes: [Spread[], Spread[]] = [
  [
    [31.2, 11.7],
    [30.3, 7.7],
    [110.0, 26.1],
  ],
  [
    [37.1, 11.0],
    [35.1, 7.3],
    [141.3, 31.9],
  ],
];
/** Lowest and highest value kept: adults, and what one meets in a clinic. */
const limits: [number, number][] = [
  [21, 81],
  [18, 60],
  [50, 200],
];

/** A normal deviate, near enough: the sum of twelve uniform numbers less six has mean 0 and deviation 1. */
function deviate(stream: RandomStream): number {
  let sum = -6;
  for (let n = 0; n < 12; n++) sum += stream.next();
  return sum;
}

function patient(stream: RandomStream, spreads: Spread[]): number[] {
  return spreads.map(([mean, deviation], c) => {
    const [low, high] = limits[c];
    const value = mean + deviation * deviate(stream);
    return Math.min(high, Math.max(low, c === 1 ? Math.round(value * 10) / 10 : Math.round(value)));
  });
}

/** The patients in a shuffled order, since classes that alternate mislead case updating. Inputs: age, body mass index, glucose. */
function patients(): Tuple[] {
  const stream = randomStream(SEED);
  const drawn = Array.from({ length: PATIENTS }, (_, i) => patient(stream, classes[i % 2]));
  const scaled = scaleColumns(drawn);
  return tupleOrder(PATIENTS, true, SEED, 1).map((i) => ({ inputs: scaled[i], targets: [i % 2] }));
}

export const diabetes: DataSet = {
  name: 'diabetes',
  title: 'Diabetes, simulated patients',
  source:
    'Simulated: drawn from the class means and deviations of the Pima Indians Diabetes data (Smith et al. 1988), not real patients.',
  simulated: true,
  inputNames: ['age', 'body mass index', 'glucose'],
  targetNames: ['diabetes'],
  tuples: patients(),
};
