// Err and every Δ held against central differences, for each activation with each loss that goes with it.
import { activationNames, activations, type ActivationName } from '$lib/nn/activations/registry';
import { backward } from '$lib/nn/backward';
import { differenceOfError, differenceOfWeight } from '$lib/nn/finiteDifference';
import { forward } from '$lib/nn/forward';
import { initialise } from '$lib/nn/initialise';
import { lossOf } from '$lib/nn/judge';
import { losses, lossNames, type LossName } from '$lib/nn/losses/registry';
import type { Network, Tuple } from '$lib/nn/network';
import { describe, expect, it } from 'vitest';
import { fits, pairs } from '../support/arbitraries';

const hidden = activationNames.filter((name) => activations[name].kind === 'unitwise');
const tuple = (loss: LossName): Tuple => ({
  inputs: [0.9, -0.7, 0.4],
  targets: losses[loss].targets === 'distribution' ? [0.2, 0.8] : [0.3, 0.9],
});

const networkWith = (below: ActivationName, output: ActivationName, loss: LossName): Network =>
  initialise([3, 4, 2], [below, output], loss, 21, [-1, 1]);

const cases = pairs.flatMap(([output, loss]) => hidden.map((below) => [below, output, loss] as const));
const close = (actual: number, expected: number): void =>
  expect(Math.abs(actual - expected)).toBeLessThan(1e-8 + 1e-6 * Math.abs(expected));

describe.each(cases)('%s below %s with %s', (below, output, loss) => {
  const network = networkWith(below, output, loss);
  const { inputs, targets } = tuple(loss);
  const pass = forward(network, inputs);
  const { errors } = backward(network, pass, targets);

  it('Err is −∂L/∂I', () => {
    errors.forEach((row, l) =>
      row.forEach((error, index) =>
        close(differenceOfError(network, { inputs, targets }, { layer: l + 1, index }), error),
      ),
    );
  });

  it('Err O is −∂L/∂w, and Err is −∂L/∂θ', () => {
    network.layers.forEach(({ weights, biases }, layer) => {
      weights.forEach((row, from) =>
        row.forEach((_, to) => {
          const expected = errors[layer][to] * pass.outputs[layer][from];
          close(differenceOfWeight(network, { inputs, targets }, { layer, from, to }), expected);
          close(slope(network, inputs, targets, row, to), expected);
        }),
      );
      biases.forEach((_, j) => close(slope(network, inputs, targets, biases, j), errors[layer][j]));
    });
  });
});

/** −∂L/∂x of a number in place, by differences of the fourth order. */
function slope(network: Network, inputs: number[], targets: number[], values: number[], at: number): number {
  const old = values[at];
  const h = 1e-3;
  const lossAt = (x: number): number => {
    values[at] = x;
    return lossOf(network, forward(network, inputs).outputs[network.layers.length], targets);
  };
  const near = lossAt(old + h) - lossAt(old - h);
  const far = lossAt(old + 2 * h) - lossAt(old - 2 * h);
  values[at] = old;
  return -(8 * near - far) / (12 * h);
}

describe('the registries', () => {
  it('know the six activations and the four losses by their names in the file', () => {
    expect(activationNames).toEqual(['sigmoid', 'tanh', 'relu', 'leaky_relu', 'identity', 'softmax']);
    expect(lossNames).toEqual(['half_sse', 'mean_square', 'cross_entropy', 'binary_cross_entropy']);
  });

  it('have a title and TeX for each', () => {
    for (const name of activationNames)
      expect(activations[name]).toMatchObject({ title: /./, tex: /#|I_k/, slopeTex: /./ });
    for (const name of lossNames) expect(losses[name]).toMatchObject({ title: /./, tex: /./, pullTex: /#/ });
  });

  it('pair every loss with some activation', () => {
    for (const loss of lossNames) expect(activationNames.some((name) => fits(name, loss))).toBe(true);
  });

  it('settle the corners: ReLU at 0, sigmoid and tanh far out, softmax of large net inputs', () => {
    const { relu, leaky_relu: leaky, sigmoid, tanh, softmax } = activations;
    if (
      relu.kind === 'layerwise' ||
      leaky.kind === 'layerwise' ||
      sigmoid.kind === 'layerwise' ||
      tanh.kind === 'layerwise'
    )
      throw new Error('these are unitwise');
    expect([relu.derivative(0, 0), relu.derivative(-0, 0), relu.f(-0), relu.f(NaN)]).toEqual([0, 0, 0, NaN]);
    expect([leaky.f(-2), leaky.derivative(0, 0), leaky.derivative(1, 1)]).toEqual([-0.02, 0.01, 1]);
    expect([sigmoid.f(0), sigmoid.f(1000), sigmoid.f(-1000)]).toEqual([0.5, 1, 0]);
    expect([tanh.f(-1000), tanh.derivative(0, 0)]).toEqual([-1, 1]);
    expect(softmax.kind === 'layerwise' && softmax.f([1000, 1000])).toEqual([0.5, 0.5]);
  });
});
