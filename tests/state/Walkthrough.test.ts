// The walk: on and back at every granularity, over tuples and epochs, to the end of training, and to places far away.
import { granularities, type Experiment, type Granularity, type Position } from '$lib/experiment/types';
import { Walkthrough } from '$lib/state/Walkthrough.svelte';
import { isOver, presentNext, startTraining } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { learningRate, networkAndTuples, updateRule } from '../support/arbitraries';
import { diverging, experimentOf, noStop, xor } from '../support/experiments';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const endingAfter = (epochs: number, more = {}) => xor({ stop: { ...noStop, epochs }, ...more });

function walkOf(experiment: Experiment, granularity: Granularity = 'term', position?: Position): Walkthrough {
  return new Walkthrough({
    ...experiment,
    view: { granularity },
    position: position ?? experiment.position,
  });
}

/** Every position that `move` comes to, the first included, at most `most`. */
function positions(walk: Walkthrough, move: 'next' | 'back', most = Infinity): Position[] {
  const found = [walk.position];
  while (found.length < most && walk[move]()) found.push(walk.position);
  return found;
}

/** The state of training after so many tuples. */
function trained(experiment: Experiment, tuples: number): TrainingState {
  const state = startTraining(experiment);
  for (let n = 0; n < tuples && !isOver(state); n++) presentNext(experiment, state);
  return state;
}

describe('a walk by terms', () => {
  it('visits every step of two epochs of XOR once, in order, and back', () => {
    const walk = walkOf(endingAfter(2));
    const { length } = walk.walk;
    const expected = [1, 2].flatMap((epoch) =>
      [0, 1, 2, 3].flatMap((tuple) =>
        Array.from({ length: length + 1 }, (_, step): Position => ({ epoch, tuple, step })),
      ),
    );
    expect(positions(walk, 'next')).toEqual(expected);
    expect(walk.over?.ended?.reasons).toEqual(['epochs']);
    expect(positions(walk, 'back')).toEqual(expected.reverse());
    expect(walk.atStart).toBe(true);
    expect(walk.back()).toBe(false);
  });

  it('stands at the narration’s step, and at none while the tuple waits', () => {
    const walk = walkOf(xor());
    expect(walk.step).toBeNull();
    walk.next();
    expect(walk.step).toEqual(walk.walk.step(1));
  });

  it('carries each tuple’s weights to the next', () => {
    const walk = walkOf(xor());
    for (let n = 0; n < 6; n++) {
      expect(walk.state).toStrictEqual(trained(xor(), n));
      walk.goToStep(Infinity);
      walk.next();
    }
  });
});

describe('a walk by tuples and epochs', () => {
  it('comes to rest at the end of each tuple', () => {
    const walk = walkOf(endingAfter(2), 'tuple');
    const { length } = walk.walk;
    const ends = [1, 2].flatMap((epoch) => [0, 1, 2, 3].map((tuple) => ({ epoch, tuple, step: length })));
    expect(positions(walk, 'next')).toEqual([{ epoch: 1, tuple: 0, step: 0 }, ...ends]);
  });

  it('comes to rest at the end of each epoch', () => {
    const walk = walkOf(endingAfter(3), 'epoch');
    const { length } = walk.walk;
    const ends = [1, 2, 3].map((epoch) => ({ epoch, tuple: 3, step: length }));
    expect(positions(walk, 'next')).toEqual([{ epoch: 1, tuple: 0, step: 0 }, ...ends]);
    expect(positions(walk, 'back')).toEqual([...ends.reverse(), { epoch: 1, tuple: 0, step: 0 }]);
  });

  it('finds the shuffled tuple of each epoch', () => {
    const walk = walkOf(endingAfter(3, { shuffle: true }), 'tuple');
    const seen: number[] = [];
    while (walk.next()) seen.push(walk.tupleIndex);
    for (const epoch of [0, 1, 2]) expect(seen.slice(4 * epoch, 4 * epoch + 4).sort()).toEqual([0, 1, 2, 3]);
  });
});

