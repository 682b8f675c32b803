// Three ways to all gradients of one tuple, run on an arithmetic that counts: differences, every path anew, backpropagation.
import { activations } from '$lib/nn/activations/registry';
import type { UnitwiseActivation } from '$lib/nn/activations/activation';
import type { Network, Tuple } from '$lib/nn/network';

const sigmoid = activations.sigmoid as UnitwiseActivation;
const NUDGE = 1e-5;

/** Numbers are multiplied, added and squashed here, and each such operation counts one. */
export class Counting {
  count = 0;
  times(a: number, b: number): number {
    this.count++;
    return a * b;
  }
  plus(a: number, b: number): number {
    this.count++;
    return a + b;
  }
  minus(a: number, b: number): number {
    this.count++;
    return a - b;
  }
  squash(netInput: number): number {
    this.count++;
    return sigmoid.f(netInput);
  }
}

/** −∂L/∂w and −∂L/∂θ, shaped as the network's layers. */
export interface Gradients {
  weights: number[][][];
  biases: number[][];
}

/** What a way found, and how many operations it took. */
export interface Counted {
  gradients: Gradients;
  count: number;
}

export const ways = ['differences', 'paths', 'backpropagation'] as const;
export type Way = (typeof ways)[number];

/** A way at work: it pauses after each weight or bias, so that a page may go on meanwhile. */
export type Work = Generator<undefined, Counted, undefined>;

const blank = ({ layers }: Network): Gradients => ({
  weights: layers.map(({ weights }) => weights.map((row) => row.map(() => 0))),
  biases: layers.map(({ biases }) => biases.map(() => 0)),
});

/** O of every layer, the inputs first. Sigmoid units only. */
function outputsOf(network: Network, inputs: readonly number[], on: Counting): number[][] {
  const outputs = [inputs.slice()];
  for (const { weights, biases } of network.layers) {
    const below = outputs[outputs.length - 1];
    outputs.push(
      biases.map((bias, j) => {
        let sum = on.times(weights[0][j], below[0]);
        for (let i = 1; i < below.length; i++) sum = on.plus(sum, on.times(weights[i][j], below[i]));
        return on.squash(on.plus(sum, bias));
      }),
    );
  }
  return outputs;
}

/** L = ½ Σ (T − O)². */
function lossAt(network: Network, { inputs, targets }: Tuple, on: Counting): number {
  const outputs = outputsOf(network, inputs, on);
  let sum = 0;
  outputs[outputs.length - 1].forEach((output, k) => {
    const difference = on.minus(targets[k], output);
    const square = on.times(difference, difference);
    sum = k === 0 ? square : on.plus(sum, square);
  });
  return on.times(0.5, sum);
}

/** Each weight and each bias by itself: nudged up and down, the loss worked out afresh both times. */
function* byDifferences(network: Network, tuple: Tuple): Work {
  const on = new Counting();
  const nudged = structuredClone(network);
  const gradients = blank(network);
  const slope = (list: number[], at: number): number => {
    const old = list[at];
    list[at] = on.plus(old, NUDGE);
    const up = lossAt(nudged, tuple, on);
    list[at] = on.minus(old, NUDGE);
    const down = lossAt(nudged, tuple, on);
    list[at] = old;
    return on.times(on.minus(down, up), 1 / (2 * NUDGE));
  };
  for (const [l, layer] of nudged.layers.entries()) {
    for (const [i, row] of layer.weights.entries())
      for (const j of row.keys()) {
        gradients.weights[l][i][j] = slope(row, j);
        yield;
      }
    for (const j of layer.biases.keys()) {
      gradients.biases[l][j] = slope(layer.biases, j);
      yield;
    }
  }
  return { gradients, count: on.count };
}

/** O (1 − O) (T − O). */
function outputError(output: number, target: number, on: Counting): number {
  const slope = on.times(output, on.minus(1, output));
  return on.times(slope, on.minus(target, output));
}

/** The chain rule without a memory: outputs are known, but whoever needs an Err follows every path to the loss anew. */
function* byPaths(network: Network, { inputs, targets }: Tuple): Work {
  const on = new Counting();
  const gradients = blank(network);
  const outputs = outputsOf(network, inputs, on);
  const last = network.layers.length - 1;
  const errorOf = (l: number, j: number): number => {
    const output = outputs[l + 1][j];
    if (l === last) return outputError(output, targets[j], on);
    const row = network.layers[l + 1].weights[j];
    let blame = on.times(errorOf(l + 1, 0), row[0]);
    for (let k = 1; k < row.length; k++) blame = on.plus(blame, on.times(errorOf(l + 1, k), row[k]));
    return on.times(on.times(output, on.minus(1, output)), blame);
  };
  for (const [l, layer] of network.layers.entries()) {
    for (const [i, row] of layer.weights.entries())
      for (const j of row.keys()) {
        gradients.weights[l][i][j] = on.times(errorOf(l, j), outputs[l][i]);
        yield;
      }
    for (const j of layer.biases.keys()) {
      gradients.biases[l][j] = errorOf(l, j);
      yield;
    }
  }
  return { gradients, count: on.count };
}

/** Backpropagation: every Err once, from the last layer to the first, each used by all that need it. */
// eslint-disable-next-line require-yield -- it is done before anyone could wait
function* byBackpropagation(network: Network, { inputs, targets }: Tuple): Work {
  const on = new Counting();
  const gradients = blank(network);
  const outputs = outputsOf(network, inputs, on);
  const last = network.layers.length - 1;
  let errors = outputs[last + 1].map((output, k) => outputError(output, targets[k], on));
  for (let l = last; l >= 0; l--) {
    const { weights } = network.layers[l];
    gradients.biases[l] = errors;
    gradients.weights[l] = weights.map((_, i) => errors.map((error) => on.times(error, outputs[l][i])));
    if (l === 0) break;
    const above = errors;
    errors = weights.map((row, i) => {
      const output = outputs[l][i];
      let blame = on.times(above[0], row[0]);
      for (let k = 1; k < row.length; k++) blame = on.plus(blame, on.times(above[k], row[k]));
      return on.times(on.times(output, on.minus(1, output)), blame);
    });
  }
  return { gradients, count: on.count };
}

const works: Record<Way, (network: Network, tuple: Tuple) => Work> = {
  differences: byDifferences,
  paths: byPaths,
  backpropagation: byBackpropagation,
};

/** One way at work on a network of sigmoid units with the loss ½ Σ (T − O)². */
export const begin = (way: Way, network: Network, tuple: Tuple): Work => works[way](network, tuple);

/** The same from beginning to end at once. */
export function count(way: Way, network: Network, tuple: Tuple): Counted {
  const work = begin(way, network, tuple);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
