// The single unit as it is rendered on the server: its first picture is there without a script, for any activation and width of sum.
import { activationNames } from '$lib/nn/activations/registry';
import type { UnitwiseName } from '$lib/widgets/unit/sum';
import Unit from '$lib/widgets/unit/Unit.svelte';
import { meta } from '$lib/widgets/unit/meta';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';

const text = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the unit on the server', () => {
  it('shows the book’s unit 4', () => {
    const { body } = render(Unit, { props: {} });
    expect(text(body)).toContain('0.332');
    expect(text(body)).toContain('−0.700');
    expect(body).toContain('data-ref="I-1-0"');
    expect(body).not.toMatch(/NaN|undefined/);
  });

  it.each(activationNames.filter((name): name is UnitwiseName => name !== 'softmax'))(
    'draws %s',
    (activation) => {
      const { body } = render(Unit, { props: { activation, at: 'slope' } });
      expect(body).toContain('slope');
      expect(body).not.toMatch(/NaN|Infinity/);
    },
  );

  it.each(Object.keys(meta.stations))('can begin at station %s', (at) => {
    const { body } = render(Unit, { props: { at } });
    expect(body).not.toMatch(/NaN/);
    if (at === 'middle') expect(text(body)).toContain('one half');
    if (at === 'low') expect(text(body)).toContain('close to 0');
    if (at === 'high') expect(text(body)).toContain('close to 1');
  });
});
