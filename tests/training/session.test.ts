// The worker's side of a run, with a clock made by hand.
import { emptyCurve, thinCurve } from '$lib/training/curve';
import { pack, unpack } from '$lib/training/packed';
import type { Snapshot } from '$lib/training/protocol';
import { TrainingSession } from '$lib/training/session';
import { presentNext, startTraining } from '$lib/training/trainer';
import { describe, expect, it } from 'vitest';
import { diverging, noStop, randomExperiment, xor } from '../support/experiments';

/** A clock that moves on by so many milliseconds at each look. */
function clock(step: number): () => number {
  let now = 0;
  return () => (now += step);
}

describe('a training session', () => {
  it('trains for as long as it is asked to, and goes on where it stopped', () => {
    const experiment = randomExperiment([20, 30, 5], 13);
    const session = new TrainingSession(clock(5));
    expect(session.handle({ kind: 'begin', run: 1, experiment, state: null })).toBeNull();
    const first = session.handle({ kind: 'train', run: 1, milliseconds: 10 })!;
    expect(first).toMatchObject({ kind: 'snapshot', run: 1, elapsed: 10 });
    const straight = startTraining(experiment);
    for (let n = 0; n < first.tuplesDone; n++) presentNext(experiment, straight);
    expect(unpack(first.packed, experiment)).toStrictEqual(straight);
    expect(first.curve.epoch).toHaveLength(Math.floor(first.tuplesDone / 13));
    const second = session.handle({ kind: 'train', run: 1, milliseconds: 30 })!;
    for (let n = 0; n < second.tuplesDone; n++) presentNext(experiment, straight);
    expect(second.tuplesDone).toBe(3 * first.tuplesDone);
    expect(unpack(second.packed, experiment)).toStrictEqual(straight);
  });

  it('begins from a state it is given', () => {
    const experiment = xor();
    const state = startTraining(experiment);
    for (let n = 0; n < 6; n++) presentNext(experiment, state);
    const session = new TrainingSession(clock(1));
    session.handle({ kind: 'begin', run: 4, experiment, state: pack(state) });
    const snapshot = session.handle({ kind: 'train', run: 4, milliseconds: 1 })!;
    for (let n = 0; n < snapshot.tuplesDone; n++) presentNext(experiment, state);
    expect(unpack(snapshot.packed, experiment)).toStrictEqual(state);
    expect(snapshot.curve.epoch[0]).toBe(2);
  });

  it('does not answer for another run', () => {
    const session = new TrainingSession(clock(1));
    expect(session.handle({ kind: 'train', run: 1, milliseconds: 1 })).toBeNull();
    session.handle({ kind: 'begin', run: 2, experiment: xor(), state: null });
    expect(session.handle({ kind: 'train', run: 1, milliseconds: 1 })).toBeNull();
    expect(session.handle({ kind: 'train', run: 2, milliseconds: 1 })).not.toBeNull();
  });

  it('stops at once when training is over, and counts only what was done', () => {
    const session = new TrainingSession(clock(0));
    const train = (): Snapshot => session.handle({ kind: 'train', run: 1, milliseconds: 1000 })!;
    session.handle({
      kind: 'begin',
      run: 1,
      experiment: xor({ stop: { ...noStop, epochs: 3 } }),
      state: null,
    });
    expect(train()).toMatchObject({ tuplesDone: 12, packed: { ended: { reasons: ['epochs'] } } });
    expect(train()).toMatchObject({ tuplesDone: 0, curve: emptyCurve() });
    session.handle({ kind: 'begin', run: 1, experiment: diverging(), state: null });
    const failed = train();
    const { epoch, tuple } = failed.packed.failure!;
    expect(failed.tuplesDone).toBe((epoch - 1) * 4 + tuple);
  });

  it('tells of its epochs thinned', () => {
    const session = new TrainingSession(clock(1));
    session.handle({ kind: 'begin', run: 1, experiment: xor(), state: null });
    const { curve, packed } = session.handle({ kind: 'train', run: 1, milliseconds: 5 })!;
    expect(packed.epoch).toBeGreaterThan(1000);
    expect(thinCurve(curve)).toStrictEqual(curve);
    expect([curve.epoch[0], curve.epoch.at(-1)]).toEqual([1, packed.epoch - 1]);
  });

  it('tells of states on the way, unless they are large', () => {
    const session = new TrainingSession(clock(4));
    session.handle({ kind: 'begin', run: 1, experiment: xor(), state: null });
    const { between, packed, tuplesDone } = session.handle({ kind: 'train', run: 1, milliseconds: 50 })!;
    expect(between.length).toBeGreaterThan(2);
    const straight = startTraining(xor());
    for (const state of [...between, packed]) {
      while (straight.epoch < state.epoch || straight.tuple < state.tuple) presentNext(xor(), straight);
      expect(unpack(state, xor())).toStrictEqual(straight);
    }
    expect(4 * (straight.epoch - 1) + straight.tuple).toBe(tuplesDone);
    const wide = randomExperiment([60, 60, 1], 3);
    session.handle({ kind: 'begin', run: 2, experiment: wide, state: null });
    expect(session.handle({ kind: 'train', run: 2, milliseconds: 50 })!.between).toEqual([]);
  });

  it('begins again with the experiment it has', () => {
    const session = new TrainingSession(clock(1));
    const begin = { kind: 'begin', run: 1, experiment: null, state: null } as const;
    expect(() => session.handle(begin)).toThrow('without an experiment');
    session.handle({ ...begin, experiment: xor() });
    const train = () => session.handle({ kind: 'train', run: 1, milliseconds: 1 })!;
    const first = train();
    session.handle(begin);
    expect(train().packed).toStrictEqual(first.packed);
  });
});
