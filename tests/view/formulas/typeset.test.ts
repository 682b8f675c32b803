// KaTeX as the page uses it: it trusts marks for linking and styling, and nothing that could lead or load elsewhere.
import { loadTypesetter, options, typesetter } from '$lib/view/formulas/typeset';
import katex from 'katex';
import { describe, expect, it } from 'vitest';

describe('the typesetter', () => {
  it('is there once it has been fetched', async () => {
    expect(typesetter()).toBeNull();
    const typeset = await loadTypesetter();
    expect(typesetter()).toBe(typeset);
    expect(await loadTypesetter()).toBe(typeset);
    expect(typeset('x_1')).toContain('<math xmlns=');
    expect(typeset('x_1')).toContain('class="katex-html"');
  });

  it('keeps marks for linking and for colour', async () => {
    const html = (await loadTypesetter())('\\htmlClass{s-o}{\\htmlData{ref=O-1-0}{O_4}}');
    expect(html).toContain('class="enclosing s-o"');
    expect(html).toContain('data-ref="O-1-0"');
  });

  it.each([
    ['\\href', '\\href{https://example.org}{O}', 'href='],
    ['\\href to a script', '\\href{javascript:alert(1)}{O}', 'href='],
    ['\\url', '\\url{https://example.org}', 'href='],
    ['\\includegraphics', '\\includegraphics{https://example.org/a.png}', 'src='],
    ['\\htmlStyle', '\\htmlStyle{position: fixed}{O}', 'position: fixed'],
    ['\\htmlId', '\\htmlId{next}{O}', 'id='],
  ])('refuses %s', async (_, tex, mark) => {
    const html = (await loadTypesetter())(tex);
    const body = html.replace(/<annotation.*?<\/annotation>/s, '');
    expect(body).not.toContain(mark);
    expect(katex.renderToString(tex, { ...options, trust: true })).toContain(mark);
  });

  it('escapes what looks like markup', async () => {
    expect((await loadTypesetter())('\\text{<img src=x>}')).not.toContain('<img');
  });

  it('shows TeX that is wrong, rather than breaking the page', async () => {
    expect((await loadTypesetter())('\\frac{1')).toContain('katex-error');
  });
});
