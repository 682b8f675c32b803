// The fast engines against the trainer: the same state after every stretch, bit for bit, for any network and any rule.
import fc from 'fast-check';
import type { Experiment, TrainingSettings } from '$lib/experiment/types';
import type { ActivationName } from '$lib/nn/activations/registry';
import { losses, type LossName } from '$lib/nn/losses/registry';
import { randomStream } from '$lib/nn/random';
import { startFastRun } from '$lib/training/kernel/fastRun';
import type { EngineName } from '$lib/training/kernel/engine';
import { pack } from '$lib/training/packed';
import { cloneState, newWorkspace, presentNext, startTraining } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';
import { describe, expect, it } from 'vitest';
import { pairs } from '../../support/arbitraries';
import { diverging, experimentOf, noStop, randomExperiment, xor } from '../../support/experiments';

const engines: EngineName[] = ['kernel', 'tuned'];
const hidden: ActivationName[] = ['sigmoid', 'tanh', 'relu', 'leaky_relu', 'identity'];

interface Shape {
  sizes: number[];
  activations: ActivationName[];
  output: [ActivationName, LossName];
  tuples: number;
  seed: number;
  zeros: boolean;
}

const training: fc.Arbitrary<Partial<TrainingSettings>> = fc.record({
  updating: fc.oneof(
    { weight: 3, arbitrary: fc.constant('case' as const) },
    { weight: 1, arbitrary: fc.constant('epoch' as const) },
    { weight: 1, arbitrary: fc.record({ batch: fc.integer({ min: 1, max: 5 }) }) },
  ),
  momentum: fc.constantFrom(0, 0, 0.9),
  l2: fc.constantFrom(0, 0, 0.01),
  learningRate: fc.constantFrom(0.3, 0.05, '1/t' as const),
  updateBiases: fc.boolean(),
  shuffle: fc.boolean(),
});

const shape = (widest: number, layers: number): fc.Arbitrary<Shape> =>
  fc.record({
    sizes: fc.array(fc.integer({ min: 1, max: widest }), { minLength: 2, maxLength: layers + 1 }),
    activations: fc.array(fc.constantFrom(...hidden), { minLength: layers, maxLength: layers }),
    output: fc.constantFrom(...pairs),
    tuples: fc.integer({ min: 1, max: 9 }),
    seed: fc.nat(1_000_000),
    zeros: fc.boolean(),
  });

/** An experiment of that shape; with `zeros` some inputs, weights and biases are 0 or −0. */
function experimentOfShape(shape: Shape, settings: Partial<TrainingSettings>): Experiment {
  const { sizes, activations, output, tuples, seed, zeros } = shape;
  const stream = randomStream(seed);
  const number = (reach: number): number => {
    if (zeros && stream.next() < 0.2) return stream.next() < 0.5 ? 0 : -0;
    return reach * (2 * stream.next() - 1);
  };
  const numbers = (count: number, reach: number): number[] =>
    Array.from({ length: count }, () => number(reach));
  const last = sizes.length - 1;
  const targets = (): number[] => {
    const count = sizes[last];
    if (losses[output[1]].targets === 'any') return numbers(count, 1);
    if (losses[output[1]].targets === 'unit interval')
      return Array.from({ length: count }, () => [0, 1, 0.25][Math.floor(3 * stream.next())]);
    const at = Math.floor(count * stream.next());
    return Array.from({ length: count }, (_, k) => Number(k === at));
  };
  const network = {
    loss: output[1],
    layers: sizes.slice(1).map((units, l) => ({
      activation: l === last - 1 ? output[0] : activations[l],
      weights: Array.from({ length: sizes[l] }, () => numbers(units, 2 / Math.sqrt(sizes[l]))),
      biases: numbers(units, 1),
    })),
  };
  const data = Array.from({ length: tuples }, () => ({ inputs: numbers(sizes[0], 1), targets: targets() }));
  return experimentOf(network, data, settings);
}

function present(experiment: Experiment, state: TrainingState, count: number): number {
  const workspace = newWorkspace();
  let presented = 0;
  for (let n = 0; n < count && !state.ended && !state.failure; n++) {
    presentNext(experiment, state, workspace);
    if (!state.failure) presented++;
  }
  return presented;
}

/** Trains by the trainer and by an engine, in stretches of so many tuples, and compares after each. */
function compare(experiment: Experiment, engine: EngineName, stretches: readonly number[]): void {
  const state = startTraining(experiment);
  const run = startFastRun(experiment, state, engine);
  expect(run.engine).toBe(engine);
  for (const count of stretches) {
    expect(run.present(count)).toBe(present(experiment, state, count));
    expect(run.state()).toStrictEqual(state);
    expect(run.packed()).toStrictEqual(pack(state));
    expect(run.over).toBe(state.ended !== null || state.failure !== null);
  }
}

