// Why training is over, in words.
import type { Failure, TrainingState } from '$lib/training/types';
import { presentNext, startTraining } from '$lib/training/trainer';
import { overText } from '$lib/widgets/training/overText';
import { describe, expect, it } from 'vitest';
import { diverging, xor } from '../../support/experiments';

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
