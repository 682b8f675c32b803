// The desk in the context of the site's pages.
import type { Desk } from '$lib/state/Desk.svelte';
import { createContext } from 'svelte';

export const [useDesk, provideDesk] = createContext<Desk>();
