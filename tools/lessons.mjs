// How lessons become components: Markdown by mdsvex, and formulas set by KaTeX while building, each with its spoken form.
import katex from 'katex';
import sayTex from 'katex/contrib/render-a11y-string';
import { mdsvex } from 'mdsvex';

/** What the lessons may write besides KaTeX's own commands. */
const macros = { '\\Err': '\\mathit{Err}' };

const isLesson = (filename) => filename?.endsWith('.svx') ?? false;
const hex = (text) => Buffer.from(text, 'utf8').toString('hex');
const unhex = (text) => Buffer.from(text, 'hex').toString('utf8');

/** A formula in words: "w 46", "O 4 times left parenthesis 1 minus O 4". */
export function spoken(tex) {
  return sayTex(tex.replaceAll('\\Err', '\\mathit{Err}').replaceAll('\\,', ''))
    .replaceAll('E, r, r', 'Err')
    .replaceAll('\\partial', 'partial')
    .replace(/start (sub|super)script, (.*?), end \1script/g, (_, where, inner) =>
      where === 'sub' ? inner.replaceAll(', ', ' ') : `to the power ${inner}`,
    )
    .replaceAll(', ', ' ');
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** A formula as markup that Svelte takes as it stands. */
export function setFormula(tex, display) {
  const html = katex.renderToString(tex, { displayMode: display, macros: { ...macros }, strict: 'error' });
  const tag = display ? 'div' : 'span';
  // The words are said once: what is drawn is for the eye, and MathML stays for those who read by it.
  const markup = `<${tag} class="${display ? 'display' : 'tex'}" role="math" data-pagefind-ignore aria-label="${escaped(spoken(tex))}">${html}</${tag}>`;
  return markup.replaceAll('{', '&#123;').replaceAll('}', '&#125;');
}

/** Everything but the front matter, the script and code, where a dollar is a dollar. */
const kept = /^---\n[\s\S]*?\n---\n|<script[\s\S]*?<\/script>|`[^`\n]+`/;

/** Stands before a component that begins a paragraph, which Markdown would take for a block. */
const WORD = '\u2060';

/** Hides formulas from Markdown: `$…$` in a line, `$$…$$` on lines of their own. */
function hide(text) {
  const found = kept.exec(text);
  if (found) {
    const end = found.index + found[0].length;
    return hide(text.slice(0, found.index)) + found[0] + hide(text.slice(end));
  }
  return text
    .replace(/^(?=<(?:Say|Term)\b)/gm, WORD)
    .replace(/\$\$([^$]+)\$\$/g, (_, tex) => `<div>MATHD${hex(tex.trim())}Z</div>`)
    .replace(/\$([^$\n]+)\$/g, (_, tex) => `MATHI${hex(tex)}Z`);
}

const show = (text) =>
  text
    .replaceAll(WORD, '')
    .replace('<script context="module">', '<script module>')
    .replace(/<div>MATHD([0-9a-f]+)Z<\/div>/g, (_, tex) => setFormula(unhex(tex), true))
    .replace(/MATHI([0-9a-f]+)Z/g, (_, tex) => setFormula(unhex(tex), false));

const onMarkup = (name, change) => ({
  name,
  markup: ({ content, filename }) => (isLesson(filename) ? { code: change(content) } : undefined),
});

/** The preprocessors for `.svx`, in the order in which they run. */
export const lessons = [
  onMarkup('formulas-hidden', hide),
  mdsvex({ extensions: ['.svx'], smartypants: true, highlight: false }),
  onMarkup('formulas-set', show),
];