describe.each(granularities)('a walk by %s', (granularity) => {
  it('goes back over the places it came by, whatever the network and the rule', () => {
    fc.assert(
      fc.property(
        networkAndTuples,
        updateRule,
        learningRate,
        fc.integer({ min: 1, max: 40 }),
        ({ network, tuples }, rule, rate, most) => {
          const experiment = experimentOf(network, tuples, { ...rule, learningRate: rate });
          const walk = walkOf(experiment, granularity);
          const there = positions(walk, 'next', most);
          const back = positions(walk, 'back', there.length);
          expect(back).toEqual(there.reverse());
        },
      ),
      { numRuns: 40, seed: 17 },
    );
  });

  it('from any place only goes forward, and reaches the end', () => {
    for (const step of [0, 1, 17, 30]) {
      const walk = walkOf(endingAfter(2), granularity, { epoch: 1, tuple: 1, step });
      const visited = positions(walk, 'next');
      const order = visited.map((at) => 1e6 * at.epoch + 1e3 * at.tuple + at.step);
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
      expect(visited.at(-1)).toEqual({ epoch: 2, tuple: 3, step: walk.walk.length });
      expect(walk.over?.ended?.reasons).toEqual(['epochs']);
    }
  });

  it('ends where a result is not finite, and says so', () => {
    const failed = trained(diverging(), Infinity);
    const walk = walkOf(diverging(), granularity);
    positions(walk, 'next', 10_000);
    expect(walk.next()).toBe(false);
    expect(walk.over?.failure).toStrictEqual(failed.failure);
    expect(walk.position).toEqual({ epoch: failed.epoch, tuple: failed.tuple, step: walk.walk.length });
    expect(walk.reached).toStrictEqual(failed);
    expect(walk.back()).toBe(true);
  });
});

describe('a move', () => {
  it('by one term may be shown in motion, any other is a jump', () => {
    const walk = walkOf(xor());
    const moves: string[] = [];
    const note = (move: () => void) => (move(), moves.push(walk.lastMove));
    note(() => walk.next());
    note(() => walk.back());
    note(() => walk.goToStep(3));
    note(() => walk.byPhase(1));
    note(() => walk.goTo({ epoch: 2, tuple: 0, step: 1 }));
    walk.granularity = 'unit';
    note(() => walk.next());
    expect(moves).toEqual(['next', 'back', 'jump', 'jump', 'jump', 'jump']);
  });

  it('by phase keeps the granularity', () => {
    const walk = walkOf(xor(), 'unit');
    walk.byPhase(1);
    const forward = walk.position.step;
    expect(walk.walk.step(forward).phase).toBe('forward');
    expect(walk.walk.step(forward + 1).phase).toBe('error');
    walk.byPhase(1);
    walk.byPhase(-1);
    expect(walk.position.step).toBe(forward);
    expect(walk.granularity).toBe('unit');
  });
});

describe('going to a place', () => {
  it('brings back the very position and state', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(3), fc.nat(40), (epoch, tuple, step) => {
        const walk = walkOf(xor({ momentum: 0.5 }));
        const { length } = walk.walk;
        walk.goTo({ epoch, tuple, step });
        expect(walk.position).toEqual({ epoch, tuple, step: Math.min(step, length) });
        expect(walk.state).toStrictEqual(trained(xor({ momentum: 0.5 }), 4 * (epoch - 1) + tuple));
        expect(walkOf(xor({ momentum: 0.5 }), 'term', walk.position).position).toEqual(walk.position);
      }),
      { numRuns: 40, seed: 18 },
    );
  });

  it('stays within the tuples and the steps there are', () => {
    const walk = walkOf(endingAfter(5));
    const { length } = walk.walk;
    const at = (epoch: number, tuple: number, step: number) => {
      walk.goTo({ epoch, tuple, step });
      return walk.position;
    };
    expect(at(0, -1, -5)).toEqual({ epoch: 1, tuple: 0, step: 0 });
    expect(at(2, 99, 1e9)).toEqual({ epoch: 2, tuple: 3, step: length });
    expect(at(NaN, NaN, NaN)).toEqual({ epoch: 1, tuple: 0, step: 0 });
    expect(at(1.9, 1.9, 1.9)).toEqual({ epoch: 1, tuple: 1, step: 1 });
    walk.goToStep(-3);
    expect(walk.position.step).toBe(0);
    walk.goToStep(Infinity);
    expect(walk.position.step).toBe(length);
  });

  it('beyond the end of training stands at its last step', () => {
    const walk = walkOf(endingAfter(5));
    walk.goTo({ epoch: 70, tuple: 2, step: 4 });
    expect(walk.position).toEqual({ epoch: 5, tuple: 3, step: walk.walk.length });
    expect(walk.over?.ended?.reasons).toEqual(['epochs']);
    expect(walk.notice).toBe('');
  });

  it('beyond a failure stands at the tuple that failed', () => {
    const failed = trained(diverging(), Infinity);
    const walk = walkOf(diverging(), 'term', { epoch: 1e9, tuple: 0, step: 0 });
    expect(walk.position).toEqual({ epoch: failed.epoch, tuple: failed.tuple, step: walk.walk.length });
    expect(walk.notice).toBe('');
    walk.goTo({ epoch: 1e9, tuple: 0, step: 0 });
    expect(walk.position.epoch).toBe(failed.epoch);
    expect(walk.notice).toBe('');
  });
});

