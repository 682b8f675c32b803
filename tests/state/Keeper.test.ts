// Keeping: what lies on the desk comes back whole after the page is gone, and no trouble of the browser's does harm.
import 'fake-indexeddb/auto';
import type { Experiment } from '$lib/experiment/types';
import { Keeper } from '$lib/state/Keeper.svelte';
import { RunBook } from '$lib/state/RunBook.svelte';
import { Workbench } from '$lib/state/Workbench.svelte';
import { presentNext, startTraining } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diverging, noStop, xor, xorTuples } from '../support/experiments';
import { Hands } from '../support/hands';

/** The locks that tabs hold; a tab that is closed lets its own go. */
class FakeLocks {
  held: { name: string }[] = [];
  request(name: string): Promise<void> {
    this.held.push({ name });
    return Promise.resolve();
  }
  query(): Promise<{ held: { name: string }[] }> {
    return Promise.resolve({ held: this.held });
  }
}
let locks = new FakeLocks();

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  locks = new FakeLocks();
  vi.stubGlobal('navigator', { locks });
  // Two desks kept within one millisecond would be equally new; here the clock never stands.
  let now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => ++now);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const short = xor({ stop: { ...noStop, epochs: 2500 }, momentum: 0.5 });

function trained(experiment: Experiment, tuples: number): TrainingState {
  const state = startTraining(experiment);
  for (let n = 0; n < tuples; n++) presentNext(experiment, state);
  return state;
}

/** A page with its desk and its keeper. */
async function page(experiment: Experiment = short) {
  const hands = new Hands();
  const desk = { bench: new Workbench(experiment, new RunBook(hands.options)) };
  const keeper = new Keeper(desk, hands.options);
  await keeper.start();
  const close = (): void => {
    keeper.dispose();
    locks.held.pop();
  };
  return { hands, desk, keeper, close };
}

/** A page on which a run has trained for a few stretches. */
async function trainedPage(experiment: Experiment = short, turns = 3) {
  const opened = await page(experiment);
  const { hands, desk } = opened;
  await desk.bench.train();
  for (let n = 0; n < turns; n++) hands.turn();
  return opened;
}

