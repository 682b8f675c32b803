// The kernel without statistics and without a look at results that are not finite, behind flat arrays: what the benchmark measures.
import { makeKernel, type Kernel } from './kernel';
import { running, weightAddress, type KernelPlan } from './plan';

/** Weights of a layer, w[i · units + j] = w_ij, and its biases. */
export interface FlatLayer {
  w: Float64Array;
  b: Float64Array;
}

export interface BareOptions {
  /** Units of each layer, the inputs first. */
  sizes: number[];
  weights: FlatLayer[];
  learningRate: number;
}

/** Sigmoid units, ½ squared error, case updating in the order given: a trainer of the network for benchmarks. */
export class BareTrainer {
  readonly #options: BareOptions;
  readonly #make: (plan: KernelPlan) => Kernel;
  #kernel: Kernel | null = null;
  #tuples = 0;

  constructor(options: BareOptions, make: (plan: KernelPlan) => Kernel = makeKernel) {
    this.#options = options;
    this.#make = make;
  }

  /** `epochs` times through tuples whose inputs are the rows of X and whose targets are the rows of T. */
  trainEpochs(X: Float64Array, T: Float64Array, epochs: number): void {
    const { sizes } = this.#options;
    const count = X.length / sizes[0];
    const kernel = this.#kernelFor(count);
    writeRows(kernel, X, sizes[0], kernel.layout.inputsAt, count);
    writeRows(kernel, T, sizes[sizes.length - 1], kernel.layout.targetsAt, count);
    const { layers } = kernel.layout;
    const work = layers.reduce((sum, layer) => sum + layer.below * layer.units, 50);
    const most = Math.ceil(1_000_000 / work);
    for (let left = epochs * count; left > 0; left -= Math.min(left, most)) kernel.run(Math.min(left, most));
  }

  /** Copies of the weights and biases as they are. */
  getWeights(): FlatLayer[] {
    const { sizes, weights } = this.#options;
    if (!this.#kernel) return weights.map(({ w, b }) => ({ w: w.slice(), b: b.slice() }));
    const { layout, doubles } = this.#kernel;
    return layout.layers.map((layer, l) => {
      const w = new Float64Array(sizes[l] * layer.units);
      for (let i = 0; i < layer.below; i++)
        for (let j = 0; j < layer.units; j++)
          w[i * layer.units + j] = doubles[weightAddress(layer, i, j) / 8];
      return { w, b: doubles.slice(layer.biases / 8, layer.biases / 8 + layer.units) };
    });
  }

  #kernelFor(count: number): Kernel {
    if (this.#kernel && this.#tuples === count) return this.#kernel;
    const weights = this.getWeights();
    const { sizes, learningRate } = this.#options;
    const plan: KernelPlan = {
      sizes,
      activations: sizes.slice(1).map(() => 'sigmoid'),
      loss: 'half_sse',
      updating: 'case',
      rate: learningRate,
      momentum: 0,
      l2: 0,
      updateBiases: true,
      shuffled: false,
      tuples: count,
      stop: { epochs: null, weightChangeBelow: null, misclassifiedBelow: null },
      statistics: false,
      signedZeros: weights.some(({ w, b }) => [w, b].some((values) => values.some((x) => Object.is(x, -0)))),
    };
    const kernel = this.#make(plan);
    const { layout, doubles, words } = kernel;
    layout.layers.forEach((layer, l) => {
      const { w, b } = weights[l];
      for (let i = 0; i < layer.below; i++)
        for (let j = 0; j < layer.units; j++)
          doubles[weightAddress(layer, i, j) / 8] = w[i * layer.units + j];
      for (let j = 0; j < 2 * layer.pairs; j++)
        doubles[layer.biases / 8 + j] = layer.single ? b[0] : (b[j] ?? 0);
    });
    words[(layout.running + running.tuple) / 4] = 0;
    doubles[(layout.running + running.epoch) / 8] = 1;
    this.#kernel = kernel;
    this.#tuples = count;
    return kernel;
  }
}

function writeRows(kernel: Kernel, rows: Float64Array, width: number, offset: number, count: number): void {
  const { doubles, layout } = kernel;
  for (let n = 0; n < count; n++) {
    const to = (layout.data + layout.stride * n + offset) / 8;
    for (let i = 0; i < width; i++) doubles[to + i] = rows[n * width + i];
  }
}
