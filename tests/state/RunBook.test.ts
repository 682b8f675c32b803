// The book of runs: booked, named, compared, removed and had back, each with its own past to look at.
import type { Experiment } from '$lib/experiment/types';
import { RunBook } from '$lib/state/RunBook.svelte';
import { forward } from '$lib/nn/forward';
import { lossOf, misclassified } from '$lib/nn/judge';
import { pack } from '$lib/training/packed';
import { packedCheckpoint } from '$lib/training/packedCheckpoint';
import { presentNext, startTraining } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diverging, noStop, randomExperiment, xor, xorTuples } from '../support/experiments';
import { Hands } from '../support/hands';

const short = xor({ stop: { ...noStop, epochs: 2500 }, momentum: 0.5 });

function trained(experiment: Experiment, tuples: number): TrainingState {
  const state = startTraining(experiment);
  for (let n = 0; n < tuples; n++) presentNext(experiment, state);
  return state;
}

describe('a book of runs', () => {
  it('books runs in order, the newest active, and selects and renames them', () => {
    const book = new RunBook(new Hands().options);
    expect([book.runs, book.active, book.canUndo]).toEqual([[], null, false]);
    const first = book.book(short);
    const second = book.book(short, {
      name: 'Half the rate',
      parent: { run: first.id, place: { epoch: 3, tuple: 1 } },
    });
    expect(book.runs).toEqual([first, second]);
    expect(book.active).toBe(second);
    expect([first.name, second.name, first.parent]).toEqual(['Run 1', 'Half the rate', null]);
    expect(second.parent).toEqual({ run: first.id, place: { epoch: 3, tuple: 1 } });
    expect(first.id).not.toBe(second.id);
    book.select(first.id);
    expect(book.active).toBe(first);
    book.select('nobody');
    expect(book.active).toBe(first);
    book.rename(first.id, '  A start ');
    book.rename(first.id, ' ');
    expect(first.name).toBe('A start');
  });

  it('removes runs, lets their workers go, and has them back where they were', () => {
    const hands = new Hands();
    const book = new RunBook(hands.options);
    const [a, b, c] = [book.book(short), book.book(short), book.book(short)];
    b.run.start();
    hands.turn();
    const reached = b.run.packed;
    book.select(b.id);
    book.remove(b.id);
    book.remove('nobody');
    expect(book.runs).toEqual([a, c]);
    expect(book.active).toBe(c);
    expect(hands.workers[0].terminated).toBe(true);
    book.remove(a.id);
    expect([book.active, book.canUndo]).toEqual([c, true]);
    book.undoRemove();
    book.undoRemove();
    expect(book.runs).toEqual([a, b, c]);
    expect([book.active, book.canUndo]).toEqual([b, false]);
    expect(b.run.packed).toBe(reached);
    b.run.start();
    hands.until(() => b.run.status === 'ended');
    expect(b.state).toStrictEqual(trained(short, 10_000));
    book.undoRemove();
    for (const { id } of [a, b, c]) book.remove(id);
    expect([book.runs, book.active]).toEqual([[], null]);
  });

  it('compares variants, all from their starts, each with the result it has alone', () => {
    const hands = new Hands();
    const book = new RunBook(hands.options);
    const byEpoch: Experiment = { ...short, title: '?', training: { ...short.training, updating: 'epoch' } };
    const made = book.compare(short, [
      { name: 'case', experiment: short },
      { name: 'epoch', experiment: byEpoch },
    ]);
    expect(made.map(({ name, run }) => [name, run.status])).toEqual([
      ['case', 'running'],
      ['epoch', 'running'],
    ]);
    expect(book.active).toBe(made[0]);
    hands.until(() => made.every(({ run }) => run.status === 'ended'));
    expect(made[0].state).toStrictEqual(trained(short, 10_000));
    expect(made[1].state).toStrictEqual(trained(byEpoch, 10_000));
    expect(made.map(({ summary }) => summary.weightUpdates)).toEqual([10_000, 2500]);
    expect(made[1].experiment.title).toBe('test');
  });

  it('stops everything with the page', () => {
    const hands = new Hands();
    const book = new RunBook(hands.options);
    book.compare(short, [
      { name: 'one', experiment: short },
      { name: 'two', experiment: short },
    ]);
    book.dispose();
    expect(hands.workers.map(({ terminated }) => terminated)).toEqual([true, true]);
  });
});

