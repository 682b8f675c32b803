// The three ways to all gradients: they agree with the engine and with each other, and their counts are those of a count by hand.
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { initialise } from '$lib/nn/initialise';
import type { Network, Tuple } from '$lib/nn/network';
import { DEEPEST, DepthCounts } from '$lib/widgets/graph/counts.svelte';
import { begin, count, ways, type Gradients } from '$lib/widgets/graph/counting';
import { deepExample, examples } from '$lib/widgets/graph/networks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const example = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
    values: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ sizes, seed, values }): { network: Network; tuple: Tuple } => ({
    network: initialise(
      sizes,
      sizes.slice(1).map(() => 'sigmoid' as const),
      'half_sse',
      seed,
      [-2, 2],
    ),
    tuple: {
      inputs: values.slice(0, sizes[0]),
      targets: values.slice(4, 4 + sizes[sizes.length - 1]).map(Math.abs),
    },
  }));

/** −∂L/∂w and −∂L/∂θ as the engine has them: Err O and Err. */
function ofEngine(network: Network, tuple: Tuple): Gradients {
  const pass = forward(network, tuple.inputs);
  const { errors } = backward(network, pass, tuple.targets);
  return {
    weights: errors.map((layer, l) => pass.outputs[l].map((output) => layer.map((error) => error * output))),
    biases: errors,
  };
}
const flat = ({ weights, biases }: Gradients): number[] => [...weights.flat(2), ...biases.flat()];

describe('the gradients', () => {
  it('of backpropagation and of every path are the engine’s, bit by bit', () => {
    fc.assert(
      fc.property(example, ({ network, tuple }) => {
        const own = flat(ofEngine(network, tuple)).map((value) => value + 0);
        for (const way of ['backpropagation', 'paths'] as const) {
          expect(flat(count(way, network, tuple).gradients).map((value) => value + 0)).toEqual(own);
        }
      }),
    );
  });

  it('of differences are near them', () => {
    fc.assert(
      fc.property(example, ({ network, tuple }) => {
        const before = structuredClone(network);
        const found = flat(count('differences', network, tuple).gradients);
        flat(ofEngine(network, tuple)).forEach((value, i) =>
          expect(Math.abs(found[i] - value)).toBeLessThan(1e-6),
        );
        expect(network).toEqual(before);
      }),
    );
  });
});

describe('the counts', () => {
  it('for the book’s network are those of a count by hand', () => {
    const { network, tuple } = examples['3-2-1'];
    const counted = Object.fromEntries(ways.map((way) => [way, count(way, network, tuple).count]));
    const passForward = 2 * (3 + 2 + 1 + 1) + (2 + 1 + 1 + 1);
    const [outputError, hiddenError] = [4, 4];
    expect(counted.backpropagation).toBe(passForward + outputError + 2 * hiddenError + 8);
    expect(counted.paths).toBe(
      passForward + 8 * (hiddenError + outputError) + 3 * outputError + 8, // 6 weights and 2 biases below, 2 and 1 above
    );
    expect(counted.differences).toBe(11 * (2 * (passForward + 3) + 4));
  });

  it('do not depend on pausing after each weight', () => {
    const { network, tuple } = deepExample(3, 2);
    for (const way of ways) {
      const work = begin(way, network, tuple);
      let step = work.next();
      while (!step.done) step = work.next();
      expect(step.value).toEqual(count(way, network, tuple));
    }
  });

  it('grow by the width with each layer for paths, and only by as much again for backpropagation', () => {
    const at = (hidden: number, way: (typeof ways)[number]) => {
      const { network, tuple } = deepExample(3, hidden);
      return count(way, network, tuple).count;
    };
    const added = [4, 5, 6, 7].map(
      (hidden) => at(hidden, 'backpropagation') - at(hidden - 1, 'backpropagation'),
    );
    expect(new Set(added).size).toBe(1);
    expect(at(7, 'paths') / at(6, 'paths')).toBeGreaterThan(2.5);
    expect(at(2, 'paths')).toBeLessThan(at(2, 'differences'));
    expect(at(7, 'paths')).toBeGreaterThan(at(7, 'differences'));
  });
});

describe('counting in slices', () => {
  it('comes to the end, and to the counts of counting at once', () => {
    const counts = new DepthCounts(2);
    let clock = 0;
    let slices = 0;
    while (!counts.complete && slices < 1e5) {
      counts.advance(() => clock++);
      slices++;
    }
    expect(slices).toBeGreaterThan(10);
    expect(counts.done).toHaveLength(DEEPEST);
    counts.done.forEach((done, i) => {
      const { network, tuple } = deepExample(2, i + 1);
      for (const way of ways) expect(done[way]).toBe(count(way, network, tuple).count);
    });
  });
});
