// The evidence of the errors page, which the page gives and its sections take.
import { createContext } from 'svelte';
import type { Evidence, EvidenceName } from '../errors/evidence';

export const [useEvidence, provideEvidence] = createContext<Record<EvidenceName, Evidence>>();
