// The numbers that answer each error.
import { resolve } from '$app/paths';
import type { Evidence, EvidenceName } from '$lessons/errors/evidence';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
  const answer = await fetch(resolve('/errors/evidence.json'));
  return { evidence: (await answer.json()) as Record<EvidenceName, Evidence> };
};
