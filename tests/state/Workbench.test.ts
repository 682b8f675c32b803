// The workbench: changes that can be taken back, editing in the middle of a run, and the way to training and back.
import type { Experiment } from '$lib/experiment/types';
import { Workbench } from '$lib/state/Workbench.svelte';
import { pack } from '$lib/training/packed';
import { presentNext, startTraining } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noStop, xor } from '../support/experiments';
import { FakeWorker } from '../support/fakeWorker';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const withRate = (experiment: Experiment, learningRate: number): Experiment => ({
  ...experiment,
  training: { ...experiment.training, learningRate },
});
const rateOf = (bench: Workbench) => bench.experiment.training.learningRate;

function trained(experiment: Experiment, tuples: number): TrainingState {
  const state = startTraining(experiment);
  for (let n = 0; n < tuples; n++) presentNext(experiment, state);
  return state;
}

describe('changes', () => {
  it('can be taken back and made again, each with its place', () => {
    const bench = new Workbench(xor());
    expect([bench.canUndo, bench.canRedo]).toEqual([false, false]);
    bench.walk.goTo({ epoch: 3, tuple: 2, step: 7 });
    bench.walk.granularity = 'layer';
    bench.change(withRate(xor(), 0.1));
    expect(bench.walk.position).toEqual({ epoch: 1, tuple: 0, step: 0 });
    bench.walk.goToStep(5);
    bench.change(withRate(xor(), 0.2));
    expect(rateOf(bench)).toBe(0.2);

    bench.undo();
    expect(rateOf(bench)).toBe(0.1);
    expect(bench.walk.position.step).toBe(5);
    bench.undo();
    expect(rateOf(bench)).toBe(0.5);
    expect(bench.walk.position).toEqual({ epoch: 3, tuple: 2, step: 7 });
    expect(bench.walk.granularity).toBe('layer');
    expect([bench.canUndo, bench.canRedo]).toEqual([false, true]);

    bench.redo();
    expect(bench.walk.position.step).toBe(5);
    bench.redo();
    expect(rateOf(bench)).toBe(0.2);
    expect([bench.canUndo, bench.canRedo]).toEqual([true, false]);
  });

  it('end what could have been made again', () => {
    const bench = new Workbench(xor());
    bench.change(withRate(xor(), 0.1));
    bench.undo();
    bench.change(withRate(xor(), 0.3));
    expect(bench.canRedo).toBe(false);
    bench.redo();
    expect(rateOf(bench)).toBe(0.3);
    bench.undo();
    bench.undo();
    expect(rateOf(bench)).toBe(0.5);
  });

  it('are remembered to a bound', () => {
    const bench = new Workbench(xor());
    for (let n = 1; n <= 250; n++) bench.change(withRate(xor(), n));
    let back = 0;
    while (bench.canUndo) {
      bench.undo();
      back++;
    }
    expect(back).toBe(200);
    expect(rateOf(bench)).toBe(50);
  });

  it('keep the mode of the editor', () => {
    const bench = new Workbench(xor());
    bench.mode = 'edit';
    bench.change(withRate(xor(), 0.1));
    expect(bench.mode).toBe('edit');
  });
});

describe('the present experiment', () => {
  it('has the present place and granularity', () => {
    const bench = new Workbench(xor());
    bench.walk.goTo({ epoch: 2, tuple: 1, step: 3 });
    bench.walk.granularity = 'phase';
    expect(bench.present).toEqual({
      ...xor(),
      position: { epoch: 2, tuple: 1, step: 3 },
      view: { granularity: 'phase' },
    });
  });

  it('is edited as it is within the first tuple', () => {
    const drawn: Experiment = { ...xor(), drawn: { seed: 3, range: [-0.5, 0.5] } };
    const bench = new Workbench(drawn);
    bench.walk.goToStep(9);
    expect(bench.editable).toEqual(bench.present);
  });

  it('is edited with the weights of the moment further on, and where it stood in the tuple', () => {
    const drawn: Experiment = { ...xor(), drawn: { seed: 3, range: [-0.5, 0.5] } };
    const bench = new Workbench(drawn);
    bench.walk.goTo({ epoch: 3, tuple: 2, step: 9 });
    expect(bench.editable).toEqual({
      ...drawn,
      network: trained(drawn, 10).learner.network,
      drawn: null,
      position: { epoch: 1, tuple: 0, step: 9 },
    });
  });
});

