// The learner's progress, the same for every page of the site.
import { Progress } from '$lib/state/Progress.svelte';
import { onMount } from 'svelte';
import { placeOfProgress } from './place';

export { provideProgress } from './place';

/** The progress of this visit; what was kept is taken up once the page stands. To be called while a component is set up. */
export function useProgress(): Progress {
  const place = placeOfProgress();
  const progress = (place.progress ??= new Progress());
  onMount(() => progress.load());
  return progress;
}
