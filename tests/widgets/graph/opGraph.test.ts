// The computation graph: its values and what goes back over it are the engine's, it is complete at the end, and its picture fits.
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { initialise } from '$lib/nn/initialise';
import { lossOf } from '$lib/nn/judge';
import { bookNotation } from '$lib/view/formulas/notation';
import Graph from '$lib/widgets/graph/Graph.svelte';
import { meta } from '$lib/widgets/graph/meta';
import { examples } from '$lib/widgets/graph/networks';
import { graphOf, readingsOf, stateAt, stepCount } from '$lib/widgets/graph/opGraph';
import { placeNodes } from '$lib/widgets/graph/place';
import { Teller } from '$lib/widgets/graph/says';
import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';

const given = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
    activation: fc.constantFrom('sigmoid' as const, 'tanh' as const, 'relu' as const),
    values: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ sizes, seed, activation, values }) => ({
    network: initialise(
      sizes,
      sizes.slice(1).map(() => activation),
      'half_sse',
      seed,
      [-2, 2],
    ),
    tuple: { inputs: values.slice(0, sizes[0]), targets: values.slice(4, 4 + sizes[sizes.length - 1]) },
  }));

describe('the graph', () => {
  it('has the engine’s values and errors at its nodes, and Err O at its weights', () => {
    fc.assert(
      fc.property(given, ({ network, tuple }) => {
        const { nodes } = graphOf(network, tuple);
        const pass = forward(network, tuple.inputs);
        const { errors } = backward(network, pass, tuple.targets);
        for (const node of nodes) {
          const { layer, index } = node.unit;
          if (node.op === 'plus') {
            expect(node.value).toBe(pass.netInputs[layer - 1][index]);
            expect(node.blame! + 0).toBe(errors[layer - 1][index] + 0);
            expect(node.leaf!.blame).toBe(node.blame);
          }
          if (node.op === 'squash') expect(node.value).toBe(pass.outputs[layer][index]);
          if (node.op === 'times') {
            const from = pass.outputs[layer - 1][node.weight!.from];
            expect(node.leaf!.blame + 0).toBe(errors[layer - 1][index] * from + 0);
          }
          if (node.op === 'loss')
            expect(node.value).toBe(lossOf(network, pass.outputs[network.layers.length], tuple.targets));
        }
      }),
    );
  });

  it('adds at an input what all its readers hand back: the slope of the loss there', () => {
    const { network, tuple } = examples['2-2-1'];
    const lossWith = (first: number) =>
      lossOf(network, forward(network, [first, tuple.inputs[1]]).outputs[2], tuple.targets);
    const h = 1e-5;
    const slope = (lossWith(tuple.inputs[0] + h) - lossWith(tuple.inputs[0] - h)) / (2 * h);
    expect(graphOf(network, tuple).nodes[0].blame).toBeCloseTo(-slope, 9);
  });

  it('works every node out once, each after all that it reads, and back in the other order', () => {
    fc.assert(
      fc.property(given, ({ network, tuple }) => {
        const graph = graphOf(network, tuple);
        const inputs = tuple.inputs.length;
        expect(new Set(graph.forward).size).toBe(graph.nodes.length - inputs);
        expect(new Set(graph.backward).size).toBe(graph.nodes.length - 1);
        for (const node of graph.nodes) for (const read of node.reads) expect(read).toBeLessThan(node.id);
        const end = stateAt(graph, stepCount(graph));
        expect(end.known.size).toBe(graph.nodes.length);
        expect(end.blamed.size).toBe(graph.nodes.length - 1);
      }),
    );
  });

  it('says how often an output is read: in the book’s network O4 once forward, twice back', () => {
    const { network, tuple } = examples['3-2-1'];
    const graph = graphOf(network, tuple);
    const four = graph.nodes.find((node) => node.op === 'squash')!;
    expect(readingsOf(graph, four)).toEqual({ forward: 1, back: 2 });
    expect(readingsOf(graph, graph.nodes[0])).toEqual({ forward: 2, back: 2 });
  });

  it('says something exact at every step and of every node', () => {
    for (const { network, tuple } of Object.values(examples)) {
      const graph = graphOf(network, tuple);
      const teller = new Teller(graph, bookNotation);
      for (let step = 0; step <= stepCount(graph); step++)
        expect(teller.step(step)).not.toMatch(/undefined|NaN|null/);
      for (const node of graph.nodes) expect(teller.uses(node, true)).not.toMatch(/undefined|NaN|null/);
    }
  });
});

describe('the picture of the graph', () => {
  it.each([320, 358, 499, 500, 570, 1200])('keeps its nodes apart and within a width of %i', (width) => {
    for (const { network, tuple } of Object.values(examples)) {
      const { at, height } = placeNodes(graphOf(network, tuple), width);
      at.forEach((a, i) => {
        expect(a.x).toBeGreaterThanOrEqual(20);
        expect(a.x).toBeLessThanOrEqual(width - 20);
        expect(a.y).toBeLessThan(height);
        for (const b of at.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(40);
      });
    }
  });
});

describe('the figure on the server', () => {
  it.each(Object.keys(meta.stations))('can begin at station %s', (at) => {
    const { body } = render(Graph, { props: { at } });
    expect(body).not.toMatch(/NaN|undefined/);
    if (at === 'backward') expect(body).toContain('0.1312');
    if (at === 'count') expect(body.replace(/<[^>]*>/g, ' ')).toMatch(/backpropagation takes 39 operations/);
  });
});
