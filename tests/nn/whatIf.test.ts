// Each common mistake, held against its own arithmetic on the textbook's and Mazur's examples.
import { mazur } from '$lib/experiment/presets/mazur';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import type { Experiment } from '$lib/experiment/types';
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { lossOf } from '$lib/nn/judge';
import { cloneNetwork } from '$lib/nn/network';
import { applyUpdate, startLearner, update } from '$lib/nn/update';
import { errorsIf, mistakes, type Mistake } from '$lib/nn/whatIf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkAndTuples } from '../support/arbitraries';

/** The errors of an experiment's first tuple, right and under a mistake. */
function errorsOf({ network, data, training }: Experiment, mistake: Mistake) {
  const [tuple] = data.tuples;
  const pass = forward(network, tuple.inputs);
  return {
    right: backward(network, pass, tuple.targets).errors,
    wrong: errorsIf(mistake, network, pass, tuple, training.learningRate as number),
  };
}

/** The textbook's numbers, by its formulas written out: inputs 1, 0, 1, target 1. */
function byHand() {
  const squash = (net: number) => 1 / (1 + Math.exp(-net));
  const [o4, o5] = [squash(0.2 - 0.5 - 0.4), squash(-0.3 + 0.2 + 0.2)];
  const o6 = squash(-0.3 * o4 - 0.2 * o5 + 0.1);
  return { o4, o5, o6, slope4: o4 * (1 - o4), slope5: o5 * (1 - o5), slope6: o6 * (1 - o6) };
}

const expectErrors = (actual: number[][], expected: number[][]) =>
  actual.forEach((layer, l) => layer.forEach((error, j) => expect(error).toBeCloseTo(expected[l][j], 12)));

describe('the textbook’s errors', () => {
  const { o4, o5, o6, slope4, slope5, slope6 } = byHand();

  it('are those of the formulas when nothing goes wrong', () => {
    const err6 = slope6 * (1 - o6);
    const { right } = errorsOf(textbookExperiment(), 'signReversed');
    expectErrors(right, [[slope4 * err6 * -0.3, slope5 * err6 * -0.2], [err6]]);
  });

  it('without the slope are the bare difference and the bare sums of blame', () => {
    const { wrong } = errorsOf(textbookExperiment(), 'slopeLeftOut');
    expectErrors(wrong, [[(1 - o6) * -0.3, (1 - o6) * -0.2], [1 - o6]]);
  });

  it('with updated weights pass back over w + l Err O', () => {
    const err6 = slope6 * (1 - o6);
    const [w46, w56] = [-0.3 + 0.9 * err6 * o4, -0.2 + 0.9 * err6 * o5];
    const { wrong } = errorsOf(textbookExperiment(), 'updatedWeights');
    expectErrors(wrong, [[slope4 * err6 * w46, slope5 * err6 * w56], [err6]]);
  });

  it('with O − T for T − O are all reversed', () => {
    const { right, wrong } = errorsOf(textbookExperiment(), 'signReversed');
    expect(wrong).toEqual(right.map((layer) => layer.map((error) => -error)));
  });

  it.each(mistakes)('differ from the right ones under %s', (mistake) => {
    const { right, wrong } = errorsOf(textbookExperiment(), mistake);
    wrong[0].forEach((error, j) => expect(Math.abs(error - right[0][j])).toBeGreaterThan(1e-4));
    if (mistake === 'updatedWeights') expect(wrong[1]).toEqual(right[1]);
    else expect(Math.abs(wrong[1][0] - right[1][0])).toBeGreaterThan(0.1);
  });
});

describe('Mazur’s example', () => {
  it('has its well-known error after one round only with updated weights', async () => {
    const experiment = await mazur.load();
    const { right, wrong } = errorsOf(experiment, 'updatedWeights');
    expectErrors(wrong, [[-0.0072944575518819, -0.0084725920893526], right[1]]);
    const lossAfter = (errors: number[][]): number => {
      const [tuple] = experiment.data.tuples;
      const learner = startLearner(cloneNetwork(experiment.network));
      const pass = forward(learner.network, tuple.inputs);
      applyUpdate(
        learner,
        update(learner, pass, { errors }, experiment.training, 0.5, true),
        experiment.training,
      );
      return lossOf(learner.network, forward(learner.network, tuple.inputs).outputs[2], tuple.targets);
    };
    expect(lossAfter(wrong).toFixed(9)).toBe('0.291027924');
    expect(lossAfter(right).toFixed(9)).toBe('0.291027774');
  });
});

describe('on any network, a mistake', () => {
  const property = (check: (mistake: Mistake, right: number[][], wrong: number[][]) => void) =>
    fc.assert(
      fc.property(networkAndTuples, fc.constantFrom(...mistakes), ({ network, tuples }, mistake) => {
        const pass = forward(network, tuples[0].inputs);
        const { errors } = backward(network, pass, tuples[0].targets);
        const kept = structuredClone({ network, pass, errors });
        check(mistake, errors, errorsIf(mistake, network, pass, tuples[0], 0.5));
        expect({ network, pass, errors }).toEqual(kept);
      }),
      { numRuns: 200, seed: 3 },
    );

  it('gives errors of the network’s shape and changes nothing', () => {
    property((_, right, wrong) =>
      expect(wrong.map((layer) => layer.length)).toEqual(right.map((layer) => layer.length)),
    );
  });

  it('with updated weights at rate 0 is no mistake', () => {
    fc.assert(
      fc.property(networkAndTuples, ({ network, tuples: [tuple] }) => {
        const pass = forward(network, tuple.inputs);
        const wrong = errorsIf('updatedWeights', network, pass, tuple, 0);
        const { errors } = backward(network, pass, tuple.targets);
        fc.pre(errors.flat().every(Number.isFinite));
        wrong.forEach((layer, l) => layer.forEach((error, j) => expect(error).toBeCloseTo(errors[l][j], 12)));
      }),
      { numRuns: 100, seed: 4 },
    );
  });
});
