// Formulas as LaTeX: without the page's marks, and still math.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { explain } from '$lib/view/formulas/explain';
import { latexOf, withoutMarks } from '$lib/view/formulas/latex';
import { bookNotation } from '$lib/view/formulas/notation';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { narrations } from '../../support/narrations';

describe('marks', () => {
  it('are taken away, what they mark is left, however deep', () => {
    expect(withoutMarks('a\\htmlClass{x y}{b\\htmlData{ref=w-1}{c_{1}}}+\\frac{1}{2}')).toBe(
      'abc_{1}+\\frac{1}{2}',
    );
    expect(withoutMarks('\\frac{1}{2}')).toBe('\\frac{1}{2}');
    expect(withoutMarks('\\htmlClass{x}{\\{a\\}}')).toBe('\\{a\\}');
  });
});

it('every step of the book’s tuple gives LaTeX that can be set', () => {
  const { network, data, training } = textbookExperiment();
  const [walk] = narrations(network, data.tuples, training, 0.9);
  const context = {
    network,
    rule: training,
    targets: data.tuples[0].targets,
    sizes: walk.script.sizes,
    notation: bookNotation,
  };
  for (let n = 1; n <= walk.length; n++) {
    const tex = latexOf(explain(walk.step(n), context).formula);
    expect(tex).not.toContain('\\html');
    const display = tex
      .replace(/^%.*\n/, '')
      .replace('\\[', '')
      .replace('\\]', '');
    expect(() =>
      katex.renderToString(display, { displayMode: true, throwOnError: true, strict: 'ignore' }),
    ).not.toThrow();
  }
});