describe('a keeper', () => {
  it('has nothing to offer at first, and keeps nothing that would not be lost', async () => {
    const { keeper, close } = await page();
    expect([keeper.offered, keeper.notice]).toEqual([null, '']);
    expect(await keeper.save()).toBe(false);
    expect(await keeper.restore()).toBe(false);
    close();
    expect((await page()).keeper.offered).toBeNull();
  });

  it('brings runs, curves, checkpoints, data and place back', async () => {
    const { desk, keeper, hands, close } = await trainedPage();
    const book = desk.bench.book!;
    const [first] = book.runs;
    book.rename(first.id, 'The first');
    desk.bench.walkFrom({ epoch: 300, tuple: 2 });
    desk.bench.edit({ ...desk.bench.editable, training: { ...short.training, learningRate: 0.25 } });
    await desk.bench.train();
    hands.turn();
    const branch = book.active!;
    branch.run.pause();
    desk.bench.walkFrom({ epoch: 12, tuple: 3 });
    desk.bench.walk.goToStep(5);
    expect(await keeper.save()).toBe(true);
    const before = [first, branch].map(({ id, name, parent, run, summary }) => {
      const { history, elapsed, packed } = run;
      return { id, name, parent, summary, elapsed, packed, loss: [...history.loss] };
    });
    close();

    const later = await page(xor());
    expect(later.keeper.offered).toMatchObject({ title: 'test', runs: 2 });
    expect(Math.abs(later.keeper.offered!.when - Date.now())).toBeLessThan(600_000);
    expect(await later.keeper.restore()).toBe(true);
    expect([later.keeper.offered, later.keeper.notice]).toEqual([null, '']);
    const { bench } = later.desk;
    const again = bench.book!.runs.map(({ id, name, parent, run, summary }) => {
      const { history, elapsed, packed } = run;
      return { id, name, parent, summary, elapsed, packed, loss: [...history.loss] };
    });
    expect(again).toEqual(before);
    expect(again[1].parent).toEqual({ run: first.id, place: { epoch: 300, tuple: 2 } });
    expect(bench.book!.active!.id).toBe(branch.id);
    expect(bench.run).toBe(bench.book!.active!.run);
    expect(bench.walk.position).toEqual({ epoch: 12, tuple: 3, step: 5 });
    expect(bench.walk.state).toStrictEqual(trained(branch.experiment, 47));

    const [firstAgain] = bench.book!.runs;
    expect(firstAgain.replay.checkpoints.count).toBeGreaterThan(2);
    firstAgain.run.resume();
    later.hands.until(() => firstAgain.run.status === 'ended');
    expect(firstAgain.state).toStrictEqual(trained(short, 10_000));
    expect(bench.book!.book(short).id).not.toBe(branch.id);
  });

  it('keeps an experiment of one’s own that has not been trained, with all its data', async () => {
    const own: Experiment = {
      ...short,
      title: 'Own data',
      data: {
        ...short.data,
        inputNames: ['a', 'b'],
        tuples: xorTuples.slice(0, 3),
        heldOut: xorTuples.slice(3),
      },
    };
    const { desk, keeper, close } = await page();
    desk.bench.change(own);
    expect(await keeper.save()).toBe(true);
    close();
    const later = await page();
    expect(later.keeper.offered).toMatchObject({ title: 'Own data', runs: 0 });
    await later.keeper.restore();
    expect(later.desk.bench.experiment).toEqual(own);
  });

  it('keeps data once for all runs that share them, and shares them again', async () => {
    const { desk, keeper, hands, close } = await page();
    const variants = [0.1, 0.2, 0.3].map((learningRate) => ({
      name: String(learningRate),
      experiment: { ...short, training: { ...short.training, learningRate } },
    }));
    const made = desk.bench.book!.compare(short, variants);
    hands.until(() => made.every(({ run }) => run.status === 'ended'));
    await keeper.save();
    close();
    const database = await openDB('backstep');
    expect(await database.count('data')).toBe(1);
    database.close();
    const later = await page();
    await later.keeper.restore();
    const { runs } = later.desk.bench.book!;
    expect(runs.map(({ name, run }) => [name, run.status])).toEqual(
      variants.map(({ name }) => [name, 'ended']),
    );
    expect(new Set(runs.map(({ experiment }) => experiment.data)).size).toBe(1);
    for (const [i, run] of runs.entries()) expect(run.state).toStrictEqual(made[i].state);
  });

  it('keeps how a run failed', async () => {
    const { desk, keeper, hands, close } = await trainedPage(diverging());
    hands.until(() => desk.bench.run!.status === 'failed');
    const { snapshot } = desk.bench.run!;
    await keeper.save();
    close();
    const later = await page();
    await later.keeper.restore();
    const { run } = later.desk.bench.book!.active!;
    expect([run.status, run.snapshot]).toEqual(['failed', snapshot]);
  });

  it('writes only what changed, and takes away what was removed', async () => {
    const { desk, keeper, hands, close } = await trainedPage();
    const book = desk.bench.book!;
    const second = book.book({ ...short, training: { ...short.training, learningRate: 0.1 } });
    second.run.start();
    hands.turn();
    for (const { run } of book.runs) run.pause();
    await keeper.save();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    book.rename(second.id, 'Slow');
    await keeper.save();
    expect(put.mock.calls.map(([value]) => (value as { name?: string }).name)).toEqual(['Slow', undefined]);
    book.remove(second.id);
    await keeper.save();
    close();
    const later = await page();
    expect(later.keeper.offered!.runs).toBe(1);
    const database = await openDB('backstep');
    expect(await database.count('runs')).toBe(1);
    database.close();
  });

  it('forgets', async () => {
    const { keeper, close } = await trainedPage();
    await keeper.save();
    close();
    const later = await page();
    await later.keeper.forget();
    expect(later.keeper.offered).toBeNull();
    later.close();
    expect((await page()).keeper.offered).toBeNull();
  });

  it('keeps by itself: after a pause, now and then while a run is on, at its end, and when the page hides', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const listeners = new Map<string, () => void>();
    vi.stubGlobal('addEventListener', (name: string, listener: () => void) => listeners.set(name, listener));
    vi.stubGlobal('removeEventListener', (name: string) => listeners.delete(name));
    const { desk, keeper, hands, close } = await page(xor({ stop: { ...noStop, epochs: 50_000 } }));
    const save = vi.spyOn(keeper, 'save');
    const settled = () => Promise.all(save.mock.results.map(({ value }) => value as Promise<boolean>));
    const second = async (): Promise<void> => {
      vi.advanceTimersByTime(1000);
      await settled();
    };
    await second();
    await desk.bench.train();
    hands.turn();
    save.mockClear();
    await second();
    hands.turn();
    await second();
    expect(save, 'a run has just begun').toHaveBeenCalledTimes(1);
    for (let n = 0; n < 8; n++) {
      hands.turn();
      await second();
    }
    expect(save, 'ten seconds are not over').toHaveBeenCalledTimes(1);
    hands.turn();
    await second();
    hands.turn();
    await second();
    expect(save).toHaveBeenCalledTimes(2);
    hands.until(() => desk.bench.run!.status === 'ended');
    await second();
    expect(save, 'the end of a run').toHaveBeenCalledTimes(3);
    await second();
    desk.bench.walk.next();
    await second();
    expect(save, 'one may go on').toHaveBeenCalledTimes(3);
    await second();
    expect(save, 'one stood still').toHaveBeenCalledTimes(4);
    await second();
    desk.bench.walk.next();
    listeners.get('pagehide')!();
    expect(save, 'the page goes').toHaveBeenCalledTimes(5);
    await settled();
    listeners.get('pagehide')!();
    expect(save).toHaveBeenCalledTimes(5);
    close();
    expect(listeners.size).toBe(0);
  });

  it('does not offer what another tab has open, nor mix two tabs up', async () => {
    const one = await trainedPage();
    const other = await trainedPage(xor({ stop: { ...noStop, epochs: 3 } }));
    expect(other.keeper.offered).toBeNull();
    await Promise.all([one.keeper.save(), other.keeper.save(), one.keeper.save()]);
    const third = await page();
    expect(third.keeper.offered).toBeNull();
    third.close();
    other.close();
    const fourth = await page();
    await fourth.keeper.restore();
    expect(fourth.desk.bench.run!.experiment.training.stop.epochs).toBe(3);
    await one.keeper.save();
    fourth.close();
    one.close();
    const fifth = await page();
    expect(fifth.keeper.offered).not.toBeNull();
    await fifth.keeper.restore();
    expect(fifth.desk.bench.run!.experiment.training.stop.epochs).toBe(2500);
  });

  it('keeps a few desks only', async () => {
    for (let n = 0; n < 6; n++) {
      const { keeper, close } = await trainedPage(short, 1);
      await keeper.save();
      close();
    }
    await page();
    const database = await openDB('backstep');
    expect(await database.count('desks')).toBe(3);
    expect(await database.count('runs')).toBe(3);
    database.close();
  });
});

