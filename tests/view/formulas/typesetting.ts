// Sets TeX as the page does, but throws where the page would show an error, and reads the result back as text.
import type { Formula } from '$lib/view/formulas/formula';
import { options } from '$lib/view/formulas/typeset';
import katex from 'katex';

const done = new Map<string, string>();

/** The HTML of a piece of TeX; throws when KaTeX cannot set it, or warns. */
export function typeset(tex: string): string {
  const known = done.get(tex) ?? setAnew(tex);
  done.set(tex, known);
  return known;
}

function setAnew(tex: string): string {
  return katex.renderToString(tex, {
    ...options,
    throwOnError: true,
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  });
}

const ENTITIES: Record<string, string> = { '&gt;': '>', '&lt;': '<', '&amp;': '&', '&#x27;': '’' };

/** What one reads on the screen. */
export function textOf(tex: string): string {
  const html = typeset(tex);
  return html
    .slice(html.indexOf('class="katex-html"'))
    .replace(/^[^>]*>/, '')
    .replace(/<svg.*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[\u200B\u00A0]/g, (space) => (space === '\u00A0' ? ' ' : ''));
}

/** Every TeX string that a formula is drawn from. */
export const texOf = (formula: Formula): string[] =>
  [
    ...formula.lines,
    ...(formula.result ? [`=${formula.result}`] : []),
    ...formula.rows.flatMap((row) => [row.symbol, row.body, row.value]),
  ].filter(Boolean);

/** The TeX of the number that a formula comes to. */
export function resultOf({ result, rows }: Formula): string {
  return result ?? rows.find((row) => row.state === 'total')!.value;
}
