// Any valid experiment, for tests of properties.
import fc from 'fast-check';
import { dataSets } from '$lib/data/registry';
import type { Split } from '$lib/data/split';
import { dataOfSet, withSplit } from '$lib/experiment/dataOf';
import { granularities, type Experiment, type ExperimentData } from '$lib/experiment/types';
import { activationNames, activations, type ActivationName } from '$lib/nn/activations/registry';
import { initialise } from '$lib/nn/initialise';
import { lossNames, losses, type LossName } from '$lib/nn/losses/registry';
import type { Network } from '$lib/nn/network';
import { Script } from '$lib/nn/script';
import { endsBatch, type Updating } from '$lib/nn/update';

const number = fc
  .oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: -9, max: 9 }))
  .map((value) => value + 0 || 0); // no −0, which JSON does not hold
const positive = fc.double({ min: 1e-9, max: 1e3, noNaN: true });
const hidden = activationNames.filter((name) => activations[name].kind === 'unitwise');
const seed = fc.oneof(fc.nat(), fc.maxSafeNat());
const text = fc.string({ maxLength: 30, unit: 'grapheme' });

const updating: fc.Arbitrary<Updating> = fc.oneof(
  fc.constantFrom<Updating>('case', 'epoch'),
  fc.record({ batch: fc.integer({ min: 1, max: 5 }) }),
);

const training: fc.Arbitrary<Experiment['training']> = fc.record({
  updating,
  learningRate: fc.oneof(positive, fc.constant('1/t' as const)),
  momentum: fc.double({ min: 0, max: 0.999, noNaN: true }).map((value) => value + 0 || 0),
  l2: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0 || 0),
  updateBiases: fc.boolean(),
  shuffle: fc.boolean(),
  stop: fc.record({
    epochs: fc.option(fc.integer({ min: 1, max: 1e6 })),
    weightChangeBelow: fc.option(positive),
    misclassifiedBelow: fc.option(fc.integer({ min: 0, max: 100 })),
  }),
});

/** Targets the loss allows: a distribution where one is needed, else numbers within 0 … 1 or any. */
function targets(loss: LossName, output: ActivationName, count: number): fc.Arbitrary<number[]> {
  if (losses[loss].targets === 'any') return fc.array(number, { minLength: count, maxLength: count });
  if (activations[output].kind === 'layerwise')
    return fc.nat(count - 1).map((k) => Array.from({ length: count }, (_, i) => (i === k ? 1 : 0)));
  return fc.array(fc.constantFrom(0, 0.25, 1), { minLength: count, maxLength: count });
}

const lossesFor = (output: ActivationName) =>
  lossNames.filter(
    (name) =>
      losses[name].targets === 'any' ||
      (activations[output].range[0] >= 0 && activations[output].range[1] <= 1),
  );

const split: fc.Arbitrary<Split> = fc.record({ percent: fc.integer({ min: 1, max: 99 }), seed });

function ownData(sizes: number[], loss: LossName, output: ActivationName): fc.Arbitrary<ExperimentData> {
  const [inputs, outputs] = [sizes[0], sizes[sizes.length - 1]];
  const names = (count: number) => fc.option(fc.array(text, { minLength: count, maxLength: count }));
  const tuples = (least: number) =>
    fc.array(
      fc.record({
        inputs: fc.array(number, { minLength: inputs, maxLength: inputs }),
        targets: targets(loss, output, outputs),
      }),
      { minLength: least, maxLength: 4 },
    );
  return fc
    .record({
      preset: fc.constant(null),
      parameters: fc.constant(null),
      inputNames: names(inputs),
      targetNames: names(outputs),
      tuples: tuples(1),
      heldOut: tuples(0),
      split: fc.constant(null),
    })
    .chain((data) => fc.option(split).map((how) => (how ? withSplit(data, how) : data)));
}

const sets = await Promise.all([
  dataSets.xor(),
  dataSets.iris(),
  dataSets.parity({ bits: 4 }),
  dataSets.circle({ count: 20, noise: 0.25, seed: 9 }),
  dataSets.spirals({ turns: 0.5, count: 40 }),
]);
const setData = (sizes: number[]): fc.Arbitrary<ExperimentData>[] =>
  sets
    .filter((set) => set.inputNames.length === sizes[0] && set.targetNames.length === sizes[sizes.length - 1])
    .map((set) => fc.option(split).map((how) => dataOfSet(set, how)));

const range = fc.constantFrom<[number, number]>([-0.5, 0.5], [-1, 1], [0, 0.1]);

/** The starting weights: drawn, or given one by one. */
function start(sizes: number[], names: ActivationName[], loss: LossName) {
  const from = (seed: number, range: [number, number]): Network =>
    initialise(sizes, names, loss, seed, range);
  return fc
    .tuple(seed, range, fc.boolean())
    .map(([seed, range, keep]) => ({ network: from(seed, range), drawn: keep ? { seed, range } : null }));
}

/** The place in the walk, at one of the tuple's real steps. */
function placed(experiment: Omit<Experiment, 'position'>): fc.Arbitrary<Experiment> {
  const { network, training: rule, data } = experiment;
  const count = data.tuples.length;
  return fc
    .tuple(fc.integer({ min: 1, max: 1e6 }), fc.nat(count - 1), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([epoch, tuple, part]) => {
      const { length } = new Script({ network, rule, endsBatch: endsBatch(rule.updating, tuple, count) });
      return { ...experiment, position: { epoch, tuple, step: Math.round(part * length) } };
    });
}

export const anyExperiment: fc.Arbitrary<Experiment> = fc
  .oneof(
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    fc.constantFrom<number[]>([2, 3, 1], [2, 2, 1], [4, 3, 3], [3, 2, 1], [4, 2, 1]),
  )
  .chain((sizes) =>
    fc
      .tuple(
        fc.array(fc.constantFrom(...hidden), { minLength: sizes.length - 2, maxLength: sizes.length - 2 }),
        fc.constantFrom(...activationNames),
      )
      .chain(([names, output]) =>
        fc.constantFrom(...lossesFor(output)).chain((loss) => {
          const own = ownData(sizes, loss, output);
          const sets = losses[loss].targets === 'any' ? setData(sizes) : [];
          return fc.record({
            title: text,
            startOf: start(sizes, [...names, output], loss),
            data: fc.oneof(own, ...sets),
            training,
            seed,
            view: fc.record({ granularity: fc.constantFrom(...granularities) }),
          });
        }),
      ),
  )
  .map(({ startOf, ...rest }) => ({ ...rest, ...startOf }))
  .chain(placed);
