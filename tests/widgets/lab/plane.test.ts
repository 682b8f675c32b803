// The plane of two inputs: its reach, its grid, and which inputs tell most.
import { dataSets } from '$lib/data/registry';
import { forward } from '$lib/nn/forward';
import { planeOver, resolution, surfaceOf, surfacesOf, tellingInputs } from '$lib/widgets/lab/plane';
import { describe, expect, it } from 'vitest';
import { randomExperiment, xor } from '../../support/experiments';

const { network, data } = randomExperiment([3, 4, 2], 9);

describe('a surface', () => {
  const plane = planeOver(data.tuples, 0, 2);

  it('has at each point of its grid the very output of the network there', () => {
    const grid = surfaceOf(network, plane, 1, 1, 5);
    expect([grid.columns, grid.rows, grid.values.length]).toEqual([5, 5, 25]);
    const [left, right] = plane.x;
    const [low, high] = plane.y;
    const inputs = [left + (3 / 4) * (right - left), plane.held[1], low + (1 / 4) * (high - low)];
    expect(grid.values[1 * 5 + 3]).toBe(forward(network, inputs).outputs[2][1]);
  });

  it('holds the other inputs at their means, and reaches beyond every tuple', () => {
    expect(plane.held[1]).toBeCloseTo(data.tuples.reduce((sum, { inputs }) => sum + inputs[1], 0) / 9, 12);
    for (const { inputs } of data.tuples) {
      expect(inputs[0]).toBeGreaterThan(plane.x[0]);
      expect(inputs[0]).toBeLessThan(plane.x[1]);
      expect(inputs[2]).toBeGreaterThan(plane.y[0]);
      expect(inputs[2]).toBeLessThan(plane.y[1]);
    }
  });

  it('of several units at once is that of each', () => {
    const units = [
      { layer: 0, index: 3 },
      { layer: 1, index: 0 },
    ];
    const both = surfacesOf(network, plane, units, 6);
    units.forEach(({ layer, index }, u) =>
      expect(both[u]).toEqual(surfaceOf(network, plane, layer, index, 6)),
    );
  });

  it('is a line where there is one input', () => {
    const one = randomExperiment([1, 2, 1], 4);
    const line = surfaceOf(one.network, planeOver(one.data.tuples, 0, 0), 1, 0, 8);
    expect([line.columns, line.rows]).toEqual([8, 1]);
  });
});

it('the resolution falls with the size of the network, and stays readable', () => {
  expect(resolution(xor().network)).toBe(64);
  expect(resolution(randomExperiment([64, 32, 10], 1).network)).toBeLessThan(40);
  expect(resolution(randomExperiment([300, 300, 10], 1).network)).toBe(16);
});

describe('the telling inputs', () => {
  it('of iris are the petal’s length and width', async () => {
    const { tuples, inputNames } = await dataSets.iris();
    expect(tellingInputs(tuples).map((i) => inputNames[i])).toEqual(['petal length', 'petal width']);
  });

  it('of two inputs are both, of one it alone', () => {
    expect(tellingInputs(xor().data.tuples)).toEqual([0, 1]);
    expect(tellingInputs([{ inputs: [1], targets: [0] }])).toEqual([0, 0]);
  });
});
