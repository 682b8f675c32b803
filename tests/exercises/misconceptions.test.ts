// Each misconception answers 200 random exercises, and the hint that comes back must speak to it; and each against its own arithmetic.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { mazur } from '$lib/experiment/presets/mazur';
import { walkOf, type Exercise, type NumberAsked } from '$lib/exercises/exercise';
import { generate } from '$lib/exercises/generate';
import { grade } from '$lib/exercises/grade';
import {
  misconceptionNamed,
  misconceptionNames,
  misconceptions,
  wrongValue,
  wrongValues,
  type MisconceptionName,
} from '$lib/exercises/misconceptions';
import { asks, knownFor, outputsDone } from '$lib/exercises/places';
import { show } from '$lib/exercises/words';
import type { Experiment } from '$lib/experiment/types';
import type { Ref } from '$lib/nn/steps';
import { describe, expect, it } from 'vitest';

const workOf = (exercise: Exercise) => {
  const asked = exercise.asked[0] as NumberAsked;
  return { walk: walkOf(exercise.experiment), known: exercise.known, quantity: asked.ref.quantity, ...asked };
};

/** 200 exercises on which a misconception makes a difference, each with the answer it gives, in one of its forms. */
function answered(name: MisconceptionName): { exercise: Exercise; text: string }[] {
  const found: { exercise: Exercise; text: string }[] = [];
  for (let seed = 1; found.length < 200; seed++) {
    const exercise = generate({ kind: 'fill', seed });
    const work = workOf(exercise);
    const values = wrongValues(name, work);
    if (values.length > 0)
      found.push({ exercise, text: show(values[seed % values.length].value, work.digits) });
  }
  return found;
}

describe('a learner with a misconception', () => {
  it.each(misconceptionNames)('gets the hint for it: %s', (name) => {
    const verdicts = answered(name).map(({ exercise, text }) => grade(exercise, [text])[0]);
    expect(verdicts.filter(({ right }) => right)).toEqual([]);
    const hit = verdicts.filter(({ misconception }) => misconception === name);
    const others = verdicts.filter(({ misconception }) => misconception !== name);
    expect(hit.length).toBeGreaterThanOrEqual(190);
    for (const { hints } of hit) expect(hints[0].startsWith(misconceptionNamed(name).hint)).toBe(true);
    for (const { alsoPossible, hints } of others) {
      expect(alsoPossible).toContain(name);
      expect(hints[0]).toContain(misconceptionNamed(name).title.toLowerCase());
    }
  });
});

describe('what a misconception makes of the textbook’s numbers', () => {
  const squash = (net: number) => 1 / (1 + Math.exp(-net));
  const book = textbookExperiment();
  const [I4, I5] = [0.2 - 0.5 - 0.4, -0.3 + 0.2 + 0.2];
  const [O4, O5] = [squash(I4), squash(I5)];
  const I6 = -0.3 * O4 - 0.2 * O5 + 0.1;
  const O6 = squash(I6);
  const Err6 = O6 * (1 - O6) * (1 - O6);
  const Err4 = O4 * (1 - O4) * Err6 * -0.3;
  const [unit4, unit6] = [
    { layer: 1, index: 0 },
    { layer: 2, index: 0 },
  ];
  const w46 = { layer: 1, from: 0, to: 0 };

  const wrong = (experiment: Experiment, name: MisconceptionName, ref: Ref, known?: number) => {
    const walk = walkOf(experiment);
    return wrongValue(name, {
      ...asks(walk, ref),
      walk,
      known: known ?? knownFor(walk, ref),
      quantity: ref.quantity,
    });
  };
  const forward = outputsDone(walkOf(book), 2);
  const cases: [MisconceptionName, Ref, number, number?][] = [
    ['signReversed', { quantity: 'Err', unit: unit6 }, -Err6],
    ['signReversed', { quantity: 'w', weight: w46 }, -0.3 - 0.9 * Err6 * O4, forward],
    ['slopeForgotten', { quantity: 'Err', unit: unit6 }, 1 - O6],
    ['slopeForgotten', { quantity: 'Err', unit: unit4 }, Err6 * -0.3],
    ['updatedWeights', { quantity: 'Err', unit: unit4 }, O4 * (1 - O4) * Err6 * (-0.3 + 0.9 * Err6 * O4)],
    ['predecessors', { quantity: 'Err', unit: unit4 }, O4 * (1 - O4) * Err6 * (0.2 + 0.4 - 0.5)],
    ['rateForgotten', { quantity: 'dw', weight: w46 }, Err6 * O4],
    ['rateForgotten', { quantity: 'θ', unit: unit4 }, -0.4 + Err4],
    ['netForOutput', { quantity: 'O', unit: unit4 }, I4],
    ['netForOutput', { quantity: 'dw', weight: w46 }, 0.9 * Err6 * I4],
    ['biasForgotten', { quantity: 'I', unit: unit4 }, 0.2 - 0.5],
    ['biasForgotten', { quantity: 'O', unit: unit4 }, squash(0.2 - 0.5), 0],
    ['subtracted', { quantity: 'w', weight: w46 }, -0.3 - 0.9 * Err6 * O4],
    ['changeGiven', { quantity: 'w', weight: w46 }, 0.9 * Err6 * O4],
    ['rounding', { quantity: 'Err', unit: unit6 }, 0.47 * (1 - 0.47) * (1 - 0.47)],
  ];
  it.each(cases)('%s of %j', (name, ref, value, known) => {
    // Rounding reads the difference, 0.5263, as 0.53 too.
    expect(wrong(book, name, ref, known)).toBeCloseTo(value, 12);
  });

  it('only one successor: the first term of Mazur’s two', async () => {
    const experiment = await mazur.load();
    const { forward, errors } = walkOf(experiment);
    const O = forward.outputs[1][0];
    const value = wrong(experiment, 'oneSuccessor', { quantity: 'Err', unit: unit4 });
    expect(value).toBeCloseTo(O * (1 - O) * errors.errors[1][0] * 0.4, 12);
  });

  it('is nothing where it makes no difference', () => {
    expect(wrong(book, 'oneSuccessor', { quantity: 'Err', unit: unit4 })).toBeNull();
    expect(wrong(book, 'signReversed', { quantity: 'I', unit: unit4 })).toBeNull();
    expect(wrong(book, 'biasForgotten', { quantity: 'O', unit: unit4 })).toBeNull();
    expect(wrong(book, 'signReversed', { quantity: 'w', weight: w46 })).toBeNull();
    expect(wrong(book, 'subtracted', { quantity: 'w', weight: w46 }, forward)).toBeNull();
    const rateOne = { ...book, training: { ...book.training, learningRate: 1 } };
    expect(wrong(rateOne, 'rateForgotten', { quantity: 'dw', weight: w46 })).toBeNull();
  });

  it('comes in the order commonest first, each with one plain sentence', () => {
    expect(misconceptionNames[0]).toBe('signReversed');
    expect(misconceptionNames.at(-1)).toBe('rounding');
    for (const { title, hint } of misconceptions) {
      expect(title).toMatch(/^[A-Z][^.]*$/);
      expect(hint).toMatch(/^[A-Z].*\.$/);
      expect(hint.length).toBeLessThanOrEqual(120);
    }
  });
});
