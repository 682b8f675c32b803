// Keeps the address of the page at what stands on the desk, a little behind so that browsers do not mind.
import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import type { Experiment } from '$lib/experiment/types';
import type { Desk } from '$lib/state/Desk.svelte';

/** A function to call at every move; nothing is written while an untouched first page has no query. */
export function placeKeeper(desk: Desk): { keep: (experiment: Experiment) => void; stop: () => void } {
  let writing: ReturnType<typeof setTimeout> | undefined;
  async function write(experiment: Experiment): Promise<void> {
    const address = await desk.addressOf(experiment);
    if (address === null || address === location.search) return;
    const untouched = location.search === '' && address === '?preset=textbook';
    // A query alone keeps the path, whatever it is resolved to.
    // eslint-disable-next-line svelte/no-navigation-without-resolve
    if (!untouched) replaceState(address, page.state);
  }
  return {
    keep(experiment) {
      clearTimeout(writing);
      writing = setTimeout(() => void write(experiment), 250);
    },
    stop: () => clearTimeout(writing),
  };
}