describe('a place too far to replay at once', () => {
  it('is approached as far as the page can wait, with a notice', () => {
    const walk = walkOf(xor(), 'term', { epoch: 1e15, tuple: 2, step: 5 });
    const { longest } = walk.replay;
    expect(longest).toBeLessThanOrEqual(5_000_000);
    expect(walk.position).toEqual({ epoch: Math.floor(longest / 4) + 1, tuple: longest % 4, step: 0 });
    expect(walk.notice).toBe(
      `Epoch 1,000,000,000,000,000 is too far to go at once. This is epoch ${walk.position.epoch.toLocaleString('en')}; go on from here, or train.`,
    );
    walk.next();
    expect(walk.notice).toBe('');
    const { epoch } = walk.position;
    walk.goTo({ epoch: epoch + 1000, tuple: 0, step: 0 });
    expect(walk.position.epoch).toBe(epoch + 1000);
    expect(walk.notice).toBe('');
  });

  it('is less far for a larger network, and never out of reach', () => {
    const wide = (units: number) =>
      walkOf(
        experimentOf(
          {
            loss: 'half_sse',
            layers: [
              {
                activation: 'sigmoid',
                weights: Array.from({ length: units }, () => new Array<number>(units).fill(0)),
                biases: new Array<number>(units).fill(0),
              },
            ],
          },
          [{ inputs: new Array<number>(units).fill(1), targets: new Array<number>(units).fill(1) }],
        ),
      ).replay.longest;
    expect(wide(2)).toBeGreaterThan(wide(100));
    expect(wide(1000)).toBeGreaterThanOrEqual(1);
  });

  it('is no matter once training has been there', () => {
    const experiment = xor();
    const state = { ...startTraining(experiment), epoch: 1e9, tuple: 2 };
    const walk = walkOf(experiment);
    walk.take(state);
    expect(walk.position).toEqual({ epoch: 1e9, tuple: 2, step: 0 });
    expect(walk.notice).toBe('');
    walk.goTo({ epoch: 1e9, tuple: 3, step: 1 });
    expect(walk.position).toEqual({ epoch: 1e9, tuple: 3, step: 1 });
  });
});

describe('walk and training', () => {
  it.each([0, 1, 7, 400])('meet after %i tuples: the walk takes up the state and hands it on', (count) => {
    const experiment = xor({ momentum: 0.9, updating: { batch: 3 } });
    const walk = walkOf(experiment);
    walk.take(trained(experiment, count));
    expect(walk.state).toStrictEqual(trained(experiment, count));
    expect(walk.reached).toStrictEqual(trained(experiment, count));
    walk.goToStep(Infinity);
    expect(walk.reached).toStrictEqual(trained(experiment, count + 1));
    walk.next();
    expect(walk.state).toStrictEqual(trained(experiment, count + 1));
  });

  it('meet at the end of training', () => {
    const experiment = endingAfter(9);
    const walk = walkOf(experiment);
    walk.take(trained(experiment, Infinity));
    expect(walk.position).toEqual({ epoch: 9, tuple: 3, step: walk.walk.length });
    expect(walk.reached).toStrictEqual(trained(experiment, Infinity));
    expect(walk.next()).toBe(false);
  });

  it('meet at a failure', () => {
    const walk = walkOf(diverging());
    const failed = trained(diverging(), Infinity);
    walk.take(failed);
    expect(walk.position).toMatchObject({ epoch: failed.epoch, tuple: failed.tuple });
    expect(walk.state).toStrictEqual({ ...failed, failure: null });
    walk.goToStep(Infinity);
    expect(walk.over?.failure).toStrictEqual(failed.failure);
  });

  it('is over only at the last step', () => {
    const walk = walkOf(endingAfter(1), 'epoch');
    expect(walk.over).toBeNull();
    walk.next();
    expect(walk.over).not.toBeNull();
    walk.back();
    expect(walk.over).toBeNull();
  });
});