describe('training', () => {
  const workers: FakeWorker[] = [];
  beforeEach(() => {
    workers.length = 0;
    vi.stubGlobal('document', { hidden: true }); // frames come at once
    vi.stubGlobal(
      'Worker',
      class extends FakeWorker {
        constructor() {
          super();
          workers.push(this);
        }
      },
    );
  });
  afterEach(() => vi.unstubAllGlobals());

  it('begins with the state the walk stands at, and the walk goes on from the state it reached', async () => {
    const bench = new Workbench(xor());
    bench.walk.goTo({ epoch: 1, tuple: 2, step: 4 });
    await bench.train();
    expect(bench.mode).toBe('train');
    expect(workers[0].messages[0]).toMatchObject({ kind: 'begin', state: pack(trained(xor(), 2)) });
    workers[0].deliver();
    const reached = bench.run!.snapshot;
    expect(reached.epoch).toBeGreaterThan(1);

    bench.walkFromHere();
    expect(bench.mode).toBe('walk');
    expect(bench.run!.status).toBe('paused');
    expect(bench.walk.position).toEqual({ epoch: reached.epoch, tuple: reached.tuple, step: 0 });
    expect(bench.walk.state).toStrictEqual(reached);
    bench.walk.goToStep(Infinity);
    bench.walk.next();
    expect(bench.walk.state).toStrictEqual(trained(xor(), 4 * (reached.epoch - 1) + reached.tuple + 1));
  });

  it('begins after the tuple once its last step is reached', async () => {
    const bench = new Workbench(xor());
    bench.walk.goToStep(Infinity);
    await bench.train();
    expect(bench.run!.snapshot).toStrictEqual(trained(xor(), 1));
  });

  it('goes on from where one walked on to', async () => {
    const bench = new Workbench(xor());
    await bench.train();
    workers[0].deliver();
    bench.walkFromHere();
    bench.walk.goTo({ epoch: 2, tuple: 1, step: 0 });
    await bench.train();
    expect(bench.run!.status).toBe('running');
    expect(bench.run!.snapshot).toStrictEqual(trained(xor(), 5));
    expect(workers).toHaveLength(1);
  });

  it('to its end lets the walk stand at the last step of all', async () => {
    const bench = new Workbench(xor({ stop: { ...noStop, epochs: 50 } }));
    await bench.train();
    while (bench.run!.status === 'running') workers[0].deliver();
    expect(bench.run!.status).toBe('ended');
    bench.walkFromHere();
    expect(bench.walk.position).toEqual({ epoch: 50, tuple: 3, step: bench.walk.walk.length });
    expect(bench.walk.over?.ended?.reasons).toEqual(['epochs']);
  });

  it('stops, and the walk stands where it stood', async () => {
    const bench = new Workbench(xor());
    bench.walk.goToStep(3);
    await bench.train();
    workers[0].deliver();
    bench.stopTraining();
    expect([bench.mode, bench.run]).toEqual(['walk', null]);
    expect(bench.walk.position).toEqual({ epoch: 1, tuple: 0, step: 3 });
    expect(workers[0].terminated).toBe(true);
    bench.walkFromHere();
    expect(bench.walk.position.step).toBe(3);
  });

  it('begins anew from the very start', async () => {
    const bench = new Workbench(xor());
    bench.walk.goTo({ epoch: 5, tuple: 1, step: 0 });
    await bench.train();
    bench.trainAnew();
    expect(bench.run!.snapshot).toStrictEqual(startTraining(xor()));
    expect(bench.run!.status).toBe('running');
  });

  it('ends with a change, and with the page', async () => {
    const bench = new Workbench(xor());
    await bench.train();
    bench.change(withRate(xor(), 0.1));
    expect([bench.mode, bench.run]).toEqual(['walk', null]);
    expect(workers[0].terminated).toBe(true);
    await bench.train();
    bench.dispose();
    expect(workers[1].terminated).toBe(true);
  });

  it('keeps the run of an experiment that was changed, and undo brings it back', async () => {
    const bench = new Workbench(xor());
    await bench.train();
    workers[0].deliver();
    const first = bench.book!.active!;
    const reached = first.run.packed;
    bench.change(withRate(xor(), 0.1));
    await bench.train();
    expect(bench.book!.runs).toHaveLength(2);
    expect(bench.book!.active!.experiment.training.learningRate).toBe(0.1);
    expect(bench.book!.active!.parent).toBeNull();
    expect([first.run.status, first.run.packed]).toEqual(['idle', reached]);
    bench.undo();
    expect(bench.run).toBe(first.run);
    expect(bench.walk.replay).toBe(first.replay);
  });

  it('names the run and the place that a branch comes from', async () => {
    const bench = new Workbench(xor());
    await bench.train();
    workers[0].deliver();
    const first = bench.book!.active!;
    bench.walkFrom({ epoch: 20, tuple: 2 });
    expect(bench.walk.state).toStrictEqual(trained(xor(), 78));
    bench.edit(withRate(bench.editable, 0.1));
    await bench.train();
    const branch = bench.book!.active!;
    expect(branch.parent).toEqual({ run: first.id, place: { epoch: 20, tuple: 2 } });
    expect(branch.experiment.network).toStrictEqual(trained(xor(), 78).learner.network);
    bench.stopTraining();

    bench.edit(withRate(bench.editable, 0.2));
    await bench.train();
    expect(bench.book!.active!.parent, 'still begins with those weights').toEqual(branch.parent);
    bench.stopTraining();
    bench.undo();
    bench.undo();
    bench.walk.goTo({ epoch: 1, tuple: 0, step: 0 });
    bench.edit(withRate(bench.editable, 0.3));
    await bench.train();
    expect(bench.book!.active!.parent).toBeNull();
  });

  it('walks from any place of the active run, whatever is on the bench', async () => {
    const bench = new Workbench(xor());
    await bench.train();
    workers[0].deliver();
    const [first] = bench.book!.runs;
    bench.change(withRate(xor(), 0.1));
    await bench.train();
    bench.book!.select(first.id);
    const { epoch } = first.run.snapshot;
    bench.walkFrom({ epoch: epoch - 3, tuple: 1 });
    expect([bench.mode, bench.run]).toEqual(['walk', first.run]);
    expect(bench.walk.position).toEqual({ epoch: epoch - 3, tuple: 1, step: 0 });
    expect(bench.walk.state).toStrictEqual(trained(xor(), 4 * (epoch - 4) + 1));
    bench.undo();
    expect(rateOf(bench)).toBe(0.1);
  });
});
