// Puts an embed's page into its theme; `static/theme.js` has done so before the first paint, and follows the system afterwards.
import type { EmbedParameters } from '$lib/embed/parameters';

/** Sets theme and ground for the whole page of the embed. */
export function dress({ theme, bg }: Pick<EmbedParameters, 'theme' | 'bg'>): void {
  const { dataset } = document.documentElement;
  const asked = (query: string): boolean => matchMedia(query).matches;
  const system = asked('(prefers-contrast: more)')
    ? 'contrast'
    : asked('(prefers-color-scheme: dark)')
      ? 'dark'
      : 'light';
  dataset.theme = theme === 'auto' ? system : theme;
  dataset.bg = bg;
}
