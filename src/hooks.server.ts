// How pages are rendered while building: what the first paint needs comes first; the script starts after it, or when the reader asks for it.
import { createHash } from 'node:crypto';
import { loadTypesetter } from '$lib/view/formulas/typeset';
import type { Handle } from '@sveltejs/kit';
import asked from './asked.js?raw';
import early from './early.js?raw';

/** The faces of every first screen are fetched with the styles: text that changes its face late breaks its lines anew. */
const faces = /source-(sans-3|serif-4)-latin-wght-normal/;

/** Resolves when the first picture is on the screen; where nothing is painted, as in a hidden frame, after three seconds. */
const painted = 'new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 3000); })';

/** Makes the waiting links fetch. */
const fetchModules =
  'document.querySelectorAll("link[rel=waiting]").forEach((link) => (link.rel = "modulepreload"))';

/** Pages to be read: as built, they are what a new reader sees. The others come to life at once. */
const reading = /^\/\(site\)(\/lessons(\/\[slug\])?|\/errors|\/glossary)?$/;

const digest = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * The page with its modules fetched, all at once, and started after the first paint: styles and faces have the line to themselves until then.
 * With `wait`, modules are fetched then but started at the first sign of the reader. The content policy names the start script by its digest,
 * so that is put right too.
 */
export function paintFirst(html: string, wait: boolean): string {
  const script = /<script>([^<]*Promise\.all\(\[\s*import\([^<]*)<\/script>/.exec(html)?.[1];
  if (!script) return html;
  const later = script
    .replace(
      'Promise.all([',
      `${early}\n${wait ? asked : ''}\n${painted}.then(() => ${fetchModules})${wait ? '.then(() => asked)' : ''}.then(() => Promise.all([`,
    )
    .replace(']).then(', '])).then(')
    .replace(/(kit\.start\([\s\S]*)\);(\s*\}\);)/, '$1).then(doAgain);$2');
  return html
    .replaceAll('rel="modulepreload"', 'rel="waiting"')
    .replace(script, () => later)
    .replace(digest(script), digest(later));
}

export const handle: Handle = async ({ event, resolve }) => {
  await loadTypesetter(); // so that pages come with their formulas set
  return resolve(event, {
    preload: ({ type, path }) => (type === 'font' ? faces.test(path) : type === 'js' || type === 'css'),
    transformPageChunk: ({ html }) => paintFirst(html, reading.test(event.route.id ?? '')),
  });
};
