// The training figures as they are prerendered: the first picture stands in the markup, without any script.
import Descent from '$lib/widgets/descent/Descent.svelte';
import { meta as descent } from '$lib/widgets/descent/meta';
import Minima from '$lib/widgets/minima/Minima.svelte';
import { meta as minima } from '$lib/widgets/minima/meta';
import RateRace from '$lib/widgets/rate-race/RateRace.svelte';
import { meta as rateRace } from '$lib/widgets/rate-race/meta';
import StopRules from '$lib/widgets/stop-rules/StopRules.svelte';
import { meta as stopRules } from '$lib/widgets/stop-rules/meta';
import Updating from '$lib/widgets/updating/Updating.svelte';
import { meta as updating } from '$lib/widgets/updating/meta';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';

const figures: [typeof descent, Component<Record<string, unknown>>, RegExp][] = [
  [rateRace, RateRace as Component<Record<string, unknown>>, /All start with the same weights, at error \d/],
  [descent, Descent as Component<Record<string, unknown>>, /The steepest way down is square to the contour/],
  [minima, Minima as Component<Record<string, unknown>>, /Plain descent ended in the second lowest/],
  [updating, Updating as Component<Record<string, unknown>>, /Two equal networks are about to see/],
  [stopRules, StopRules as Component<Record<string, unknown>>, /Epoch \d+ of 500: no rule has fired/],
];

const named = figures.map(([meta, figure, says]) => ({ name: meta.name, meta, figure, says }));

it.each(named)('$name draws every example on the server, with finite numbers', ({ meta, figure, says }) => {
  for (const { props } of meta.examples) {
    const { body } = render(figure, { props });
    expect(body).toMatch(/<path[^>]* d="M/);
    expect(body).not.toMatch(/NaN|Infinity|undefined/);
  }
  expect(render(figure, { props: {} }).body).toMatch(says);
});

it.each(named)('$name says what it is in a line', ({ meta: { says, stations, title } }) => {
  expect(says.length).toBeLessThanOrEqual(120);
  expect(title).not.toBe('');
  expect(Object.keys(stations).length).toBeGreaterThan(2);
});
