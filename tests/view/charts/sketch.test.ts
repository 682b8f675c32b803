// The small drawing of a whole network.
import { sketchOf } from '$lib/view/charts/sketch';
import { describe, expect, it } from 'vitest';
import { randomExperiment } from '../../support/experiments';

const points = (path: string) =>
  (path.match(/[\d.]+,[\d.]+/g) ?? []).map((pair) => pair.split(',').map(Number));
const linesOf = (path: string) => (path.match(/M/g) ?? []).length;

describe('a sketch', () => {
  it('draws every weight of a small network once, by its sign', () => {
    const { network } = randomExperiment([3, 8, 2], 1);
    const { lines, drawn, all, dots } = sketchOf(network, 300, 200);
    expect([drawn, all]).toEqual([40, 40]);
    expect(dots).toHaveLength(13);
    const values = network.layers.flatMap(({ weights }) => weights.flat());
    const count = (sign: 1 | -1) =>
      lines.filter((line) => line.sign === sign).reduce((sum, { path }) => sum + linesOf(path), 0);
    expect(count(1)).toBe(values.filter((value) => value > 0).length);
    expect(count(-1)).toBe(values.filter((value) => value < 0).length);
  });

  it('draws the strongest of many, within its box', () => {
    const { network } = randomExperiment([64, 32, 10], 1);
    const { lines, drawn, all, dots } = sketchOf(network, 300, 200);
    expect(all).toBe(64 * 32 + 32 * 10);
    expect(drawn).toBeLessThan(all);
    for (const { path } of lines)
      for (const [x, y] of points(path)) {
        expect(x >= 0 && x <= 300).toBe(true);
        expect(y >= 0 && y <= 200).toBe(true);
      }
    expect(dots.length).toBeLessThan(106);
  });

  it('leaves out weights of 0 and those that are not finite', () => {
    const { network } = randomExperiment([2, 2, 1], 1);
    network.layers[0].weights[0] = [0, NaN];
    const { lines } = sketchOf(network, 100, 100);
    expect(lines.reduce((sum, { path }) => sum + linesOf(path), 0)).toBe(4);
  });
});
