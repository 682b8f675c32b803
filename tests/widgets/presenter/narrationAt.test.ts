import { expect, it } from 'vitest';
import { xor } from '$lib/experiment/presets/xor';
import { Walkthrough } from '$lib/state/Walkthrough.svelte';
import { narrationAt } from '$lib/widgets/presenter/narrationAt';

it('walks each tuple once, to what a walk of its own comes to', async () => {
  const experiment = await xor.load();
  const source = {
    experiment,
    talk: { lesson: null, steps: [] },
    replay: new Walkthrough(experiment).replay,
  };
  const [first, second] = [3, 20].map((step) => narrationAt(source, { epoch: 2, tuple: 1, step }));
  expect(second).toBe(first);
  expect(first).toEqual(new Walkthrough({ ...experiment, position: { epoch: 2, tuple: 1, step: 0 } }).walk);
  expect(narrationAt(source, { epoch: 2, tuple: 2, step: 3 })).not.toEqual(first);
});
