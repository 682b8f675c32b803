// Fetches an example by its name.
import type { Experiment } from '$lib/experiment/types';

/** The experiment of a preset; null when there is none of that name. */
export async function loadPreset(name: string): Promise<Experiment | null> {
  const { presetNamed } = await import('$lib/experiment/presets/registry');
  return (await presetNamed(name)?.load()) ?? null;
}