describe('trouble', () => {
  const lives = 'lives as long as this tab';

  it('no database at all', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    const { keeper, desk, hands } = await trainedPage();
    expect(keeper.notice).toBe(`This browser refuses to keep your runs; what you do here ${lives}.`);
    expect(await keeper.save()).toBe(false);
    hands.until(() => desk.bench.run!.status === 'ended');
    expect(desk.bench.run!.snapshot).toStrictEqual(trained(short, 10_000));
  });

  it('a database of a newer Backstep', async () => {
    (await openDB('backstep', 7)).close();
    const { keeper } = await trainedPage();
    expect(keeper.notice).toBe(
      `A newer Backstep has kept runs in this browser, which this one leaves alone; what you do here ${lives}.`,
    );
    expect(await keeper.save()).toBe(false);
  });

  it('a desk in another form', async () => {
    const { keeper, close } = await trainedPage();
    await keeper.save();
    close();
    const database = await openDB('backstep');
    const [desk] = (await database.getAll('desks')) as object[];
    await database.put('desks', { ...desk, format: 2 });
    database.close();
    const later = await page();
    expect([later.keeper.offered, later.keeper.notice]).toEqual([null, '']);
  });

  it('storage full: first the checkpoints are left out, then it is said', async () => {
    const { keeper, desk, hands, close } = await trainedPage();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const full = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    put.mockImplementationOnce(full);
    expect(await keeper.save()).toBe(true);
    expect(keeper.notice).toBe('');
    const values = put.mock.calls.map(([value]) => value as { checkpoints?: unknown[] });
    expect(values.find(({ checkpoints }) => checkpoints)!.checkpoints).toEqual([]);
    put.mockImplementation(full);
    hands.turn();
    expect(await keeper.save()).toBe(false);
    expect(keeper.notice).toBe(`This browser has no room left to keep your runs; what you do here ${lives}.`);
    put.mockRestore();
    hands.until(() => desk.bench.run!.status === 'ended');
    expect(await keeper.save()).toBe(true);
    expect(keeper.notice).toBe('');
    close();
    const later = await page();
    await later.keeper.restore();
    expect(later.desk.bench.run!.snapshot).toStrictEqual(trained(short, 10_000));
  });

  it('a damaged run is left out, and the rest is back', async () => {
    const { keeper, desk, hands, close } = await trainedPage();
    const book = desk.bench.book!;
    const second = book.book(
      { ...short, training: { ...short.training, learningRate: 0.1 } },
      { name: 'Slow' },
    );
    second.run.start();
    hands.turn();
    await keeper.save();
    close();
    const database = await openDB('backstep');
    const [key] = (await database.getAllKeys('runs')).slice(-1);
    const run = (await database.get('runs', key)) as { packed: { numbers: Float64Array } };
    run.packed.numbers = new Float64Array(3);
    await database.put('runs', run, key);
    database.close();
    const later = await page();
    expect(await later.keeper.restore()).toBe(true);
    expect(later.keeper.notice).toBe('Slow could not be read and is left out; all else is back.');
    expect(later.desk.bench.book!.runs).toHaveLength(1);
    const after = await openDB('backstep');
    expect(await after.count('runs'), 'the damaged one is left as it is').toBe(3);
    after.close();
  });

  it('what cannot be read at all is left as it is, and the desk too', async () => {
    const { keeper, close } = await trainedPage();
    await keeper.save();
    close();
    const database = await openDB('backstep');
    await database.clear('data');
    database.close();
    const later = await page();
    const { bench } = later.desk;
    expect(await later.keeper.restore()).toBe(false);
    expect(later.keeper.notice).toBe('What was kept in this browser could not be read; it is left as it is.');
    expect(later.desk.bench).toBe(bench);
  });

  it('a browser without locks', async () => {
    vi.stubGlobal('navigator', {});
    const { keeper, close } = await trainedPage();
    expect(await keeper.save()).toBe(true);
    expect(await keeper.save()).toBe(true);
    close();
    const later = await page();
    expect(await later.keeper.restore()).toBe(true);
    expect(later.desk.bench.book!.runs).toHaveLength(1);
  });
});
