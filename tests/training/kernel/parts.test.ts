// Parts of the kernel: functions at the ends of their range, the binary format, what happens where WebAssembly is missing.
import type { ActivationName } from '$lib/nn/activations/registry';
import type { LossName } from '$lib/nn/losses/registry';
import { BareTrainer } from '$lib/training/kernel/bare';
import { flat, moduleOf, signed, unsigned } from '$lib/training/kernel/code';
import { f64, i32 } from '$lib/training/kernel/instructions';
import { startFastRun } from '$lib/training/kernel/fastRun';
import { makeTuned } from '$lib/training/kernel/tuned';
import { presentNext, startTraining } from '$lib/training/trainer';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { experimentOf, randomExperiment, xor } from '../../support/experiments';

afterEach(() => vi.unstubAllGlobals());

const extremes = [
  0, 5e-324, 1e-300, 3.7e-9, 3.8e-9, 1e-5, 0.3, 0.5499999999999999, 0.55, 1, 2.5, 17.3, 19.4, 19.5, 19.6,
  36.7, 37.5, 40, 354.9, 690, 699.9, 700, 700.1, 708.3, 709.7, 709.782712893384, 709.7827128933841, 710,
  744.4, 745.1332191019411, 745.1332191019412, 745.2, 746, 1000, 1e10, 1e300,
].flatMap((x) => [x, -x]);

describe.each(['kernel', 'tuned'] as const)('the functions of the %s engine', (engine) => {
  const outputs: [ActivationName, LossName][] = [
    ['sigmoid', 'binary_cross_entropy'],
    ['tanh', 'half_sse'],
    ['relu', 'half_sse'],
    ['leaky_relu', 'mean_square'],
    ['softmax', 'cross_entropy'],
  ];
  it.each(outputs)('%s has the bits of nn from end to end of its range', (activation, loss) => {
    const units = activation === 'softmax' ? 2 : 1;
    const zeros = Array.from({ length: units }, () => 0);
    const weights = [[1, 0].slice(0, units)];
    const network = { loss, layers: [{ activation, weights, biases: zeros }] };
    for (const x of extremes) {
      const tuple = { inputs: [x], targets: [1, 0].slice(2 - units) };
      const experiment = experimentOf(network, [tuple], { learningRate: 1 });
      const state = startTraining(experiment);
      const run = startFastRun(experiment, state, engine);
      presentNext(experiment, state);
      run.present(1);
      expect(run.state(), `at ${x}`).toStrictEqual(state);
    }
  });
});

describe('the engine that is chosen', () => {
  it('is the kernel, and the tuned one without WebAssembly or where compiling is refused', () => {
    const start = () => startFastRun(xor(), startTraining(xor())).engine;
    expect(start()).toBe('kernel');
    const refused = () => {
      throw new Error('refused by the content policy');
    };
    vi.stubGlobal('WebAssembly', { ...WebAssembly, Memory: WebAssembly.Memory, Module: refused });
    expect(start()).toBe('tuned');
    vi.stubGlobal('WebAssembly', undefined);
    expect(start()).toBe('tuned');
  });

  it('is the trainer for a layer that is too wide', () => {
    const wide = randomExperiment([1, 1025, 1], 1);
    expect(startFastRun(wide, startTraining(wide)).engine).toBe('plain');
  });
});

describe('the trainer of the benchmark', () => {
  it.each([undefined, makeTuned])('trains as the trainer does, epoch after epoch', (make) => {
    const experiment = randomExperiment([9, 20, 3], 11, { learningRate: 0.1 });
    const { layers } = experiment.network;
    const weights = layers.map((layer) => ({
      w: Float64Array.from(layer.weights.flat()),
      b: Float64Array.from(layer.biases),
    }));
    const trainer = new BareTrainer({ sizes: [9, 20, 3], weights, learningRate: 0.1 }, make);
    const { tuples } = experiment.data;
    const X = Float64Array.from(tuples.flatMap(({ inputs }) => inputs));
    const T = Float64Array.from(tuples.flatMap(({ targets }) => targets));
    const state = startTraining(experiment);
    for (const epochs of [1, 3]) {
      trainer.trainEpochs(X, T, epochs);
      for (let n = 0; n < epochs * tuples.length; n++) presentNext(experiment, state);
      const { network } = state.learner;
      expect(trainer.getWeights()).toStrictEqual(
        network.layers.map((layer) => ({
          w: Float64Array.from(layer.weights.flat()),
          b: Float64Array.from(layer.biases),
        })),
      );
    }
  });
});

describe('the binary format', () => {
  it('writes numbers in LEB128', () => {
    expect([unsigned(0), unsigned(127), unsigned(128), unsigned(624485)]).toEqual([
      [0],
      [127],
      [128, 1],
      [0xe5, 0x8e, 0x26],
    ]);
    expect([signed(0), signed(63), signed(64), signed(-1), signed(-64), signed(-123456)]).toEqual([
      [0],
      [63],
      [0xc0, 0],
      [0x7f],
      [0x40],
      [0xc0, 0xbb, 0x78],
    ]);
  });

  it('makes modules that run', () => {
    const body = f64.add(f64.of(0.1), f64.fromI32(i32.add([0x20, 0], i32.of(-7))));
    const bytes = moduleOf([{ name: 'sum', parameters: ['i32'], results: ['f64'], locals: [], body }], 1);
    const memory = new WebAssembly.Memory({ initial: 1 });
    const module = new WebAssembly.Module(bytes);
    const { exports } = new WebAssembly.Instance(module, { page: { memory, log: (x: number) => x } });
    expect((exports.sum as (n: number) => number)(12)).toBe(5.1);
    expect(flat([1, [2, [3]], []])).toEqual([1, 2, 3]);
  });
});
