// Where the pages of the site find the one progress that they share; empty until a page asks for it.
import type { Progress } from '$lib/state/Progress.svelte';
import { createContext, onDestroy } from 'svelte';

export interface ProgressPlace {
  progress: Progress | null;
}

const [placeOfProgress, setPlace] = createContext<ProgressPlace>();
export { placeOfProgress };

/**
 * To be called by the frame of the pages. The first screen needs no progress, so that it is made by the first page that does; `own` is
 * for a host that keeps it elsewhere.
 */
export function provideProgress(own: Progress | null = null): void {
  const place: ProgressPlace = { progress: own };
  setPlace(place);
  onDestroy(() => place.progress?.dispose());
}
