// The editor's changes: each gives an experiment that its own file gives back, and does what it says.
import { format, toText } from '$lib/experiment/file';
import { parse } from '$lib/experiment/parse';
import { iris } from '$lib/experiment/presets/iris';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import type { Experiment, TrainingSettings } from '$lib/experiment/types';
import { activationNames, activations } from '$lib/nn/activations/registry';
import { lossNames, losses } from '$lib/nn/losses/registry';
import { layerSizes } from '$lib/nn/network';
import {
  lossFits,
  withActivation,
  withHidden,
  withLoss,
  withSeed,
  withTraining,
  withTuple,
  withValue,
} from '$lib/widgets/editor/changes';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { anyExperiment } from '../../experiment/arbitrary';
import { experimentOf, xor } from '../../support/experiments';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const value = fc.double({ min: -100, max: 100, noNaN: true }).map((x) => x + 0);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0);
const pick = (part: number, count: number) => Math.min(count - 1, Math.floor(part * count));
const outputOf = ({ network }: Experiment) => network.layers[network.layers.length - 1].activation;

/** Part of the settings, as the editor sets them. */
const settings: fc.Arbitrary<Partial<TrainingSettings>> = fc.oneof(
  fc.record({ updating: fc.constantFrom('case' as const, 'epoch' as const, { batch: 3 }) }),
  fc.record({ learningRate: fc.constantFrom('1/t' as const, 0.1, 3) }),
  fc.record({ momentum: fc.constantFrom(0, 0.9), l2: fc.constantFrom(0, 0.1) }),
  fc.record({ updateBiases: fc.boolean() }),
  fc.record({
    stop: fc.record({
      epochs: fc.constant(5),
      weightChangeBelow: fc.constant(null),
      misclassifiedBelow: fc.constant(0),
    }),
  }),
);

type Change = (experiment: Experiment) => Experiment;

/** Any change that the editor offers, from numbers that say which. */
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(share, share, share, value).map(([l, i, j, to]): Change => (experiment) => {
    const layer = pick(l, experiment.network.layers.length);
    const { weights, biases } = experiment.network.layers[layer];
    const [from, unit] = [pick(i, weights.length), pick(j, biases.length)];
    return i < 0.3
      ? withValue(experiment, { quantity: 'θ', unit: { layer: layer + 1, index: unit } }, to)
      : withValue(experiment, { quantity: 'w', weight: { layer, from, to: unit } }, to);
  }),
  fc.tuple(share, share, value).map(([t, i, to]): Change => (experiment) => {
    const tuple = pick(t, experiment.data.tuples.length);
    return withTuple(experiment, tuple, 'inputs', pick(i, experiment.data.tuples[tuple].inputs.length), to);
  }),
  fc.tuple(share, share, share).map(([t, i, to]): Change => (experiment) => {
    const tuple = pick(t, experiment.data.tuples.length);
    return withTuple(experiment, tuple, 'targets', pick(i, experiment.data.tuples[tuple].targets.length), to);
  }),
  settings.map(
    (change): Change =>
      (experiment) =>
        withTraining(experiment, change),
  ),
  fc.tuple(share, fc.constantFrom(...activationNames)).map(([l, name]): Change => (experiment) => {
    const last = experiment.network.layers.length - 1;
    const layer = pick(l, last + 1);
    return layer < last && activations[name].kind === 'layerwise'
      ? experiment
      : withActivation(experiment, layer, name);
  }),
  fc.constantFrom(...lossNames).map(
    (name): Change =>
      (experiment) =>
        lossFits(name, outputOf(experiment), experiment.data.tuples)
          ? withLoss(experiment, name)
          : experiment,
  ),
  fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }).map(
    (hidden): Change =>
      (experiment) =>
        withHidden(experiment, hidden),
  ),
  fc.nat().map(
    (seed): Change =>
      (experiment) =>
        withSeed(experiment, seed),
  ),
);

describe('any change', () => {
  it('gives an experiment that its file gives back, and changes nothing in the one before', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyExperiment,
        fc.array(anyChange, { minLength: 1, maxLength: 4 }),
        async (experiment, changes) => {
          const before = structuredClone(experiment);
          const changed = changes.reduce((now, change) => change(now), experiment);
          expect(experiment).toEqual(before);
          expect(await parse(toText(format(changed)))).toEqual(changed);
        },
      ),
      { numRuns: 400, seed: 6 },
    );
  });
});

describe('a weight or a bias', () => {
  it('is set alone, and the weights are then given one by one', () => {
    const drawn = { ...xor(), drawn: { seed: 3, range: [-0.5, 0.5] as [number, number] } };
    const changed = withValue(drawn, { quantity: 'w', weight: { layer: 0, from: 1, to: 2 } }, 7);
    expect(changed.drawn).toBeNull();
    expect(changed.network.layers[0].weights[1][2]).toBe(7);
    changed.network.layers[0].weights[1][2] = drawn.network.layers[0].weights[1][2];
    expect(changed.network).toEqual(drawn.network);
    const bias = withValue(drawn, { quantity: 'θ', unit: { layer: 2, index: 0 } }, 5);
    expect(bias.network.layers[1].biases).toEqual([5]);
  });
});

