// A run on the page, with a worker and frames made by hand.
import type { Experiment } from '$lib/experiment/types';
import { TrainingRun, type TrainingRunOptions } from '$lib/state/TrainingRun.svelte';
import { pack } from '$lib/training/packed';
import type { TrainingWorker } from '$lib/training/protocol';
import { cloneState, presentNext, startTraining } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';
import { describe, expect, it, vi } from 'vitest';
import { diverging, noStop, xor } from '../support/experiments';
import { FakeWorker } from '../support/fakeWorker';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

/** A run with its worker and its frames in hand. */
function runOf(experiment: Experiment, start?: TrainingState, more: TrainingRunOptions = {}) {
  const workers: FakeWorker[] = [];
  const frames: (() => void)[] = [];
  const run = new TrainingRun(experiment, start, {
    makeWorker: () => {
      workers.push(new FakeWorker());
      return workers[workers.length - 1];
    },
    nextFrame: (callback) => frames.push(callback),
    ...more,
  });
  const turn = (): void => {
    workers.at(-1)?.deliver();
    frames.shift()?.();
  };
  return { run, workers, frames, turn };
}

const tenThousand = xor({ stop: { ...noStop, epochs: 10_000 }, momentum: 0.5 });

function straight(experiment: Experiment): TrainingState {
  const state = startTraining(experiment);
  while (!state.ended && !state.failure) presentNext(experiment, state);
  return state;
}

