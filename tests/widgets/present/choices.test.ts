// The choices of a question: the right value as the slide will show it, and what misconceptions give, all different.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { presets } from '$lib/experiment/presets/registry';
import type { Experiment } from '$lib/experiment/types';
import { misconceptionNamed, wrongValues } from '$lib/exercises/misconceptions';
import type { Narration } from '$lib/nn/narrate';
import { narrationOf } from '$lib/training/narration';
import { startTraining } from '$lib/training/trainer';
import { show } from '$lib/view/formulas/notation';
import { questionAfter } from '$lib/widgets/drive/question';
import { choicesFor } from '$lib/widgets/present/choices';
import { describe, expect, it } from 'vitest';

const notation = { letters: 'book', digits: 3, decimal: 'point' } as const;
const walkOf = (experiment: Experiment): Narration => narrationOf(experiment, startTraining(experiment));

function* questions(walk: Narration) {
  for (let n = 0, asked = questionAfter(walk, 0); asked; n = asked.step, asked = questionAfter(walk, n))
    yield { n, asked };
}

const small = presets.filter(({ name }) => ['textbook', 'xor', 'mazur', 'iris'].includes(name));

describe.each(small)('$name', ({ load }) => {
  it('offers the right value once, and wrong ones that a misconception gives', async () => {
    const walk = walkOf(await load());
    let four = 0;
    for (const { n, asked } of questions(walk)) {
      const choices = choicesFor(walk, asked, n, notation);
      if (choices.length === 0) continue;
      four += choices.length === 4 ? 1 : 0;
      const right = choices.filter(({ misconception }) => misconception === null);
      expect(right.map(({ text }) => text)).toEqual([
        show(walk.step(asked.step).value, asked.ref.quantity, notation),
      ]);
      expect(new Set(choices.map(({ text }) => text)).size).toBe(choices.length);
      expect(choices.map(({ letter }) => letter).join('')).toBe('ABCD'.slice(0, choices.length));
      const work = { walk, known: n, step: asked.step, quantity: asked.ref.quantity, digits: asked.digits };
      for (const { text, misconception } of choices) {
        if (!misconception) continue;
        const values = wrongValues(misconceptionNamed(misconception).name as typeof misconception, work);
        expect(values.map(({ value }) => show(value, asked.ref.quantity, notation))).toContain(text);
      }
    }
    expect(four).toBeGreaterThan(0);
  });
});

it('has no fixed place for the right one', () => {
  const walk = walkOf(textbookExperiment());
  const places = [...questions(walk)].map(({ n, asked }) =>
    choicesFor(walk, asked, n, notation).findIndex(({ misconception }) => misconception === null),
  );
  expect(new Set(places.filter((place) => place >= 0)).size).toBeGreaterThan(1);
});
