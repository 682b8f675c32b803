// The book's network with another bias at its output unit and another target: its error, and the two factors of it.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { activations } from '$lib/nn/activations/registry';
import type { UnitwiseActivation } from '$lib/nn/activations/activation';
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { log } from '$lib/nn/log';
import { losses } from '$lib/nn/losses/registry';

export const sigmoid = activations.sigmoid as UnitwiseActivation;

/** How far the net input may go each way. */
export const REACH = 8;

const book = textbookExperiment();
const [tuple] = book.data.tuples;
const output = book.network.layers.length - 1;

export interface OutputError {
  netInput: number;
  output: number;
  target: number;
  /** O (1 − O). */
  slope: number;
  /** T − O. */
  difference: number;
  /** Err, as the engine gives it. */
  error: number;
}

/** What the output unit gets from below, without its bias. */
const sumBelow = ((): number => {
  const [own] = book.network.layers[output].biases;
  return forward(book.network, tuple.inputs).netInputs[output][0] - own;
})();

/** The bias of the book's output unit. */
export const bookBias = book.network.layers[output].biases[0];
export const bookTarget = tuple.targets[0];

/** The bias that gives the output unit a net input. */
export const biasFor = (netInput: number): number => netInput - sumBelow;

/** The net input that gives an output between 0 and 1: ln O / (1 − O). */
export const netInputFor = (wished: number): number => log(wished / (1 - wished));

/** The error of the book's output unit with a bias and a target. */
export function outputErrorOf(bias: number, target: number): OutputError {
  const network = textbookExperiment().network;
  network.layers[output].biases[0] = bias;
  const pass = forward(network, tuple.inputs);
  const netInput = pass.netInputs[output][0];
  const out = pass.outputs[output + 1][0];
  return {
    netInput,
    output: out,
    target,
    slope: sigmoid.derivative(netInput, out),
    difference: losses.half_sse.pull([out], [target], 0),
    error: backward(network, pass, [target]).errors[output][0],
  };
}

/** Err of a sigmoid unit over its output, for a given target. */
export const errorAt = (out: number, target: number): number =>
  sigmoid.derivative(NaN, out) * losses.half_sse.pull([out], [target], 0);

/** Err worked out from an output that was rounded first, as the book does. */
export const errorFromRounded = (out: number, target: number, digits = 3): number =>
  errorAt(Number(out.toFixed(digits)), target);
