// Replay: any place of a run, from anywhere, with the very numbers of the run.
import { checkpointOf, Checkpoints } from '$lib/training/checkpoints';
import { startFastEngine } from '$lib/training/fastEngine';
import { pack } from '$lib/training/packed';
import { packedCheckpoint } from '$lib/training/packedCheckpoint';
import { startPlainEngine } from '$lib/training/seek';
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

describe('a seek', () => {
  const states = straightRun(xor({ momentum: 0.5 }), 3000);

  it('goes its way in parts, and the replay knows the way afterwards', () => {
    const replay = new Replay(xor({ momentum: 0.5 }));
    const seek = replay.towards({ epoch: 701, tuple: 1 });
    expect([seek.done, seek.progress]).toEqual([false, 0]);
    let last = 0;
    while (!seek.done) {
      seek.advance(100);
      expect(seek.progress).toBeGreaterThan(last);
      last = seek.progress;
      expect(replay.arrive(seek)).toStrictEqual(states[Math.min(2801, Math.round(last * 2801))]);
    }
    expect(last).toBe(1);
    vi.clearAllMocks();
    expect(replay.stateAt(701, 1)).toStrictEqual(states[2801]);
    expect(replay.stateAt(700, 2)).toStrictEqual(states[2798]);
    expect(trainer.presentNext).not.toHaveBeenCalled();
  });

  it('lets a faster engine go the long ways, and only those', () => {
    const replay = new Replay(xor({ momentum: 0.5 }));
    const fast = vi.fn(startPlainEngine);
    replay.fast = fast;
    expect(replay.stateAt(21, 0)).toStrictEqual(states[80]);
    expect(fast).not.toHaveBeenCalled();
    replay.stateAt(5601, 0);
    expect(fast).toHaveBeenCalledTimes(1);
    expect(replay.stateAt(5001, 0)).toStrictEqual(new Replay(xor({ momentum: 0.5 })).stateAt(5001, 0));
    expect(replay.stateAt(701, 1)).toStrictEqual(states[2801]);
  });

  it('finds the same states with the fastest engine', () => {
    for (const experiment of [
      xor({ momentum: 0.9, shuffle: true }),
      randomExperiment([3, 5, 2], 7, { updating: 'epoch', momentum: 0.5 }),
      randomExperiment([3, 5, 2], 7, { updating: { batch: 3 }, learningRate: '1/t' }),
    ]) {
      const [plain, quick] = [new Replay(experiment), new Replay(experiment)];
      quick.fast = vi.fn(startFastEngine);
      for (const [epoch, tuple] of [
        [9000, 3],
        [8000, 1],
        [4321, 0],
      ])
        expect(quick.stateAt(epoch, tuple)).toStrictEqual(plain.stateAt(epoch, tuple));
      expect(quick.fast).toHaveBeenCalled();
      expect(quick.checkpoints.all.some(({ packed }) => packed)).toBe(true);
    }
    const failing = new Replay(diverging());
    failing.fast = startFastEngine;
    expect(failing.stateAt(50_000, 0)).toStrictEqual(straightRun(diverging(), 100).at(-1));
  });

  it('stops where training is over', () => {
    const experiment = xor({ stop: { ...noStop, epochs: 3 } });
    const replay = new Replay(experiment);
    const seek = replay.towards({ epoch: 100, tuple: 0 });
    seek.advance(1000);
    expect([seek.done, seek.progress]).toEqual([true, 1]);
    expect(replay.arrive(seek)).toStrictEqual(straightRun(experiment, 100).at(-1));
  });
});

describe('checkpoints', () => {
  it('stay bounded, evenly spread, and keep the first and the last', () => {
    const experiment = xor();
    const first = startTraining(experiment);
    const kept = new Checkpoints(checkpointOf(first, 4), 40);
    const state = cloneState(first);
    for (let n = 1; n <= 2000; n++) {
      presentNext(experiment, state);
      kept.add(n % 2 ? checkpointOf(cloneState(state), 4) : packedCheckpoint(pack(state), experiment));
    }
    expect(kept.count).toBe(40);
    expect(kept.before(0).state()).toStrictEqual(first);
    expect(kept.last.state()).toStrictEqual(state);
    let widest = 0;
    for (let place = 0; place <= 2000; place++) widest = Math.max(widest, place - kept.before(place).place);
    expect(widest).toBeLessThanOrEqual(128);
  });

  it('are bounded in bytes, and can be thinned further', () => {
    const experiment = randomExperiment([300, 300, 10], 2);
    const kept = new Checkpoints(checkpointOf(startTraining(experiment), 2));
    const packed = pack(startTraining(experiment));
    for (let epoch = 2; epoch < 300; epoch++) kept.add(packedCheckpoint({ ...packed, epoch }, experiment));
    expect(kept.bytes).toBeLessThanOrEqual(64e6);
    expect(kept.count).toBeGreaterThan(64e6 / (8 * 93_310 + 400) - 3);
    expect(kept.bytes).toBe(kept.all.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(kept.last.place).toBe(2 * 298);
    kept.limit(5e6);
    expect(kept.bytes).toBeLessThanOrEqual(5e6);
    expect([kept.all[0].place, kept.last.place]).toEqual([0, 2 * 298]);
    kept.limit(0);
    expect(kept.count).toBe(2);
  });

  it('take the place of what was kept of the same moment', () => {
    const first = startTraining(xor());
    const kept = new Checkpoints(checkpointOf(first, 4));
    kept.add(packedCheckpoint(pack(first), xor()));
    expect(kept.count).toBe(1);
    expect(kept.bytes).toBe(kept.last.bytes);
    expect(kept.last.state()).toStrictEqual(first);
  });
});
