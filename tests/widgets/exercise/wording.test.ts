// Texts of exercises: symbols are set as such, in the reader's letters and with the reader's decimal sign.
import { generate } from '$lib/exercises/generate';
import { givenOf } from '$lib/exercises/given';
import { keyOf } from '$lib/exercises/grade';
import { kindNames } from '$lib/exercises/kinds/registry';
import { spoken } from '$lib/view/formulas/richText';
import { bookNotation, type Notation } from '$lib/view/formulas/notation';
import { texWorded, withSymbols, worded } from '$lib/widgets/exercise/wording';
import { describe, expect, it } from 'vitest';

const delta: Notation = { letters: 'delta', digits: 3, decimal: 'comma' };

describe('a text', () => {
  it.each([
    ['Err4 = O4 (1 − O4) (Err6 · w46)', '$Err_{4}$ = $O_{4}$ (1 − $O_{4}$) ($Err_{6}$ · $w_{46}$)'],
    ['Δw46 = l · Err6 · O4', '$Δw_{46}$ = $l$ · $Err_{6}$ · $O_{4}$'],
    ['O4 = 1 / (1 + e^(−I4))', '$O_{4}$ = 1 / (1 + e^−I4^)'],
    ['1 / (1 + e^(−(−0.332)))', '1 / (1 + e^−(−0.332)^)'],
    ['w10,12 · O10', '$w_{10,12}$ · $O_{10}$'],
    ['I given for O: squash $I$ first, 4 times', 'I given for O: squash $I$ first, 4 times'],
    ['all · along l', 'all · along l'],
  ])('%s has its symbols marked', (text, marked) => expect(withSymbols(text)).toBe(marked));

  it('has the letters and the decimal sign of the reader', () => {
    expect(worded('$Err_{4}$ = 0.25', delta)).toBe('$δ_{4}$ = 0,25');
    expect(worded('$θ_{4}$ and $l$, $Δθ_{4}$, $T_{6}$', delta)).toBe('$b_{4}$ and $η$, $Δb_{4}$, $y_{6}$');
    expect(worded('Done. 3 of 4.', delta)).toBe('Done. 3 of 4.');
    expect(worded('$w_{46}$ = −0.3', bookNotation)).toBe('$w_{46}$ = −0.3');
  });

  it('in TeX has them too', () => {
    expect(texWorded('O_{3}\\,(1 - O_{3})\\,(\\mathit{Err}_{5}\\,w_{35})', delta)).toBe(
      'a_{3}\\,(1 - a_{3})\\,(\\delta _{5}\\,w_{35})',
    );
    expect(texWorded('l\\,\\mathit{Err}_{5}', delta)).toBe('\\eta \\,\\delta _{5}');
    expect(texWorded('I_{3} + \\theta_{3} + 0.5', delta)).toBe('z_{3} + b_{3} + 0{,}5');
    expect(texWorded('l\\,O_{3}', bookNotation)).toBe('l\\,O_{3}');
  });

  it.each(kindNames)('of %s leaves no mark unset, in either notation', (kind) => {
    for (let seed = 1; seed <= 20; seed++) {
      const exercise = generate({ kind, seed });
      const texts = [
        exercise.prompt,
        ...exercise.asked.map(({ label }) => label),
        ...givenOf(exercise).flatMap(({ values }) => values),
        ...keyOf(exercise).map(({ text }) => text),
      ];
      for (const notation of [bookNotation, delta])
        for (const text of texts)
          expect(spoken(worded(text, notation))).not.toMatch(/[$_{}]|undefined|\^[^^]*$/);
    }
  });
});
