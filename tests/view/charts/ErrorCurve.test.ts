// The chart of a run, with an infinite loss in it: what is finite is drawn, and no number is broken.
import { startTraining, trainEpoch } from '$lib/training/trainer';
import { curveOf, type Curve } from '$lib/training/curve';
import ErrorCurve from '$lib/view/charts/ErrorCurve.svelte';
import { bookNotation, show } from '$lib/view/formulas/notation';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../support/experiments';

/** Two epochs of a unit so sure of the wrong answer that its loss is infinite, though its error is not. */
function sureAndWrong(): Curve {
  const experiment = experimentOf(
    {
      loss: 'binary_cross_entropy',
      layers: [{ activation: 'sigmoid', weights: [[1000]], biases: [0] }],
    },
    [{ inputs: [1], targets: [0] }],
    { learningRate: 990 },
  );
  const state = startTraining(experiment);
  return curveOf([1, 2, 3].map(() => trainEpoch(experiment, state)!));
}

const drawn = (epochs: ArrayLike<number>, values: ArrayLike<number>, threshold: number | null = null) =>
  render(ErrorCurve, {
    props: {
      title: 'Error',
      epochs,
      values,
      threshold,
      format: (value: number) => show(value, 'sum', bookNotation),
      tone: 'error',
    },
  }).body;

describe('the chart', () => {
  it('of a run that began with an infinite loss draws the rest', () => {
    const { epoch, loss } = sureAndWrong();
    expect(loss[0]).toBe(Infinity);
    expect(Number.isFinite(loss[2])).toBe(true);
    const body = drawn(epoch, loss, 0.5);
    expect(body).not.toMatch(/NaN|Infinity|undefined/);
    expect(body).toContain('<circle');
  });

  it('says so when the loss is infinite now', () => {
    const body = drawn([1, 2], [3, Infinity]);
    expect(body).toContain('now ∞');
    expect(body).not.toMatch(/NaN|Infinity|undefined/);
    expect(body).not.toContain('<circle');
  });

  it('is empty before the first epoch', () => {
    const body = drawn([], []);
    expect(body).toContain('over 0 epochs');
    expect(body).not.toMatch(/NaN|Infinity|undefined|<path/);
  });

  it('draws a threshold only where it lies within the curve', () => {
    expect(drawn([1, 2], [3, 1], 2)).toContain('threshold');
    expect(drawn([1, 2], [3, 1], 9)).not.toContain('threshold');
  });
});
