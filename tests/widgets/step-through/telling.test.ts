// What the page tells: the words of a position, aloud too, and why training is over.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import type { Failure, TrainingState } from '$lib/training/types';
import { startTraining } from '$lib/training/trainer';
import { bookNotation, type Notation } from '$lib/view/formulas/notation';
import { countText, overText, tell } from '$lib/widgets/step-through/telling';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { networkAndTuples, updateRule } from '../../support/arbitraries';
import { diverging, xor } from '../../support/experiments';
import { narrations } from '../../support/narrations';
import { presentNext } from '$lib/training/trainer';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const comma: Notation = { letters: 'delta', digits: 2, decimal: 'comma' };

describe('a position', () => {
  const { network, data, training } = textbookExperiment();
  const [walk] = narrations(network, data.tuples, training, 0.9);

  it('at the inputs says what waits there', () => {
    expect(tell(walk, 0, bookNotation, 'One tuple')).toEqual({
      where: 'Ready',
      sentence: 'One tuple is waiting at the inputs: 1, 0, 1. The answer should be 1.',
      line: 'inputs',
      formula: null,
      aloud: 'Ready. One tuple is waiting at the inputs: 1, 0, 1. The answer should be 1.',
    });
  });

  it('at a step says its place, its sentence and its result', () => {
    const told = tell(walk, walk.script.errorStep({ layer: 2, index: 0 }), bookNotation, 'One tuple');
    expect(told.where).toBe('Error, output unit 6');
    expect(told.line).toBe('outputError');
    expect(told.formula).not.toBeNull();
    expect(told.aloud).toBe(
      'Error, output unit 6. That difference, times unit 6’s own slope, is its error. Result 0.1312.',
    );
    const update = tell(walk, walk.script.weightStep({ layer: 1, from: 0, to: 0 }, 'update')!, comma, '');
    expect(update.aloud).toBe(
      'Update, weight w 46. w 46 moves by the rate, times the error ahead of it, times the output behind it. Result −0,26.',
    );
  });

  it('can be said aloud at every step of any walk', () => {
    fc.assert(
      fc.property(
        networkAndTuples,
        updateRule,
        fc.constantFrom(bookNotation, comma),
        ({ network, tuples }, rule, notation) => {
          for (const walk of narrations(network, tuples.slice(0, 1), rule))
            for (let n = 0; n <= walk.length; n++)
              expect(tell(walk, n, notation, 'One tuple').aloud).not.toMatch(/[$_{}^]|undefined|NaN/);
        },
      ),
      { numRuns: 40, seed: 8 },
    );
  });
});

describe('the count', () => {
  it('says which tuple it is of how many', () => {
    expect(countText(textbookExperiment(), { epoch: 3, tuple: 0, step: 0 })).toBe('One tuple');
    expect(countText(xor(), { epoch: 1, tuple: 2, step: 5 })).toBe('Tuple 3 of 4');
  });
});

describe('the end of training', () => {
  const experiment = xor({ stop: { epochs: 300, weightChangeBelow: 0.01, misclassifiedBelow: 5 } });
  const sizes = [2, 3, 1];
  const endedBy = (...reasons: NonNullable<TrainingState['ended']>['reasons']): TrainingState => ({
    ...startTraining(experiment),
    epoch: 301,
    ended: { reasons },
  });

  it('names the rule that stopped it', () => {
    expect(overText(experiment, endedBy('weightChange'), sizes)).toBe(
      'Stopped after epoch 300: every change of a weight was below 0.01.',
    );
    expect(overText(experiment, endedBy('misclassified'), sizes)).toBe(
      'Stopped after epoch 300: less than 5 % were misclassified.',
    );
    expect(overText(experiment, endedBy('epochs'), sizes)).toBe(
      'Stopped after epoch 300: the limit of 300 epochs is reached.',
    );
    const none = xor({ stop: { epochs: null, weightChangeBelow: null, misclassifiedBelow: 0 } });
    expect(overText(none, endedBy('misclassified'), sizes)).toBe(
      'Stopped after epoch 300: no tuple was misclassified.',
    );
  });

  it('names the rules that also hold', () => {
    expect(overText(experiment, endedBy('weightChange', 'misclassified', 'epochs'), sizes)).toBe(
      'Stopped after epoch 300: every change of a weight was below 0.01; also, less than 5 % were misclassified and the limit of 300 epochs is reached.',
    );
  });

  it.each<[Partial<Failure>, string]>([
    [{ quantity: 'net input', unit: { layer: 1, index: 0 } }, 'the net input of unit 3'],
    [{ quantity: 'output', unit: { layer: 2, index: 0 } }, 'the output of unit 6'],
    [{ quantity: 'error', unit: { layer: 1, index: 2 } }, 'the error of unit 5'],
    [{ quantity: 'bias', unit: { layer: 1, index: 1 } }, 'the bias of unit 4'],
    [{ quantity: 'weight', weight: { layer: 1, from: 0, to: 0 } }, 'the weight w36'],
  ])('by a failure names the number that is not finite: %j', (where, name) => {
    const failure = { unit: null, weight: null, epoch: 7, tuple: 2, value: Infinity, ...where } as Failure;
    const text = overText(experiment, { ...startTraining(experiment), failure }, sizes);
    expect(text).toBe(
      `Training broke off in epoch 7, tuple 3: ${name} is not finite. A smaller learning rate may help; the last finite weights are kept.`,
    );
  });

  it('is told of a run that really failed', () => {
    const state = startTraining(diverging());
    while (!state.failure) presentNext(diverging(), state);
    expect(overText(diverging(), state, [2, 2, 1])).toMatch(
      /^Training broke off in epoch \d+, tuple [1-4]: the .+ (of unit [345]|w\d\d) is not finite\./,
    );
  });
});
