// The check by finite differences agrees with every error and increment of a walk, and keeps silent elsewhere.
import { activationNames, activations } from '$lib/nn/activations/registry';
import { compare } from '$lib/nn/finiteDifference';
import { initialise } from '$lib/nn/initialise';
import { losses } from '$lib/nn/losses/registry';
import { narrate, type Narration } from '$lib/nn/narrate';
import { randomStream } from '$lib/nn/random';
import { startLearner } from '$lib/nn/update';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { pairs, updateRule } from '../support/arbitraries';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const unitwise = activationNames.filter((name) => activations[name].kind === 'unitwise');
const RATE = 0.5;

/** The walk of a tuple through a network with small random weights, of any shape, functions and rule. */
const anyWalk = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }),
    hidden: fc.constantFrom(...unitwise),
    pair: fc.constantFrom(...pairs),
    seed: fc.nat(1e6),
    rule: updateRule,
  })
  .map(({ sizes, hidden, pair: [output, loss], seed, rule }) => {
    const names = sizes.slice(1).map((_, l) => (l === sizes.length - 2 ? output : hidden));
    const width = sizes[sizes.length - 1];
    const stream = randomStream(seed, 5);
    const tuple = {
      inputs: Array.from({ length: sizes[0] }, () => 2 * stream.next() - 1),
      targets: Array.from({ length: width }, (_, k) =>
        losses[loss].targets === 'distribution' ? Number(k === seed % width) : stream.next(),
      ),
    };
    const learner = startLearner(initialise(sizes, names, loss, seed, [-1, 1]));
    return narrate({ learner, tuple, rule, rate: RATE, endsBatch: true });
  });

/** Whether a unit stands so near the kink of its activation that a nudge may cross it. */
const nearKink = ({ network, forward }: Narration): boolean =>
  network.layers.some(
    ({ activation }, l) =>
      activation.includes('relu') && forward.netInputs[l].some((net) => Math.abs(net) < 1e-3),
  );

const checkable = ['outputError', 'hiddenError', 'weightUpdate', 'weightGather', 'biasUpdate', 'biasGather'];

describe('the check', () => {
  it('agrees to 1e-7 at every checkable step, and is null at the others', () => {
    fc.assert(
      fc.property(anyWalk, (walk) => {
        fc.pre(!nearKink(walk) && walk.errors.errors.flat().every(Number.isFinite));
        for (const step of walk.steps()) {
          const found = compare(step, walk.network, walk.input.tuple, RATE);
          expect(found !== null, step.kind).toBe(checkable.includes(step.kind));
          if (found === null) continue;
          const apart = Math.abs(found.value - found.difference);
          if (!(apart < 1e-7)) expect.fail(`${step.kind}: ${found.value} against ${found.difference}`);
        }
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  it('compares the error itself, and the tuple’s own increment whatever the rule adds', () => {
    fc.assert(
      fc.property(anyWalk, (walk) => {
        for (const step of walk.steps()) {
          const found = compare(step, walk.network, walk.input.tuple, RATE);
          if (found === null) continue;
          const { kind } = step;
          expect(found.quantity).toBe(
            kind.endsWith('Error') ? 'Err' : kind.startsWith('weight') ? 'dw' : 'dθ',
          );
          const plain = walk.input.rule.momentum === 0 && walk.input.rule.l2 === 0;
          if (found.quantity === 'Err') expect(found.value).toBe(step.value);
          else if (plain && 'increment' in step) expect(found.value).toBe(step.increment);
        }
      }),
      { numRuns: 100, seed: 12 },
    );
  });

  it('leaves the network as it was', () => {
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const kept = structuredClone(walk.network);
        for (const step of walk.steps()) compare(step, walk.network, walk.input.tuple, RATE);
        expect(walk.network).toStrictEqual(kept);
      }),
      { numRuns: 30, seed: 13 },
    );
  });
});
