// Stands in for SvelteKit's paths: a page that the file holds is found behind the #, any other on the site.
import { file, holds } from './held';

const onSite = (path: string): string => new URL(path.replace(/^\//, ''), file?.site).href;

export const resolve = (path: string): string => (holds(path) ? `#${path}` : onSite(path));
export const asset = onSite;
export const base = '';
