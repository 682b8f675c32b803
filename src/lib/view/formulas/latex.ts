// A formula as LaTeX for other people's documents: without the marks that only the page needs.
import type { Formula } from './formula';

/** The argument in braces that begins at `at` (an opening brace), and where it ends. */
function argument(tex: string, at: number): { body: string; end: number } {
  let depth = 0;
  for (let i = at; i < tex.length; i++) {
    if (tex[i] === '\\') i++;
    else if (tex[i] === '{') depth++;
    else if (tex[i] === '}' && --depth === 0) return { body: tex.slice(at + 1, i), end: i + 1 };
  }
  return { body: tex.slice(at + 1), end: tex.length };
}

/** The TeX with \htmlData and \htmlClass taken away and what they mark left. */
export function withoutMarks(tex: string): string {
  const mark = /\\html(?:Data|Class)\{/.exec(tex);
  if (!mark) return tex;
  const { end } = argument(tex, mark.index + mark[0].length - 1);
  const { body, end: after } = argument(tex, end);
  return `${tex.slice(0, mark.index)}${withoutMarks(body)}${withoutMarks(tex.slice(after))}`;
}

/** Display math that needs the package mathtools: the lines under one another, then the rows of the sum as one adds by hand. */
export function latexOf({ lines, rows, result }: Formula): string {
  const set = lines.map(withoutMarks);
  if (result !== null) set.push(`= ${withoutMarks(result)}`);
  const sum = rows.map(({ symbol, body, note, value }) => {
    const middle = [withoutMarks(body), note && `\\text{${note}}`].filter(Boolean).join('\\ ');
    return `  ${withoutMarks(symbol)} & ${middle} & ${withoutMarks(value)}`;
  });
  const table = rows.length > 0 ? [`\\begin{array}{l l r}\n${sum.join(' \\\\\n')}\n\\end{array}`] : [];
  return `% needs \\usepackage{mathtools}\n\\[\n\\begin{gathered}\n${[...set, ...table].join(' \\\\\n')}\n\\end{gathered}\n\\]\n`;
}
