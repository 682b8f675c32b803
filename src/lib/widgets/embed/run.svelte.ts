// A run in a frame: begun when it is asked for, resting while nothing of it is seen, and told to the page around.
import { onMount, untrack } from 'svelte';
import type { TrainingRun } from '$lib/state/TrainingRun.svelte';
import type { Embedding } from './embedding';

interface Running {
  run: () => TrainingRun | null;
  embed: Embedding;
}

/** How often the page around hears of a run, in milliseconds. */
const OFTEN = 500;

/** To be called while the component is set up. */
export function watchRun({ run, embed }: Running): void {
  let resting = embed.values.play === 'on';
  let told = -Infinity;

  onMount(() =>
    embed.take({
      go: () => false,
      play: () => run()?.start(),
      pause: () => run()?.pause(),
    }),
  );
  $effect(() => {
    const { seen } = embed;
    const present = run();
    untrack(() => {
      if (!present) return;
      if (!seen && present.status === 'running') {
        resting = true;
        present.pause();
      } else if (seen && resting) {
        resting = false;
        present.start();
      }
    });
  });
  $effect(() => {
    const present = run();
    if (!present) return;
    const { status, history, packed } = present;
    untrack(() => {
      const last = history.epoch.length - 1;
      const over = status === 'ended' || status === 'failed';
      if (last < 0 || (!over && performance.now() - told < OFTEN)) return;
      told = performance.now();
      const epoch = history.epoch[last];
      const error = history.loss[last];
      const misclassifiedPercent = history.misclassifiedPercent[last];
      embed.send({ type: 'progress', epoch, error, misclassifiedPercent });
      if (!over) return;
      const reasons = present.reasons.map(String);
      embed.send({
        type: 'completed',
        epoch,
        error,
        misclassifiedPercent,
        reasons,
        failed: packed.failure !== null,
      });
    });
  });
}
