// Puts a page into the projector's theme, and back when it is left.
import type { Ground } from '$lib/state/Presentation.svelte';

/** To be called in an effect: sets theme and ground, and gives what undoes it. */
export function onProjector(ground: () => Ground): () => void {
  const { dataset } = document.documentElement;
  const before = dataset.theme;
  dataset.theme = 'projector';
  dataset.ground = ground();
  return () => {
    dataset.theme = before;
    delete dataset.ground;
  };
}
