// Whether the windows on the lecturer's own desk are dark.
import type { Theme } from '$lib/state/Settings.svelte';

export const wantsDark = (theme: Theme): boolean =>
  theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