describe('a tuple', () => {
  it('has one value set, and the data are no longer the set of that name', () => {
    const changed = withTuple(textbookExperiment(), 0, 'inputs', 1, 0.5);
    expect(changed.data.tuples).toEqual([{ inputs: [1, 0.5, 1], targets: [1] }]);
    expect(changed.data.preset).toBeNull();
    expect(withTuple(textbookExperiment(), 0, 'targets', 0, 0.2).data.tuples[0].targets).toEqual([0.2]);
  });

  it('keeps targets that must add up to 1 doing so', async () => {
    const experiment = await iris.load();
    const targets = (index: number, to: number) =>
      withTuple(experiment, 0, 'targets', index, to).data.tuples[0].targets;
    expect(experiment.data.tuples[0].targets).toEqual([1, 0, 0]);
    expect(targets(1, 1)).toEqual([0, 1, 0]);
    expect(targets(2, 0.25)).toEqual([0.75, 0, 0.25]);
    expect(targets(0, 0.5)).toEqual([0.5, 0.25, 0.25]);
    expect(withTuple(experiment, 0, 'inputs', 0, 9).data.tuples[0].targets).toEqual([1, 0, 0]);
  });
});

describe('training settings', () => {
  it('begin a new run at the same step of its first tuple, or at the start where the steps are others', () => {
    const at = { ...xor(), position: { epoch: 4, tuple: 2, step: 9 } };
    expect(withTraining(at, { learningRate: 1 }).position).toEqual({ epoch: 1, tuple: 0, step: 9 });
    expect(withTraining(at, { updating: 'epoch' }).position.step).toBe(0);
    expect(withTraining(at, { updateBiases: false }).position.step).toBe(0);
  });

  it('never stand at a step that the first tuple does not have', () => {
    const epoch = xor({ updating: 'epoch' });
    const late = withTraining({ ...epoch, position: { epoch: 1, tuple: 3, step: 50 } }, { momentum: 0.5 });
    expect(late.position.step).toBeLessThan(50);
    expect(late.position.step).toBeGreaterThan(0);
  });
});

describe('an activation', () => {
  it('of the output brings the loss that goes with it, where the targets allow', () => {
    const two = (targets: number[]) =>
      experimentOf(
        { loss: 'half_sse', layers: [{ activation: 'sigmoid', weights: [[1, 1]], biases: [0, 0] }] },
        [{ inputs: [1], targets }],
      );
    expect(withActivation(two([0, 1]), 0, 'softmax').network.loss).toBe('cross_entropy');
    expect(withActivation(two([1, 1]), 0, 'softmax').network.loss).toBe('half_sse');
    expect(withActivation(two([2, -1]), 0, 'softmax').network.loss).toBe('half_sse');
    const classes = withActivation(two([0, 1]), 0, 'softmax');
    expect(withActivation(classes, 0, 'sigmoid').network.loss).toBe('half_sse');
    const binary = withLoss(two([0, 1]), 'binary_cross_entropy');
    expect(withActivation(binary, 0, 'tanh').network.loss).toBe('half_sse');
  });

  it('of a hidden layer leaves the loss alone', () => {
    const experiment = withLoss(xor(), 'mean_square');
    expect(withActivation(experiment, 0, 'relu').network.loss).toBe('mean_square');
    expect(withActivation(experiment, 0, 'relu').network.layers.map((layer) => layer.activation)).toEqual([
      'relu',
      'sigmoid',
    ]);
  });
});

describe('a loss fits', () => {
  it('where it is defined for the outputs and allows the targets', () => {
    const tuples = (...targets: number[]) => [{ inputs: [], targets }];
    for (const loss of lossNames.filter((name) => losses[name].targets === 'any'))
      expect(lossFits(loss, 'identity', tuples(9, -9))).toBe(true);
    expect(lossFits('binary_cross_entropy', 'sigmoid', tuples(0, 1, 0.5))).toBe(true);
    expect(lossFits('binary_cross_entropy', 'sigmoid', tuples(2))).toBe(false);
    expect(lossFits('binary_cross_entropy', 'tanh', tuples(1))).toBe(false);
    expect(lossFits('cross_entropy', 'softmax', tuples(0.5, 0.5))).toBe(true);
    expect(lossFits('cross_entropy', 'softmax', tuples(1, 1))).toBe(false);
    expect(lossFits('cross_entropy', 'sigmoid', tuples(0, 1))).toBe(false);
  });
});

describe('hidden layers', () => {
  it('are drawn anew between the same inputs and outputs, and the title follows', () => {
    const changed = withHidden(textbookExperiment(), [4, 3]);
    expect(layerSizes(changed.network)).toEqual([3, 4, 3, 1]);
    expect(changed.title).toBe('Textbook, 3-4-3-1');
    expect(changed.drawn).toEqual({ seed: 1, range: [-0.5, 0.5] });
    expect(layerSizes(withHidden(changed, []).network)).toEqual([3, 1]);
  });

  it.each([
    ['XOR, 2-3-1', 'XOR, 2-2-1'],
    ['Network 2-3-1', 'Network 2-2-1'],
    ['2-3-1', '2-2-1'],
    ['My test', 'My test, 2-2-1'],
    ['', ''],
  ])('turn the title "%s" into "%s"', (title, expected) => {
    expect(withHidden({ ...xor(), title }, [2]).title).toBe(expected);
  });

  it('keep the activation of the first, and that of the output', async () => {
    const changed = withHidden(withActivation(await iris.load(), 0, 'relu'), [5, 5]);
    expect(changed.network.layers.map((layer) => layer.activation)).toEqual(['relu', 'relu', 'softmax']);
    expect(changed.network.loss).toBe('cross_entropy');
  });
});

describe('a seed', () => {
  it('draws other weights, the same for the same seed', () => {
    const [one, two] = [withSeed(xor(), 1), withSeed(xor(), 2)];
    expect(one.network).not.toEqual(two.network);
    expect(withSeed(two, 1).network).toEqual(one.network);
    expect(one.drawn).toEqual({ seed: 1, range: [-0.5, 0.5] });
  });
});
