// Takes the wheel for the first time: fetches what driving needs, so that the first question stands at once.
import type { Walkthrough } from '$lib/state/Walkthrough.svelte';
import type { Drive } from './Drive.svelte';

/** A drive that has begun on the present walk. */
export async function beginDrive(walk: () => Walkthrough): Promise<Drive> {
  const [{ Drive }] = await Promise.all([import('./Drive.svelte'), import('./DriveViews.svelte')]);
  return Drive.begun(walk);
}
