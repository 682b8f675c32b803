// A packed state: what is read back is what was packed, to the last bit.
import fc from 'fast-check';
import { pack, unpack } from '$lib/training/packed';
import { cloneState, presentNext, startTraining } from '$lib/training/trainer';
import { describe, expect, it } from 'vitest';
import { learningRate, networkAndTuples, updateRule } from '../support/arbitraries';
import { diverging, experimentOf, noStop, xor } from '../support/experiments';

describe('a packed state', () => {
  it('is read back exactly, at any tuple of any run', () => {
    fc.assert(
      fc.property(
        networkAndTuples,
        updateRule,
        learningRate,
        fc.nat(12),
        ({ network, tuples }, rule, rate, steps) => {
          const experiment = experimentOf(network, tuples, { ...rule, learningRate: rate });
          const state = startTraining(experiment);
          for (let n = 0; n < steps; n++) presentNext(experiment, state);
          const kept = cloneState(state);
          const packed = pack(state);
          presentNext(experiment, state);
          expect(unpack(structuredClone(packed), experiment)).toStrictEqual(kept);
        },
      ),
    );
  });

  it('keeps the end and the failure of a run', () => {
    for (const experiment of [diverging(), xor({ stop: { ...noStop, epochs: 2 } })]) {
      const state = startTraining(experiment);
      for (let n = 0; n < 20; n++) presentNext(experiment, state);
      const packed = pack(state);
      expect(packed.failure !== null || packed.ended !== null).toBe(true);
      expect(unpack(packed, experiment)).toStrictEqual(state);
    }
  });

  it('is refused for a network of another shape', () => {
    const packed = pack(startTraining(xor()));
    const other = experimentOf({ ...xor().network, layers: xor().network.layers.slice(1) }, []);
    expect(() => unpack(packed, other)).toThrow('is not one of this network');
  });
});