describe('the memory of a book', () => {
  it('is shared by its runs: the active one has most of it', () => {
    const wide = randomExperiment([300, 300, 10], 2);
    const book = new RunBook(new Hands().options);
    const made = [1, 2, 3].map(() => book.book(wide));
    const packed = pack(startTraining(wide));
    for (const { replay } of made)
      for (let epoch = 2; epoch < 150; epoch++) replay.keep(packedCheckpoint({ ...packed, epoch }, wide));
    const bytes = (): number[] => made.map(({ replay }) => replay.checkpoints.bytes);
    for (const [i, most] of [32e6, 32e6, 64e6].entries()) expect(bytes()[i]).toBeLessThanOrEqual(most);
    expect(bytes()[2]).toBeGreaterThan(32e6);
    book.select(made[0].id);
    for (const all of bytes()) expect(all).toBeLessThanOrEqual(32e6);
  });
});

describe('a refined stretch', () => {
  const long = xor({ stop: { ...noStop, epochs: 30_000 }, momentum: 0.5 });

  it('has every epoch, with the numbers of the run, where the curve itself is thinned', () => {
    const hands = new Hands();
    const booked = new RunBook(hands.options).book(long);
    booked.run.start();
    hands.until(() => booked.run.status === 'ended');
    expect(booked.curveWithin(20_000, 20_300, 500).epoch.length).toBeLessThan(150);
    booked.refine(20_000, 20_300);
    hands.until(() => booked.curveWithin(20_000, 20_300, 500).epoch.length >= 303);
    const { epoch, loss, largestChange } = booked.curveWithin(20_000, 20_300, 500);
    expect([...epoch.slice(1, -1)]).toEqual(Array.from({ length: 301 }, (_, i) => 20_000 + i));
    const state = trained(long, 4 * 19_999);
    for (let i = 1; i <= 301; i++) {
      for (let n = 0; n < 4; n++) presentNext(long, state);
      expect([loss[i], largestChange[i]]).toEqual([state.last!.loss, state.last!.largestChange]);
    }
    hands.until(() => hands.waiting === 0);
    booked.refine(20_100, 20_200);
    expect(hands.waiting, 'it is there already').toBe(0);
    booked.refine(1, 30_000);
    booked.refine(100, 300);
    expect(hands.waiting, 'too long, and whole anyway').toBe(0);
    expect(booked.curveWithin(1, 30_000, 500).epoch.length).toBeLessThanOrEqual(500);
    booked.refine(29_990, 40_000);
    hands.until(() => hands.waiting === 0);
    expect([...booked.curveWithin(29_990, 40_000, 500).epoch.slice(1)]).toEqual(
      Array.from({ length: 11 }, (_, i) => 29_990 + i),
    );
  });
});

