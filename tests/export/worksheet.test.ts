// Worksheets and their keys as LaTeX: whole, escaped, and every formula one that sets.
import { kindNames } from '$lib/exercises/kinds/registry';
import { sheetOf } from '$lib/exercises/sheet';
import { requestsOf } from '$lib/exercises/tasks';
import { escapeTex } from '$lib/export/worksheet';
import { worded } from '$lib/widgets/exercise/wording';
import { bookNotation } from '$lib/view/formulas/notation';
import { sheetTex, texOf } from '$lib/widgets/exercise/sheetTex';
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';

const address = 'https://example.org/exercises/sheet/?kind=fill&seed=1&title=50%25';
const delta = { ...bookNotation, letters: 'delta' as const, decimal: 'comma' as const };

/** What is wrong with the structure of a LaTeX text: braces, environments, dollars, letters that plain article does not know. */
function faults(tex: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  let [depth, dollars] = [0, 0];
  const tokens = tex.matchAll(/\\(begin|end)\{(\w+)\}|\\[a-zA-Z]+|\\.|[{}$&#_%^~]/gs);
  for (const [token, edge, name] of tokens) {
    if (edge === 'begin') open.push(name);
    else if (edge === 'end') {
      if (open.pop() !== name) found.push(`\\end{${name}}`);
    } else if (token === '{') depth++;
    else if (token === '}') depth--;
    else if (token === '$') dollars++;
    else if (/^[_^]$/.test(token) && dollars % 2 === 0) found.push(`${token} outside of math`);
    else if (token === '&' && open.at(-1) !== 'tabular') found.push('& outside of a table');
    else if (/^[#%]$/.test(token)) found.push(`a bare ${token}`);
    if (depth < 0) found.push('a brace too many');
  }
  if (depth !== 0 || dollars % 2 !== 0 || open.length > 0) found.push('not closed');
  for (const letter of new Set(tex.match(/[^\n -~]/gu) ?? []))
    if (!/[\u00c0-\u017f“”‘’–—…]/.test(letter)) found.push(`"${letter}" is unknown to plain article`);
  return found;
}

/** The formulas between dollars. */
const formulas = (tex: string): string[] =>
  [...tex.replaceAll('\\$', '').matchAll(/\$([^$]+)\$/g)].map(([, formula]) => formula);

describe.each(kindNames)('a sheet of %s', (kind) => {
  const sheets = [1, 7].map((seed, v) => sheetOf(requestsOf([{ kind }], seed, 6), 'Week 3 & more', 'AB'[v]));

  it.each([
    ['questions', bookNotation],
    ['key', bookNotation],
    ['questions', delta],
    ['key', delta],
  ] as const)('%s', (part, notation) => {
    const tex = sheetTex(sheets, part, address, notation);
    expect(faults(tex)).toEqual([]);
    for (const formula of formulas(tex))
      expect(() => katex.renderToString(formula, { throwOnError: true }), formula).not.toThrow();
    expect(tex).toMatch(/^\\documentclass\[11pt,a4paper\]\{article\}\n\\usepackage\{amsmath\}/);
    expect(tex.match(/\\usepackage/g)).toHaveLength(1);
    expect(tex.trimEnd()).toMatch(/\\end\{document\}$/);
    expect(tex).toContain('Week 3 \\& more, variant B');
    expect(tex).toContain('Seeds 7 to 12');
    expect(tex.match(/\\textbf\{\d\.\}/g)).toHaveLength(12);
    if (part === 'key') for (const seed of [1, 12]) expect(tex).toContain(`seed ${seed}}`);
  });
});

it('a network is drawn with every link once, none longer than its page', () => {
  const tex = sheetTex(
    [sheetOf(requestsOf([{ kind: 'fill' }], 1, 1, '3-4-2'), 'One')],
    'questions',
    address,
    bookNotation,
  );
  expect(tex.match(/\\qbezier/g)).toHaveLength(3 * 4 + 4 * 2);
  expect(tex.match(/\\circle\{8\}/g)).toHaveLength(9);
  const [, width] = /\\begin\{picture\}\(([\d.]+),/.exec(tex)!;
  for (const [, x] of tex.matchAll(/\(([-\d.]+),[-\d.]+\)/g))
    expect(Number(x)).toBeLessThanOrEqual(Number(width));
});

it('no text can be more than a text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      expect(faults(escapeTex(text))).toEqual([]);
    }),
  );
  expect(escapeTex('50 % of $x_1^2$ & {a}\\')).toBe(
    '50 \\% of \\$x\\_1\\textasciicircum{}2\\$ \\& \\{a\\}\\textbackslash{}',
  );
});

it('values, fields and names are not broken at the end of a line, and long answers go on over pages', () => {
  const sheet = sheetOf(requestsOf([{ kind: 'complete-all' }], 1, 1, '3-4-2'), 'One');
  const tex = sheetTex([sheet], 'questions', address, bookNotation);
  for (const { values } of sheet.questions[0].given)
    for (const value of values) expect(tex).toContain(`\\mbox{${texOf(value, bookNotation)}}`);
  const fields = tex.match(/\\makebox\[0\.325\\linewidth\]/g);
  expect(fields).toHaveLength(sheet.questions[0].exercise.asked.length);
  expect(tex.lastIndexOf('\\end{minipage}')).toBeLessThan(tex.indexOf('\\makebox[0.325'));
  expect(tex).toMatch(
    /\\parbox\[t\]\{0\.58\\linewidth\}\{\\raggedright\\textbf\{\\large One\}\}\\hfill Name/,
  );

  const short = sheetTex(
    [sheetOf(requestsOf([{ kind: 'fill' }], 1, 1, '3-4-2'), 'One')],
    'questions',
    address,
    bookNotation,
  );
  expect(short.lastIndexOf('\\end{minipage}')).toBeGreaterThan(short.indexOf('\\makebox[0.325'));
});

it('a wide column stands where titles are long', () => {
  const tex = sheetTex(
    [sheetOf(requestsOf([{ kind: 'which-rate' }], 1, 1), 'One')],
    'questions',
    address,
    bookNotation,
  );
  expect(tex).toContain('p{0.42\\linewidth}@{\\quad}p{0.54\\linewidth}');
});

it('an answer says a reason once, though two things asked have it', () => {
  const sheet = sheetOf(requestsOf([{ kind: 'stop' }], 9, 1), 'One');
  expect(sheet.key[0].worked).toHaveLength(2);
  const tex = sheetTex([sheet], 'key', address, bookNotation);
  expect(tex.match(/a rule holds for the first time/g)).toHaveLength(1);
});

it('letters that LaTeX does not know have their numbers to stand in for them', () => {
  const title = 'Week 🎉 日 \u200d\ufe0f\u0007 Żółć “ß” e\u0301';
  const tex = sheetTex(
    [sheetOf(requestsOf([{ kind: 'fill' }], 1, 1), title)],
    'questions',
    address,
    bookNotation,
  );
  const declared = [...tex.matchAll(/\\DeclareUnicodeCharacter\{(\w+)\}/g)].map(([, code]) => code);
  expect(declared).toEqual(['1F389', '65E5']);
  expect(tex).toContain('Week 🎉 日  Żółć “ß” é');
  expect(tex.indexOf('\\DeclareUnicodeCharacter')).toBeLessThan(tex.indexOf('\\begin{document}'));
});

it('exponents, products with the rate and thousands come in the reader’s letters and signs', () => {
  expect(texOf('O5 = 1 / (1 + e^(−I5)) = 1 / (1 + e^(−1.010))', bookNotation)).toBe(
    '$O_{5}$ = 1 / (1 + e$^{-I_{5}}$) = 1 / (1 + e$^{-1.010}$)',
  );
  expect(texOf('O5 = 1 / (1 + e^(−I5)) = 1 / (1 + e^(−(−1.010)))', delta)).toBe(
    '$a_{5}$ = 1 / (1 + e$^{-z_{5}}$) = 1 / (1 + e$^{-(-1{,}010)}$)',
  );
  expect(worded('O5 = 1 / (1 + e^(−I5))', delta)).toBe('$a_{5}$ = 1 / (1 + e^−z5^)');
  expect(worded('Δθ4 = l·Err4', delta)).toBe('$Δb_{4}$ = $η$·$δ_{4}$');
  expect(worded('2 · 14 · 81 = 2,268', delta)).toBe('2 · 14 · 81 = 2\u202f268');
  expect(worded('w5,10 = 0.412, 1.5', delta)).toBe('$w_{5,10}$ = 0,412, 1,5');
  expect(worded('2,268', bookNotation)).toBe('2,268');
});
