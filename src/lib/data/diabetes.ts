// Simulated patients, half of them with diabetes, in no particular order.
import { randomStream, type RandomStream } from '$lib/nn/random';
import type { DataParameters, DataSet } from './dataSet';
import { deviate, shuffled } from './draw';
import { scaleColumns } from './scale';

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

function patient(stream: RandomStream, spreads: Spread[]): number[] {
  return spreads.map(([mean, deviation], c) => {
    const [low, high] = limits[c];
    const value = mean + deviation * deviate(stream);
    return Math.min(high, Math.max(low, c === 1 ? Math.round(value * 10) / 10 : Math.round(value)));
  });
}

/** Inputs: age, body mass index, glucose, each scaled to 0 … 1 by the least and the greatest value drawn. */
export function diabetes(parameters: DataParameters): DataSet {
  const { count, seed } = parameters;
  const stream = randomStream(seed);
  const drawn = Array.from({ length: count }, (_, i) => patient(stream, classes[i % 2]));
  const tuples = scaleColumns(drawn).map((inputs, i) => ({ inputs, targets: [i % 2] }));
  return {
    name: 'diabetes',
    title: 'Diabetes, simulated patients',
    source:
      'Simulated: drawn from the class means and deviations of the Pima Indians Diabetes data (Smith et al. 1988), not real patients.',
    simulated: true,
    parameters,
    inputNames: ['age', 'body mass index', 'glucose'],
    targetNames: ['diabetes'],
    tuples: shuffled(tuples, seed),
  };
}
