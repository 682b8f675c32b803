// The stop rules on real runs: when each would fire, which stops the run, against a trainer that has the rules in force.
import { startTraining, trainEpoch } from '$lib/training/trainer';
import type { StopReason } from '$lib/training/types';
import { bookNotation } from '$lib/view/formulas/notation';
import { withTraining } from '$lib/widgets/editor/changes';
import {
  curveOfRun,
  firstOf,
  momentsOf,
  outputsAfter,
  runs,
  type RunName,
} from '$lib/widgets/stop-rules/runs';
import { isSetting, stations } from '$lib/widgets/stop-rules/stations';
import { headline } from '$lib/widgets/stop-rules/words';
import { describe, expect, it } from 'vitest';

/** What a station shows: the run, the moments, the first rule and the sentence. */
function shownAt(station: string) {
  const [name, stop] = stations[station]();
  const setup = runs[name]();
  const curve = curveOfRun(setup);
  const moments = momentsOf(curve, stop);
  const first = firstOf(moments);
  const given = first === null ? [] : outputsAfter(setup, moments[first]!);
  return {
    setup,
    stop,
    curve,
    moments,
    first,
    given,
    says: headline(curve, moments, first, given, setup.epochs, bookNotation),
  };
}

describe('the runs', () => {
  it('stop where the trainer does with the rules in force, and for the same reason', () => {
    for (const station of Object.keys(stations)) {
      const { setup, stop, moments, first } = shownAt(station);
      const experiment = withTraining(setup.experiment, { stop });
      const state = startTraining(experiment);
      while (!state.ended) trainEpoch(experiment, state);
      expect(first).toBe(state.ended.reasons[0]);
      expect(moments[first!]).toBe(state.epoch - 1);
    }
  });

  it('are kept epoch by epoch', () => {
    for (const name of Object.keys(runs) as RunName[]) {
      const setup = runs[name]();
      const { epoch } = curveOfRun(setup);
      expect(epoch).toHaveLength(setup.epochs);
      expect(epoch[epoch.length - 1]).toBe(setup.epochs);
    }
  });
});

describe('what the rules miss', () => {
  it('on a plateau: the changes are below the threshold while half is wrong, which is put right later', () => {
    const { first, moments, curve, says } = shownAt('plateau');
    expect(first).toBe('weightChange');
    expect(moments.weightChange).toBe(1);
    expect(curve.misclassifiedPercent[moments.weightChange! - 1]).toBeGreaterThanOrEqual(50);
    expect(curve.misclassifiedPercent[curve.epoch.length - 1]).toBe(0);
    expect(says).toMatch(/a plateau, with \d+ % misclassified\. Later in this run it is 0 %\.$/);
  });

  it('right but unsure: no tuple is misclassified while an output is hardly past one half', () => {
    const { first, given, says } = shownAt('unsure');
    expect(first).toBe('misclassified');
    expect(given.some(({ wrong }) => wrong)).toBe(false);
    expect(Math.min(...given.map(({ output }) => Math.abs(output - 0.5)))).toBeLessThan(0.05);
    expect(says).toBe(
      'No tuple is misclassified in epoch 45, but one output is 0.530, hardly on its side of one half.',
    );
  });

  it('a limit too early: tuples are wrong that this very run puts right', () => {
    const { first, says, curve } = shownAt('epochs');
    expect(first).toBe('epochs');
    expect(curve.misclassifiedPercent[499]).toBeGreaterThan(0);
    expect(says).toMatch(
      /^The limit of epochs stops the run in epoch 500, with 25 % misclassified\. Later in this run it is 0 %\.$/,
    );
  });

  it('and where they do well', () => {
    expect(shownAt('change').says).toMatch(/hardly a weight moves, and 0 % are misclassified\.$/);
    expect(shownAt('misclassified').says).toMatch(
      /^The rule on classes stops the run in epoch 52: 4\.7 % are misclassified/,
    );
  });
});

describe('the first rule', () => {
  it('is the earliest, and of several the first in the order of the book', () => {
    const at = (weightChange: number | null, misclassified: number | null, epochs: number | null) =>
      firstOf({ weightChange, misclassified, epochs } satisfies Record<StopReason, number | null>);
    expect(at(5, 5, 5)).toBe('weightChange');
    expect(at(6, 5, 5)).toBe('misclassified');
    expect(at(null, null, 5)).toBe('epochs');
    expect(at(null, null, null)).toBeNull();
    const { curve } = shownAt('unsure');
    const off = momentsOf(curve, { weightChangeBelow: null, misclassifiedBelow: null, epochs: null });
    expect(firstOf(off)).toBeNull();
    expect(headline(curve, off, null, [], 500, bookNotation)).toBe(
      'No rule has stopped the run within 500 epochs.',
    );
  });

  it('knows its stations by their settings', () => {
    const [name, stop] = stations.plateau();
    expect(isSetting(stations.plateau(), name, stop)).toBe(true);
    expect(isSetting(stations.plateau(), name, { ...stop, epochs: 7 })).toBe(false);
    expect(isSetting(stations.unsure(), name, stop)).toBe(false);
  });
});
