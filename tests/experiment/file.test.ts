// The experiment file: what it means when things are left out, and that writing and reading undo each other.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format, toText } from '$lib/experiment/file';
import { parse } from '$lib/experiment/parse';
import { presets } from '$lib/experiment/presets/registry';
import { initialise } from '$lib/nn/initialise';
import { anyExperiment } from './arbitrary';

const smallest = { network: { layers: [2, 1] }, data: { inputs: [[0, 1]], targets: [[1]] } };

test('parse(format(x)) is x, as an object and as text', async () => {
  await fc.assert(
    fc.asyncProperty(anyExperiment, async (experiment) => {
      expect(await parse(format(experiment))).toEqual(experiment);
      expect(await parse(toText(format(experiment)))).toEqual(experiment);
    }),
    { numRuns: 200 },
  );
});

test.each(presets)('parse(format(x)) is the preset $name', async (preset) => {
  const experiment = await preset.load();
  expect(await parse(toText(format(experiment)))).toEqual(experiment);
});

test('the examples in the documentation can be read', async () => {
  const text = readFileSync('docs/experiment-file.md', 'utf8');
  const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1]);
  expect(examples).toHaveLength(2);
  for (const example of examples) await expect(parse(example)).resolves.toBeDefined();
});

test('a row stands on one line', () => {
  const text = toText({ a: [[1, 2], []], b: { c: 'x', d: undefined, e: {} } });
  expect(text).toBe('{\n  "a": [\n    [1, 2],\n    []\n  ],\n  "b": {\n    "c": "x",\n    "e": {}\n  }\n}\n');
});

describe('what is left out', () => {
  test('everything optional has its default', async () => {
    const experiment = await parse(smallest);
    expect(experiment).toEqual({
      title: 'Network 2-1',
      network: initialise([2, 1], ['sigmoid'], 'half_sse', 1, [-0.5, 0.5]),
      drawn: { seed: 1, range: [-0.5, 0.5] },
      data: {
        preset: null,
        parameters: null,
        inputNames: null,
        targetNames: null,
        tuples: [{ inputs: [0, 1], targets: [1] }],
        heldOut: [],
        split: null,
      },
      training: {
        updating: 'case',
        learningRate: 0.9,
        momentum: 0,
        l2: 0,
        updateBiases: true,
        shuffle: false,
        stop: { epochs: 1000, weightChangeBelow: null, misclassifiedBelow: null },
      },
      seed: 1,
      position: { epoch: 1, tuple: 0, step: 0 },
      view: { granularity: 'term' },
    });
  });

  test('a list of stop rules has only those it names', async () => {
    const { training } = await parse({ ...smallest, training: { stop: { misclassifiedBelow: 5 } } });
    expect(training.stop).toEqual({ epochs: null, weightChangeBelow: null, misclassifiedBelow: 5 });
  });

  test('weights without biases have biases 0', async () => {
    const { network, drawn } = await parse({
      ...smallest,
      network: { layers: [2, 1], weights: [[[1], [2]]] },
    });
    expect(network.layers[0]).toEqual({ activation: 'sigmoid', weights: [[1], [2]], biases: [0] });
    expect(drawn).toBeNull();
  });

  test('biases without weights stand beside drawn weights', async () => {
    const { network, drawn } = await parse({ ...smallest, network: { layers: [2, 1], biases: [[7]] } });
    const expected = initialise([2, 1], ['sigmoid'], 'half_sse', 1, [-0.5, 0.5]);
    expect(network.layers[0]).toEqual({ ...expected.layers[0], biases: [7] });
    expect(drawn).toBeNull();
  });

  test('a seed at the top is also the seed of the starting weights', async () => {
    expect((await parse({ ...smallest, seed: 7 })).drawn).toEqual({ seed: 7, range: [-0.5, 0.5] });
  });

  test('softmax at the output brings cross-entropy', async () => {
    const network = { layers: [2, 2], activations: ['softmax'] };
    const { network: read } = await parse({ network, data: { inputs: [[0, 1]], targets: [[0, 1]] } });
    expect(read.loss).toBe('cross_entropy');
  });

  test('a data set gives tuples, names and title', async () => {
    const { data, title } = await parse({ network: { layers: [2, 2, 1] }, data: { preset: 'xor' } });
    expect(title).toBe('XOR, 2-2-1');
    expect(data.tuples).toHaveLength(4);
    expect(data.inputNames).toEqual(['a', 'b']);
  });
});
