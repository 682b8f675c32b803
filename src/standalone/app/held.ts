// Where the file stands among the pages: which of them it holds, and where the site is for those it does not.
import { readBlock, BLOCK, type OneFile } from '$lib/export/oneFile';

/** What the file was made to hold; null when the page was not filled, or wrongly. */
export const file: OneFile | null = readBlock(document.getElementById(BLOCK)?.textContent ?? '');

/** Whether a page of the site, such as /lab/, is in this file. */
export function holds(path: string): boolean {
  if (path === '/' || path === '/lab/') return true;
  if (file?.content.kind !== 'lessons') return false;
  const [, slug] = /^\/lessons\/(?:([a-z0-9-]+)\/)?$/.exec(path) ?? [];
  return path === '/lessons/' || file.content.slugs.includes(slug);
}