describe('a booked run', () => {
  it('sums itself up', () => {
    const hands = new Hands();
    const fresh = new RunBook(hands.options).book(short);
    expect(fresh.summary).toEqual({
      epochs: 0,
      loss: null,
      misclassifiedPercent: null,
      reasons: [],
      failure: null,
      weightUpdates: 0,
      operations: 0,
    });
    fresh.run.start();
    hands.until(() => fresh.run.status === 'ended');
    const { last } = trained(short, 10_000);
    expect(fresh.summary).toEqual({
      epochs: 2500,
      loss: last!.loss,
      misclassifiedPercent: last!.misclassifiedPercent,
      reasons: ['epochs'],
      failure: null,
      weightUpdates: 10_000,
      operations: 90_000,
    });
  });

  it('counts the updates of batches', () => {
    const experiment = randomExperiment([2, 1], 5, { updating: { batch: 2 } });
    const { summary } = new RunBook(new Hands().options).book(experiment, { start: trained(experiment, 13) });
    expect(summary).toMatchObject({ epochs: 2, weightUpdates: 7, operations: 26 });
  });

  it('is looked at anywhere, and follows training again', () => {
    const hands = new Hands();
    const booked = new RunBook(hands.options).book(short);
    booked.run.start();
    hands.until(() => booked.run.status === 'ended');
    for (const place of [
      { epoch: 1700, tuple: 2 },
      { epoch: 1, tuple: 0 },
      { epoch: 1234, tuple: 3 },
    ]) {
      booked.look(place);
      hands.until(() => booked.seeking === null);
      expect(booked.viewed).toEqual(place);
      expect(booked.state).toStrictEqual(trained(short, 4 * (place.epoch - 1) + place.tuple));
    }
    booked.look({ epoch: 9999, tuple: 2 });
    hands.until(() => booked.seeking === null);
    expect(booked.viewed).toEqual({ epoch: 2501, tuple: 0 });
    expect(booked.state).toStrictEqual(booked.run.snapshot);
    booked.look(null);
    expect([booked.viewed, booked.state]).toEqual([null, booked.run.snapshot]);
  });

  it('goes a long way in the background, and says so meanwhile', () => {
    const long = xor({ momentum: 0.5 });
    const hands = new Hands();
    const booked = new RunBook(hands.options).book(long, { start: trained(long, 80_000) });
    booked.look({ epoch: 19_000, tuple: 3 });
    expect(booked.seeking).toBeGreaterThan(0);
    expect(booked.notice).toBe(
      'Epoch 19,000 is far from any state that was kept; training it again up to there.',
    );
    const seen = [booked.seeking!];
    hands.turn();
    hands.turn();
    seen.push(booked.seeking!);
    expect(seen[1]).toBeGreaterThan(seen[0]);
    const { epoch, tuple } = booked.state;
    expect(booked.state).toStrictEqual(trained(long, 4 * (epoch - 1) + tuple));
    hands.until(() => booked.seeking === null);
    expect(booked.notice).toBe('');
    expect(booked.state).toStrictEqual(trained(long, 75_999));
  });

  it('leaves a long way when one looks elsewhere', () => {
    const long = xor();
    const hands = new Hands();
    const booked = new RunBook(hands.options).book(long, { start: trained(long, 80_000) });
    booked.look({ epoch: 19_000, tuple: 3 });
    booked.look({ epoch: 2, tuple: 1 });
    expect([booked.seeking, booked.viewed]).toEqual([null, { epoch: 2, tuple: 1 }]);
    hands.turn();
    expect(booked.state).toStrictEqual(trained(long, 5));
    booked.look({ epoch: 19_000, tuple: 3 });
    booked.dispose();
    hands.turn();
    expect(hands.waiting).toBe(0);
  });

  it('keeps the moment in which it failed, and the one before', () => {
    const hands = new Hands();
    const booked = new RunBook(hands.options).book(diverging());
    booked.run.start();
    hands.until(() => booked.run.status === 'failed');
    const { epoch, tuple } = booked.run.snapshot;
    booked.look({ epoch: epoch + 1, tuple: 0 });
    expect(booked.state.epoch).toBe(epoch);
    const before = 4 * (epoch - 1) + tuple - 1;
    booked.look({ epoch: Math.floor(before / 4) + 1, tuple: before % 4 });
    expect(booked.state).toStrictEqual(trained(diverging(), before));
  });
});

describe('held-out tuples', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const holding: Experiment = {
    ...short,
    data: {
      ...short.data,
      tuples: xorTuples.slice(0, 3),
      heldOut: Array.from({ length: 40 }, (_, n) => ({ inputs: [n / 40, 1], targets: [n % 2] })),
    },
  };

  it('are none as a rule', () => {
    expect(new RunBook(new Hands().options).book(short).heldOut).toBeNull();
  });

  it('are judged as training goes on, the last state too', () => {
    const hands = new Hands();
    const booked = new RunBook(hands.options).book(holding);
    booked.run.start();
    hands.until(() => booked.run.status === 'ended');
    for (let n = 0; n < 20; n++) {
      vi.advanceTimersByTime(1000);
      hands.turn();
    }
    const curve = booked.heldOut!;
    expect(curve.epoch.length).toBeGreaterThan(1);
    expect(curve.epoch[0]).toBe(0);
    expect(curve.epoch.at(-1)).toBe(2500);
    expect([...curve.epoch]).toEqual([...curve.epoch].sort((a, b) => a - b));
    for (const [i, epoch] of curve.epoch.entries()) {
      const { network } = trained(holding, Math.round(epoch * 3)).learner;
      const { heldOut } = holding.data;
      const outputs = heldOut.map(({ inputs }) => forward(network, inputs).outputs[2]);
      const loss = outputs.reduce((sum, output, n) => sum + lossOf(network, output, heldOut[n].targets), 0);
      const wrong = outputs.filter((output, n) => misclassified(output, heldOut[n].targets)).length;
      expect(curve.loss[i]).toBe((loss * 3) / 40);
      expect(curve.misclassifiedPercent[i]).toBe((100 * wrong) / 40);
    }
  });
});
