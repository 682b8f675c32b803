// Working a walk out by hand without a slip gives the walk's own bits, for every network, rule and place to begin at.
import { Hand, isChange } from '$lib/exercises/hand';
import { walkOf } from '$lib/exercises/exercise';
import { slackOf, valueOf } from '$lib/exercises/work';
import { asks } from '$lib/exercises/places';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { applyUpdate, startLearner, update } from '$lib/nn/update';
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { narrate } from '$lib/nn/narrate';
import { cloneNetwork } from '$lib/nn/network';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { learningRate, networkAndTuples, updateRule } from '../support/arbitraries';

it('gives every value and every change of a walk, to the last bit', () => {
  fc.assert(
    fc.property(
      networkAndTuples,
      updateRule,
      learningRate,
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ network, tuples }, rule, rate, endsBatch, part) => {
        // One tuple before it, so that momentum and gathered sums have something in them.
        const learner = startLearner(cloneNetwork(network));
        const pass = forward(network, tuples[0].inputs);
        const errors = backward(network, pass, tuples[0].targets);
        applyUpdate(learner, update(learner, pass, errors, rule, rate, false), rule);
        const walk = narrate({ learner, tuple: tuples[tuples.length - 1], rule, rate, endsBatch });
        const hand = new Hand(walk, Math.floor(part * walk.length));
        for (let n = 1; n <= walk.length; n++) {
          const step = walk.step(n);
          expect(hand.value(n)).toBe(step.value);
          if (isChange(step)) expect(hand.increment(n)).toBe(step.increment);
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('goes on from values that are given', () => {
  const walk = walkOf(textbookExperiment());
  const [O4, Err6] = [
    { layer: 1, index: 0 },
    { layer: 2, index: 0 },
  ];
  const given = new Map([
    [walk.script.outputStep(O4), 0.5],
    [walk.script.errorStep(Err6), 0.1],
  ]);
  const step = walk.script.weightStep({ layer: 1, from: 0, to: 0 }, 'update')!;
  expect(new Hand(walk, 0, {}, given).value(step)).toBeCloseTo(-0.3 + 0.9 * 0.1 * 0.5, 14);
});

it('allows for the rounding of what is shown: the book’s 0.1311 is right beside its O of 0.474', () => {
  const walk = walkOf(textbookExperiment());
  const ref = { quantity: 'Err' as const, unit: { layer: 2, index: 0 } };
  const known = walk.script.outputStep(ref.unit);
  const work = { ...asks(walk, ref), walk, known, quantity: ref.quantity };
  const value = valueOf(work);
  const slack = slackOf(work);
  expect(value).toBe(walk.errors.errors[1][0]);
  expect(0.474 * 0.526 * 0.526).toBeCloseTo(0.1311, 4);
  expect(slack).toBeCloseTo(Math.abs(0.474 * 0.526 * 0.526 - value), 12);
  expect(slack).toBeLessThan(0.0001);
});
