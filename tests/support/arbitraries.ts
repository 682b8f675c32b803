// Arbitrary networks, tuples and rules for property tests.
import fc from 'fast-check';
import { activationNames, activations, type ActivationName } from '$lib/nn/activations/registry';
import { lossNames, losses, type LossName } from '$lib/nn/losses/registry';
import type { Network, Tuple } from '$lib/nn/network';
import type { UpdateRule } from '$lib/nn/update';

const unitwise = activationNames.filter((name) => activations[name].kind === 'unitwise');

/** Whether a loss is defined for every output of an activation, and its targets can be met. */
export function fits(activation: ActivationName, loss: LossName): boolean {
  if (losses[loss].targets === 'any') return true;
  return activation === 'sigmoid' || activation === 'softmax';
}

/** Every pair of output activation and loss that goes together. */
export const pairs: [ActivationName, LossName][] = activationNames.flatMap((activation) =>
  lossNames
    .filter((loss) => fits(activation, loss))
    .map((loss): [ActivationName, LossName] => [activation, loss]),
);

const number = (reach: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.double({ min: -reach, max: reach, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, -1) },
  );

const numbers = (count: number, reach = 2): fc.Arbitrary<number[]> =>
  fc.array(number(reach), { minLength: count, maxLength: count });

const layer = (activation: fc.Arbitrary<ActivationName>, below: number, width: number) =>
  fc.record({
    activation,
    weights: fc.array(numbers(width), { minLength: below, maxLength: below }),
    biases: numbers(width),
  });

const targetsFor = (loss: LossName, width: number): fc.Arbitrary<number[]> => {
  if (losses[loss].targets === 'any') return numbers(width);
  if (losses[loss].targets === 'unit interval')
    return fc.array(fc.constantFrom(0, 1, 0.25, 0.5), { minLength: width, maxLength: width });
  return fc.nat(width - 1).map((at) => Array.from({ length: width }, (_, k) => (k === at ? 1 : 0)));
};

export interface NetworkAndTuples {
  network: Network;
  tuples: Tuple[];
}

/** 1 to 4 layers after the inputs, 1 to 6 units wide, any activations, any loss that fits; with a few tuples. */
export const networkAndTuples: fc.Arbitrary<NetworkAndTuples> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 }),
    pair: fc.constantFrom(...pairs),
  })
  .chain(({ sizes, pair: [output, loss] }) => {
    const last = sizes.length - 2;
    const layers = sizes
      .slice(1)
      .map((width, l) =>
        layer(l === last ? fc.constant(output) : fc.constantFrom(...unitwise), sizes[l], width),
      );
    const tuple = fc.record({ inputs: numbers(sizes[0]), targets: targetsFor(loss, sizes[last + 1]) });
    return fc.record({
      network: fc.tuple(...layers).map((made): Network => ({ loss, layers: made })),
      tuples: fc.array(tuple, { minLength: 1, maxLength: 5 }),
    });
  });

export const updateRule: fc.Arbitrary<UpdateRule> = fc.record({
  updating: fc.oneof(
    fc.constant('case' as const),
    fc.constant('epoch' as const),
    fc.record({ batch: fc.integer({ min: 1, max: 3 }) }),
  ),
  momentum: fc.constantFrom(0, 0.9),
  l2: fc.constantFrom(0, 0.01),
  updateBiases: fc.boolean(),
});

export const learningRate = fc.constantFrom(0.9, 0.1, 0.5);
