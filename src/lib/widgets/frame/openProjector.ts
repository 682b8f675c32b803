// Opens the projector in a window of its own, on an experiment where it stands.
import { resolve } from '$app/paths';
import type { Experiment } from '$lib/experiment/types';

/** The projector on what a query names. */
export const projectQuery = (query: string): void =>
  void open(`${resolve('/present/')}?${query}`, '_blank', 'noopener');

/** False, and nothing opened, when the experiment is too large for an address. */
export async function openProjector(experiment: Experiment): Promise<boolean> {
  const { fitsAddress, toQuery } = await import('$lib/experiment/url');
  if (!fitsAddress(experiment)) return false;
  projectQuery(await toQuery(experiment));
  return true;
}
