// Other data for an experiment.
import { parse } from '$lib/experiment/parse';
import { format, toText } from '$lib/experiment/file';
import { layerSizes } from '$lib/nn/network';
import { withHeldOut, withPoints, withSet } from '$lib/widgets/editor/dataChanges';
import { describe, expect, it } from 'vitest';
import { xor } from '../../support/experiments';

describe('a data set with other numbers', () => {
  it('keeps the weights where the sizes fit', async () => {
    const circle = await withSet(xor(), 'circle', { count: 40 }, null);
    expect(circle.data.tuples).toHaveLength(40);
    expect(circle.network.layers[0].weights).toEqual(xor().network.layers[0].weights);
    const other = await withSet(circle, 'circle', { count: 60 }, { percent: 25, seed: 1 });
    expect([other.data.tuples.length, other.data.heldOut.length]).toEqual([45, 15]);
  });

  it('draws them anew where not, and stands at the start', async () => {
    const parity = await withSet(
      { ...xor(), position: { epoch: 3, tuple: 1, step: 2 } },
      'parity',
      { bits: 4 },
      null,
    );
    expect(layerSizes(parity.network)).toEqual([4, 3, 1]);
    expect(parity.drawn).not.toBeNull();
    expect(parity.position).toEqual({ epoch: 1, tuple: 0, step: 0 });
    expect(parity.title).toMatch(/4-3-1$/);
  });

  it('takes a loss that its targets allow', async () => {
    const experiment = { ...xor(), network: { ...xor().network, loss: 'binary_cross_entropy' as const } };
    const regression = await withSet(experiment, 'regression', {}, null);
    expect(regression.network.loss).toBe(
      regression.data.tuples.every(({ targets }) => targets[0] >= 0 && targets[0] <= 1)
        ? 'binary_cross_entropy'
        : 'half_sse',
    );
  });

  it('gives an experiment that its file gives back', async () => {
    const changed = await withSet(xor(), 'spirals', { count: 40, turns: 2 }, { percent: 20, seed: 3 });
    expect(await parse(toText(format(changed)))).toEqual(changed);
  });
});

it('tuples are held out and taken back in the order in which they were', () => {
  const parted = withHeldOut(xor(), { percent: 50, seed: 1 });
  expect([parted.data.tuples.length, parted.data.heldOut.length]).toEqual([2, 2]);
  expect(withHeldOut(parted, null).data.tuples).toEqual(xor().data.tuples);
});

it('points drawn by hand are data of one’s own', async () => {
  const points = [
    { inputs: [0.1, 0.2], targets: [1] },
    { inputs: [0.7, 0.8], targets: [0] },
  ];
  const drawn = withPoints(xor(), points);
  expect(drawn.data.preset).toBeNull();
  expect(drawn.title).toBe('Own points, 2-3-1');
  expect(await parse(toText(format(drawn)))).toEqual(drawn);
});
