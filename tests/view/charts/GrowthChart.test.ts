// The chart of growth: empty, half worked out and complete lines are drawn without a broken number, each with its name.
import GrowthChart from '$lib/view/charts/GrowthChart.svelte';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';

const drawn = (values: number[], at: number | null) =>
  render(GrowthChart, {
    props: {
      label: 'Growth',
      lines: [
        { title: 'first', values, main: true },
        { title: 'second', values: values.map((value) => value * 2), main: false },
      ],
      last: 5,
      at,
      axis: 'layers',
    },
  }).body;

it('draws lines as far as they have got', () => {
  expect(drawn([], null)).not.toMatch(/NaN|first/);
  const half = drawn([20, 300], 3);
  expect(half).toContain('first');
  expect(half).not.toMatch(/NaN|<circle/);
  expect(drawn([20, 300, 4000, 50000, 600000], 3).match(/<circle/g)).toHaveLength(2);
});