describe('a training run', () => {
  it('runs to its end, stretch by stretch', () => {
    const checkpoints = vi.fn();
    const { run, workers, turn } = runOf(tenThousand, undefined, { onCheckpoint: checkpoints });
    expect(run.status).toBe('idle');
    run.start();
    expect(run.status).toBe('running');
    let turns = 0;
    while (run.status === 'running' && turns++ < 100) turn();
    expect(run.status).toBe('ended');
    expect(run.reasons).toEqual(['epochs']);
    expect(run.failure).toBeNull();
    expect(run.snapshot).toStrictEqual(straight(tenThousand));
    expect(run.history.epoch.at(-1)).toBe(10_000);
    expect([...run.history.epoch]).toEqual([...new Set(run.history.epoch)].sort((a, b) => a - b));
    expect(run.tuplesPerSecond).toBeGreaterThan(0);
    expect(checkpoints.mock.calls.length).toBeGreaterThanOrEqual(turns);
    expect(checkpoints).toHaveBeenLastCalledWith(run.packed);
    expect(workers).toHaveLength(1);
    run.start();
    expect(run.status).toBe('ended');
  });

  it('asks for longer stretches as it goes on, up to 50 ms', () => {
    const { run, workers, turn } = runOf(xor());
    run.start();
    for (let n = 0; n < 20; n++) turn();
    const asked = workers[0].messages.flatMap((message) =>
      message.kind === 'train' ? [message.milliseconds] : [],
    );
    expect(asked[0]).toBe(12);
    expect(asked[1]).toBeGreaterThan(12);
    expect(asked.at(-1)).toBe(50);
  });

  it('asks only after a reply and a frame', () => {
    const { run, workers, frames } = runOf(xor());
    run.start();
    expect(workers[0].messages.map(({ kind }) => kind)).toEqual(['begin', 'train']);
    workers[0].deliver();
    expect(workers[0].messages).toHaveLength(2);
    frames.shift()!();
    expect(workers[0].messages).toHaveLength(3);
  });

  it('pauses by not asking, drops what comes late, and resumes with the same bits', () => {
    const { run, workers, frames, turn } = runOf(tenThousand);
    run.start();
    turn();
    run.pause();
    const paused = run.snapshot;
    workers[0].deliver();
    frames.shift()?.();
    expect(run.status).toBe('paused');
    expect(run.snapshot).toBe(paused);
    run.pause();
    run.resume();
    expect(run.status).toBe('running');
    for (let n = 0; n < 100; n++) turn();
    expect(run.snapshot).toStrictEqual(straight(tenThousand));
    expect([...run.history.epoch]).toEqual([...new Set(run.history.epoch)].sort((a, b) => a - b));
  });

  it('sends the experiment to each worker once', () => {
    const { run, workers, turn } = runOf(tenThousand);
    const sent = (n: number) =>
      workers[n].messages.flatMap((message) => (message.kind === 'begin' ? [message.experiment] : []));
    run.start();
    turn();
    run.pause();
    run.resume();
    expect(sent(0)).toEqual([tenThousand, null]);
    workers[0].onerror!({});
    expect(sent(1)).toEqual([tenThousand]);
    while (run.status === 'running') turn();
    expect(run.snapshot).toStrictEqual(straight(tenThousand));
  });

  it('a frame that was asked for before a pause asks for nothing', () => {
    const { run, workers, frames } = runOf(xor());
    run.start();
    workers[0].deliver();
    run.pause();
    frames.shift()!();
    expect(workers[0].messages).toHaveLength(2);
  });

  it('goes on from three tuples walked on the page as if it had never stopped', () => {
    const { run, turn } = runOf(tenThousand);
    run.start();
    for (let n = 0; n < 3; n++) turn();
    run.pause();
    const walked = cloneState(run.snapshot);
    for (let n = 0; n < 3; n++) presentNext(tenThousand, walked);
    const kept = structuredClone(walked);
    run.resumeFrom(walked);
    for (let n = 0; n < 100; n++) turn();
    expect(run.status).toBe('ended');
    expect(run.snapshot).toStrictEqual(straight(tenThousand));
    expect(walked).toStrictEqual(kept);
  });

  it('forgets the epochs after the place it goes back to, and learns of one finished on the page', () => {
    const { run, turn } = runOf(xor());
    run.start();
    for (let n = 0; n < 3; n++) turn();
    run.pause();
    const back = startTraining(xor());
    for (let n = 0; n < 41; n++) presentNext(xor(), back);
    run.resumeFrom(back);
    expect(run.history.epoch.at(-1)).toBe(10);
    expect(run.snapshot.epoch).toBe(11);
    const { run: other } = runOf(xor(), back);
    expect([...other.history.epoch]).toEqual([10]);
  });

  it('says where a run failed', () => {
    const { run, turn } = runOf(diverging());
    run.start();
    turn();
    expect(run.status).toBe('failed');
    expect(run.failure).toStrictEqual(straight(diverging()).failure);
    expect(run.reasons).toEqual([]);
  });

  it('starts a dead worker again from the last snapshot, twice', () => {
    const { run, workers, turn } = runOf(tenThousand);
    run.start();
    turn();
    const reached = run.snapshot;
    workers[0].onerror!({ message: 'gone' });
    expect(workers[0].terminated).toBe(true);
    expect(workers).toHaveLength(2);
    expect(workers[1].messages[0]).toMatchObject({ kind: 'begin', state: pack(reached) });
    workers[0].onerror!({ message: 'gone' });
    expect(workers).toHaveLength(2);
    workers[1].onerror!({ message: 'gone' });
    expect(run.status).toBe('running');
    workers[2].onerror!({ message: 'gone for good' });
    expect(run.status).toBe('broken');
    expect(run.message).toBe('gone for good');
    expect(workers).toHaveLength(3);
    run.start();
    for (let n = 0; n < 100; n++) turn();
    expect(run.snapshot).toStrictEqual(straight(tenThousand));
  });

  it('is broken when no worker can be made', () => {
    const makeWorker = vi.fn((): TrainingWorker => {
      throw new Error('no workers here');
    });
    const { run } = runOf(xor(), undefined, { makeWorker });
    run.start();
    expect(run.status).toBe('broken');
    expect(run.message).toBe('no workers here');
    expect(makeWorker).toHaveBeenCalledTimes(3);
  });

  it('stops and lets the worker go, keeping what it has', () => {
    const { run, workers, turn } = runOf(xor());
    run.start();
    turn();
    const reached = run.snapshot;
    run.stop();
    expect(run.status).toBe('idle');
    expect(run.snapshot).toBe(reached);
    expect(run.history.epoch.length).toBeGreaterThan(0);
    expect(workers[0].terminated).toBe(true);
    run.start();
    expect(workers).toHaveLength(2);
    run.dispose();
    expect(workers[1].terminated).toBe(true);
  });

  it('takes another worker when one cannot be understood or falls silent, and ends with the same bits', () => {
    vi.useFakeTimers();
    try {
      const { run, workers, turn } = runOf(tenThousand);
      run.start();
      turn();
      workers[0].onmessageerror!({});
      expect(workers).toHaveLength(2);
      expect(workers[0].terminated).toBe(true);
      turn();
      const reached = run.packed;
      vi.advanceTimersByTime(4900);
      expect(workers).toHaveLength(2);
      vi.advanceTimersByTime(200);
      expect(workers).toHaveLength(3);
      expect(workers[1].terminated).toBe(true);
      expect(workers[2].messages[0]).toMatchObject({ kind: 'begin', state: reached });
      while (run.status === 'running') turn();
      expect(run.snapshot).toStrictEqual(straight(tenThousand));
      vi.advanceTimersByTime(60_000);
      expect([run.status, workers.length]).toEqual(['ended', 3]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not take a late reply to a paused run for a sign of life', () => {
    vi.useFakeTimers();
    try {
      const { run, workers } = runOf(xor());
      run.start();
      run.pause();
      vi.advanceTimersByTime(60_000);
      expect(workers).toHaveLength(1);
      run.resume();
      workers[0].deliver();
      vi.advanceTimersByTime(6000);
      expect(workers).toHaveLength(2);
      run.dispose();
    } finally {
      vi.useRealTimers();
    }
  });

  it('gives up a worker that dies again and again, but not one that trains between', () => {
    const { run, workers, turn } = runOf(tenThousand);
    run.start();
    for (let n = 0; n < 5; n++) {
      turn();
      workers.at(-1)!.onerror!({});
    }
    expect(run.status).toBe('running');
    workers.at(-1)!.onerror!({});
    workers.at(-1)!.onerror!({});
    expect([run.status, run.message]).toEqual(['broken', 'the training worker stopped']);
  });

  it('tells what trains, how long, how often the weights changed and how long it may take', () => {
    let now = 0;
    const { run, turn } = runOf(tenThousand, undefined, { now: () => (now += 20) });
    expect([run.engine, run.elapsed, run.weightUpdates, run.timeLeft]).toEqual([null, 0, 0, null]);
    run.start();
    turn();
    expect(run.engine).not.toBeNull();
    expect(run.elapsed).toBeGreaterThan(0);
    const { epoch, tuple } = run.snapshot;
    const done = 4 * (epoch - 1) + tuple;
    expect(run.place).toEqual({ epoch, tuple });
    expect(run.weightUpdates).toBe(done);
    expect(run.timeLeft).toBeCloseTo((40_000 - done) / (done / 20), 6);
    run.pause();
    expect(run.timeLeft).toBeNull();
  });

  it('takes up what was kept of it', () => {
    const { run, turn } = runOf(tenThousand);
    run.start();
    for (let n = 0; n < 3; n++) turn();
    run.pause();
    const kept = structuredClone({ packed: run.packed, curve: run.history, elapsed: run.elapsed });
    const { run: other, turn: otherTurn } = runOf(tenThousand);
    other.restore(kept.packed, kept.curve, kept.elapsed);
    expect([other.status, other.elapsed]).toEqual(['paused', run.elapsed]);
    expect([...other.history.loss]).toEqual([...run.history.loss]);
    other.resume();
    while (other.status === 'running') otherTurn();
    expect(other.snapshot).toStrictEqual(straight(tenThousand));
    const { run: ended } = runOf(tenThousand);
    ended.restore(other.packed, other.history, 1);
    expect(ended.status).toBe('ended');
  });

  it('bounds its history', () => {
    const worker: TrainingWorker = {
      postMessage: () => {},
      terminate: () => {},
      onmessage: null,
      onerror: null,
      onmessageerror: null,
    };
    const { run } = runOf(xor(), undefined, { makeWorker: () => worker });
    run.start();
    const packed = pack(startTraining(xor()));
    for (let n = 0; n < 150; n++) {
      const epoch = Float64Array.from({ length: 2000 }, (_, i) => 2000 * n + i + 1);
      const curve = { epoch, loss: epoch, misclassifiedPercent: epoch, largestChange: epoch };
      const stretch = { packed, between: [], engine: 'plain' as const, curve, tuplesDone: 8000, elapsed: 10 };
      worker.onmessage!({ data: { kind: 'snapshot', run: 1, ...stretch } });
      expect(run.history.epoch.length).toBeLessThanOrEqual(25_000);
    }
    expect([run.history.epoch[0], run.history.epoch.at(-1)]).toEqual([1, 300_000]);
    run.dispose();
  });
});
