// Points on a plane, of one class in a disc and of the other in a ring around it.
import { randomStream } from '$lib/nn/random';
import type { DataParameters, DataSet } from './dataSet';
import { between, deviate, onCircle, shuffled } from './draw';

/** Between the two there is room, as long as noise is small. */
const DISC = 0.5;
const RING = [0.7, 1] as const;

/**
 * Half of the points inside, uniform over the disc of radius 0.5 around the origin, the others outside, uniform over the ring from 0.7
 * to 1. Then each coordinate is moved by noise times a normal deviate. The coordinates are the inputs, not scaled.
 */
export function circle(parameters: DataParameters): DataSet {
  const { count, noise, seed } = parameters;
  const stream = randomStream(seed);
  const tuples = Array.from({ length: count }, (_, i) => {
    const inside = i % 2 === 1;
    // areas grow with the square of the radius
    const square = inside
      ? between(stream, 0, DISC * DISC)
      : between(stream, RING[0] * RING[0], RING[1] * RING[1]);
    const radius = Math.sqrt(square);
    const inputs = onCircle(stream.next()).map((part) => radius * part + noise * deviate(stream));
    return { inputs, targets: [inside ? 1 : 0] };
  });
  return {
    name: 'circle',
    title: 'Circle',
    source: 'Generated: points uniform over a disc and over a ring around it, moved by normal noise.',
    simulated: true,
    parameters,
    inputNames: ['x', 'y'],
    targetNames: ['inside'],
    tuples: shuffled(tuples, seed),
  };
}
