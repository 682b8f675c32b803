// Replay: any place of a run, from anywhere, with the very numbers of the run.
import { Checkpoints } from '$lib/training/checkpoints';
import { Replay } from '$lib/training/replay';
import { cloneState, isOver, presentNext, startTraining } from '$lib/training/trainer';
import * as trainer from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';
import type { Experiment } from '$lib/experiment/types';
import { randomStream } from '$lib/nn/random';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { diverging, noStop, randomExperiment, xor } from '../support/experiments';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

vi.mock('$lib/training/trainer', { spy: true });
afterEach(() => vi.clearAllMocks());

/** Every state of a straight run, before each of its tuples. */
function straightRun(experiment: Experiment, tuples: number): TrainingState[] {
  const state = startTraining(experiment);
  const states = [cloneState(state)];
  for (let n = 0; n < tuples && !isOver(state); n++) {
    presentNext(experiment, state);
    states.push(cloneState(state));
  }
  return states;
}

const experiments = {
  case: xor(),
  'momentum and shuffle': xor({ momentum: 0.9, shuffle: true, learningRate: '1/t' }),
  'mini-batches': randomExperiment([3, 3, 2], 5, { updating: { batch: 2 }, l2: 0.01, momentum: 0.5 }),
};

describe.each(Object.entries(experiments))('replay (%s)', (_, experiment) => {
  const count = experiment.data.tuples.length;
  const states = straightRun(experiment, 600);
  const at = (replay: Replay, place: number): TrainingState =>
    replay.stateAt(Math.floor(place / count) + 1, place % count);

  it('finds every place, in any order', () => {
    const replay = new Replay(experiment);
    const stream = randomStream(5);
    for (let i = 0; i < 300; i++) {
      const place = Math.floor(600 * stream.next());
      expect(at(replay, place)).toStrictEqual(states[place]);
    }
    for (const place of [0, 1, count, 599, 600]) expect(at(replay, place)).toStrictEqual(states[place]);
  });

  it('takes checkpoints from elsewhere', () => {
    const replay = new Replay(experiment);
    replay.offer(structuredClone(states[500]));
    expect(replay.lastKnown).toStrictEqual(states[500]);
    vi.clearAllMocks();
    expect(at(replay, 510)).toStrictEqual(states[510]);
    expect(trainer.presentNext).toHaveBeenCalledTimes(10);
    expect(at(replay, 499)).toStrictEqual(states[499]);
  });

  it('gives copies', () => {
    const replay = new Replay(experiment);
    const mine = at(replay, 50);
    for (let n = 0; n < 20; n++) presentNext(experiment, mine);
    mine.learner.network.layers[0].weights[0][0] = 99;
    expect(at(replay, 50)).toStrictEqual(states[50]);
    expect(at(replay, 0)).toStrictEqual(states[0]);
  });
});

describe('replay', () => {
  it('steps back as cheaply as forward', () => {
    const replay = new Replay(xor());
    replay.stateAt(1001, 0);
    vi.clearAllMocks();
    for (let place = 3999; place > 3940; place--) replay.stateAt(Math.floor(place / 4) + 1, place % 4);
    expect(trainer.presentNext).not.toHaveBeenCalled();
    for (let place = 3940; place > 3600; place--) replay.stateAt(Math.floor(place / 4) + 1, place % 4);
    expect(vi.mocked(trainer.presentNext).mock.calls.length).toBeLessThan(340 * 4);
  });

  it('leaves milestones, so that a far place is far only once', () => {
    const replay = new Replay(xor());
    replay.stateAt(2001, 0);
    vi.clearAllMocks();
    replay.stateAt(1001, 2);
    expect(vi.mocked(trainer.presentNext).mock.calls.length).toBeLessThanOrEqual(8000 / 32 + 1);
  });

  it('ends where training ended', () => {
    const experiment = xor({ stop: { ...noStop, epochs: 3 } });
    const replay = new Replay(experiment);
    const end = straightRun(experiment, 100).at(-1)!;
    expect(replay.stateAt(50, 2)).toStrictEqual(end);
    expect(end).toMatchObject({ epoch: 4, tuple: 0, ended: { reasons: ['epochs'] } });
    expect(replay.stateAt(4, 0)).toStrictEqual(end);
    expect(replay.stateAt(3, 3).ended).toBeNull();
    expect(replay.lastKnown).toStrictEqual(end);
  });

  it('ends where training failed, and knows the tuple before it does', () => {
    const experiment = diverging();
    const states = straightRun(experiment, 100);
    const failed = states.at(-1)!;
    const replay = new Replay(experiment);
    expect(failed.failure).not.toBeNull();
    expect(replay.stateAt(500, 0)).toStrictEqual(failed);
    expect(replay.stateAt(500, 1)).toStrictEqual(failed);
    expect(replay.stateAt(failed.epoch, failed.tuple)).toStrictEqual({ ...failed, failure: null });
    expect(replay.lastKnown).toStrictEqual(failed);
    const told = new Replay(experiment);
    told.offer(structuredClone(failed));
    expect(told.stateAt(500, 0)).toStrictEqual(failed);
    expect(told.stateAt(failed.epoch, failed.tuple)).toStrictEqual({ ...failed, failure: null });
  });
});

describe('checkpoints', () => {
  it('stay bounded, evenly spread, and keep the first and the last', () => {
    const experiment = xor();
    const first = startTraining(experiment);
    const kept = new Checkpoints(4, first, 40);
    const state = cloneState(first);
    for (let n = 1; n <= 2000; n++) {
      presentNext(experiment, state);
      kept.add(cloneState(state));
    }
    expect(kept.count).toBe(40);
    expect(kept.before(0)).toBe(first);
    expect(kept.last).toStrictEqual(state);
    let widest = 0;
    for (let place = 0; place <= 2000; place++) {
      const { epoch, tuple } = kept.before(place);
      widest = Math.max(widest, place - ((epoch - 1) * 4 + tuple));
    }
    expect(widest).toBeLessThanOrEqual(128);
  });

  it('are fewer for wide networks', () => {
    const experiment = randomExperiment([300, 300, 10], 2);
    const kept = new Checkpoints(2, startTraining(experiment));
    for (let epoch = 2; epoch < 100; epoch++) kept.add({ ...startTraining(experiment), epoch });
    expect(kept.count).toBeLessThan(40);
    expect(kept.last.epoch).toBe(99);
  });
});