describe.each(engines)('the %s engine', (engine) => {
  it('has the bits of the trainer for any small network, rule and data', () => {
    fc.assert(
      fc.property(
        shape(7, 5),
        training,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 3 }),
        (shape, settings, stretches) => compare(experimentOfShape(shape, settings), engine, stretches),
      ),
      { numRuns: 250 },
    );
  });

  it('has the bits of the trainer for wide layers', () => {
    fc.assert(
      fc.property(shape(70, 3), training, (shape, settings) =>
        compare(experimentOfShape(shape, settings), engine, [1, 7, 30]),
      ),
      { numRuns: 40 },
    );
    const far = { seed: 5, zeros: false, tuples: 3, activations: hidden };
    for (const sizes of [
      [150, 1, 150, 2],
      [300, 30, 10],
      [5, 160, 1, 1],
    ])
      compare(experimentOfShape({ ...far, sizes, output: ['sigmoid', 'half_sse'] }, {}), engine, [1, 7]);
  });

  it('goes on from a state in the middle of an epoch', () => {
    fc.assert(
      fc.property(shape(12, 3), training, fc.nat(25), (shape, settings, before) => {
        const experiment = experimentOfShape(shape, settings);
        const state = startTraining(experiment);
        present(experiment, state, before);
        const run = startFastRun(experiment, state, engine);
        present(experiment, state, 20);
        run.present(20);
        expect(run.state()).toStrictEqual(state);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from a state whose momentum or gathered increments its rule no longer uses', () => {
    for (const before of [{ momentum: 0.9 }, { updating: 'epoch', momentum: 0.5 }] as const) {
      const state = startTraining(xor(before));
      present(xor(before), state, 6);
      const run = startFastRun(xor(), state, engine);
      const straight = cloneState(state);
      expect(run.state()).toStrictEqual(state);
      for (const count of [1, 1, 50]) {
        run.present(count);
        present(xor(), straight, count);
        expect(run.state()).toStrictEqual(straight);
      }
    }
  });

  it('ends by the same rules at the same tuple', () => {
    const stops = [
      { ...noStop, epochs: 3 },
      { ...noStop, misclassifiedBelow: 30 },
      { ...noStop, misclassifiedBelow: 0 },
      { ...noStop, weightChangeBelow: 0.05 },
      { epochs: 40, misclassifiedBelow: 60, weightChangeBelow: 0.2 },
    ];
    for (const stop of stops)
      for (const updating of ['case', 'epoch', { batch: 3 }] as const)
        compare(xor({ stop, updating, learningRate: 0.8 }), engine, [1000, 1000, 1]);
  });

  it('fails where the trainer fails, with the last finite state', () => {
    for (const settings of [
      {},
      { momentum: 0.9 },
      { updating: 'epoch' },
      { updating: { batch: 2 } },
      { updateBiases: false },
      { learningRate: 1e5, l2: 0.5 },
      { learningRate: 30, shuffle: true },
    ] as const)
      compare(diverging(settings), engine, [500, 3]);
    const wide = { hidden: 'identity', output: 'identity' } as const;
    compare(randomExperiment([20, 30, 5], 13, { learningRate: 5 }, wide), engine, [40, 4000]);
    compare(randomExperiment([6, 5, 1], 13, { learningRate: 0.9 }, wide), engine, [4000]);
  });

  it('tells of every epoch once', () => {
    const experiment = randomExperiment([3, 4, 2], 5);
    const state = startTraining(experiment);
    const run = startFastRun(experiment, state, engine);
    run.present(23);
    expect([...run.takeEpochs().epoch]).toEqual([1, 2, 3, 4]);
    run.present(7);
    const { epoch, loss, largestChange } = run.takeEpochs();
    expect([...epoch]).toEqual([5, 6]);
    present(experiment, state, 30);
    expect([loss[1], largestChange[1]]).toEqual([state.last!.loss, state.last!.largestChange]);
    expect(run.takeEpochs().epoch).toHaveLength(0);
    run.present(200_000);
    const long = run.takeEpochs().epoch;
    expect([long[0], long.at(-1)]).toEqual([7, 40_006]);
    expect(long.length).toBeLessThan(20_000);
  });
});

it('the trainer itself trains where it is asked for', () => {
  compare(xor({ stop: { ...noStop, epochs: 5 } }), 'plain', [7, 100]);
});
