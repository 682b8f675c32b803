// Points on a plane on two spirals wound into each other, one for each class.
import { randomStream } from '$lib/nn/random';
import type { DataParameters, DataSet } from './dataSet';
import { deviate, onCircle, shuffled } from './draw';

/**
 * Each spiral starts near the origin and ends after `turns` turns at radius 1, radius and angle growing evenly; the second is the first
 * one turned by half a turn. Then each coordinate is moved by noise times a normal deviate. The coordinates are the inputs, not scaled.
 */
export function spirals(parameters: DataParameters): DataSet {
  const { count, noise, turns, seed } = parameters;
  const stream = randomStream(seed);
  const tuples = Array.from({ length: count }, (_, i) => {
    const target = i % 2;
    const radius = (i - target + 1) / count;
    const inputs = onCircle(turns * radius + target / 2).map(
      (part) => radius * part + noise * deviate(stream),
    );
    return { inputs, targets: [target] };
  });
  return {
    name: 'spirals',
    title: 'Two spirals',
    source:
      'Generated: two spirals, half a turn apart, after A. Wieland’s task (in K. J. Lang and M. J. Witbrock 1988).',
    simulated: true,
    parameters,
    inputNames: ['x', 'y'],
    targetNames: ['second spiral'],
    tuples: shuffled(tuples, seed),
  };
}
