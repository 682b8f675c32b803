// The gauges: how near each rule is, what it says, and which one stopped the run.
import type { StopRules } from '$lib/experiment/types';
import { startTraining } from '$lib/training/trainer';
import type { EpochStatistics, StopReason, TrainingState } from '$lib/training/types';
import { bookNotation } from '$lib/view/formulas/notation';
import { gauges } from '$lib/widgets/training/gauges';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noStop, xor } from '../../support/experiments';

const all: StopRules = { epochs: 1000, weightChangeBelow: 0.01, misclassifiedBelow: 5 };

function gaugesAt(
  stop: StopRules,
  last: Partial<EpochStatistics> | null,
  { first = 0.11, reasons = [] as StopReason[] } = {},
) {
  const experiment = xor({ stop });
  const state: TrainingState = {
    ...startTraining(experiment),
    last: last as EpochStatistics | null,
    ended: reasons.length > 0 ? { reasons } : null,
  };
  return gauges(experiment, state, first, bookNotation);
}

describe('the gauges', () => {
  it('stand at nothing before the first epoch', () => {
    const shown = gaugesAt(all, null);
    expect(shown.map(({ value }) => value)).toEqual(['–', '–', '0']);
    expect(shown.map(({ share }) => share)).toEqual([0, 0, 0]);
    expect(shown.map(({ rule }) => rule)).toEqual(['below 0.01', 'below 5 %', 'limit 1,000']);
  });

  it('say how far each has come', () => {
    const shown = gaugesAt(all, { epoch: 250, largestChange: 0.06, misclassifiedPercent: 52.5 });
    expect(shown.map(({ value }) => value)).toEqual(['0.0600', '52.5 %', '250']);
    expect(shown[0].share).toBeCloseTo(0.5, 12);
    expect(shown[1].share).toBeCloseTo(0.5, 12);
    expect(shown[2].share).toBe(0.25);
    expect(shown.some(({ fired }) => fired)).toBe(false);
  });

  it('say which rule fired', () => {
    const shown = gaugesAt(
      all,
      { epoch: 40, largestChange: 0.009, misclassifiedPercent: 25 },
      { reasons: ['weightChange'] },
    );
    expect(shown[0]).toMatchObject({ share: 1, fired: true, rule: 'fired, below 0.01' });
    expect(shown.slice(1).map(({ fired }) => fired)).toEqual([false, false]);
  });

  it('are full when a rule fires in the very first epoch', () => {
    const [change] = gaugesAt(
      all,
      { epoch: 1, largestChange: 0.002, misclassifiedPercent: 50 },
      { first: 0.002, reasons: ['weightChange'] },
    );
    expect(change.share).toBe(1);
  });

  it('say when a rule is off', () => {
    const shown = gaugesAt(noStop, { epoch: 12345, largestChange: 1, misclassifiedPercent: 0 });
    expect(shown.map(({ rule }) => rule)).toEqual(['rule off', 'rule off', 'rule off']);
    expect(shown.map(({ share }) => share)).toEqual([null, null, null]);
    expect(shown[2].value).toBe('12,345');
  });

  it('ask for none misclassified where the threshold is 0', () => {
    const none = { ...noStop, misclassifiedBelow: 0 };
    expect(gaugesAt(none, { epoch: 1, largestChange: 1, misclassifiedPercent: 25 })[1]).toMatchObject({
      rule: 'at 0 %',
      share: 0.75,
    });
    expect(gaugesAt(none, { epoch: 1, largestChange: 1, misclassifiedPercent: 0 })[1].share).toBe(1);
  });

  it('stay within 0 … 1 whatever happens', () => {
    const number = fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constantFrom(0, 0.01, 5));
    fc.assert(
      fc.property(
        number,
        number,
        fc.integer({ min: 1, max: 5000 }),
        fc.oneof(number, fc.constant(NaN)),
        (largestChange, percent, epoch, first) => {
          const shown = gaugesAt(
            all,
            { epoch, largestChange, misclassifiedPercent: percent % 101 || 0 },
            { first },
          );
          for (const { share } of shown) expect(share! >= 0 && share! <= 1).toBe(true);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});
