// Right answers in many notations are accepted, wrong ones refused with three hints and the worked answer.
import { readAnswer } from '$lib/exercises/answer';
import { Draw } from '$lib/exercises/draw';
import { walkOf, type Exercise, type NumberAsked } from '$lib/exercises/exercise';
import { generate } from '$lib/exercises/generate';
import { grade, keyOf } from '$lib/exercises/grade';
import { slackOf, valueOf } from '$lib/exercises/work';
import { formulaOf } from '$lib/exercises/words';
import { gradeNumber } from '$lib/exercises/gradeNumber';
import { asksStep } from '$lib/exercises/places';
import { narrate } from '$lib/nn/narrate';
import { startLearner } from '$lib/nn/update';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learningRate, networkAndTuples, updateRule } from '../support/arbitraries';

const asked = (exercise: Exercise) => exercise.asked[0] as NumberAsked;

/** The value of a fill exercise, and what it is worked out from. */
function workOf(exercise: Exercise) {
  const one = asked(exercise);
  const walk = walkOf(exercise.experiment);
  return { ...one, walk, known: exercise.known, quantity: one.ref.quantity };
}

/** A formula of the worked answer as one would type it: products written out. */
const typed = (formula: string): string => formula.replace(/([\d)]) \(/g, '$1*(');

/** The ways in which learners write a right answer. */
const notations: ((exact: number, digits: number, formula: string) => string)[] = [
  (exact, digits) => exact.toFixed(digits),
  (exact, digits) => exact.toFixed(digits).replace('.', ','),
  (exact, digits) => exact.toFixed(digits).replace('-', '−'),
  (exact, digits) => ` ${exact.toFixed(digits).replace('-', '− ').replace('0.', '.')} `,
  (exact) => String(exact),
  (exact, digits) => exact.toFixed(digits + 2).replace('.', ','),
  (exact) => exact.toExponential(4),
  (exact, digits) => `${(exact * 8).toFixed(digits + 2)}/8`,
  (exact, digits) => `${(exact - 0.5).toFixed(digits + 1).replace('.', ',')} + 1/2`,
  (exact, digits) => `(${exact.toFixed(digits)} − 1) * 3 / 3 + 1`,
  (_, __, formula) => typed(formula),
  (_, __, formula) => typed(formula).replaceAll('.', ',').replaceAll('·', '*'),
];

describe('a number', () => {
  it('is accepted in a thousand right answers of several notations', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const exercise = generate({ kind: 'fill', seed });
      const work = workOf(exercise);
      const { numbers } = formulaOf(work.walk, work.step, work.quantity);
      const text = notations[seed % notations.length](valueOf(work), work.digits, numbers);
      const [{ right, hints, refusal }] = grade(exercise, [text]);
      expect({ seed, text, right, hints, refusal }).toEqual({
        seed,
        text,
        right: true,
        hints: [],
        refusal: null,
      });
    }
  });

  it('is refused in a thousand wrong answers, with three hints', () => {
    const draw = new Draw(7);
    for (let seed = 1; seed <= 1000; seed++) {
      const exercise = generate({ kind: 'fill', seed });
      const work = workOf(exercise);
      const units = draw.whole(3, draw.pick([5, 20, 500, 9000])) * (draw.once(2) ? 1 : -1);
      const text = (valueOf(work) + units / 10 ** work.digits).toFixed(work.digits);
      const [{ right, hints, refusal, worked }] = grade(exercise, [
        draw.once(2) ? text : text.replace('.', ','),
      ]);
      expect({ seed, text, right, refusal }).toEqual({ seed, text, right: false, refusal: null });
      expect(hints).toHaveLength(3);
      for (const hint of hints) expect(hint).not.toContain('NaN');
      expect(worked.step).toBe(work.step);
    }
  });

  it('is never forgiven more than two and a half units of its last digit', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const work = workOf(generate({ kind: 'fill', seed }));
      expect(slackOf(work)).toBeLessThan(2 * 10 ** -work.digits);
    }
  });

  it('that cannot be read is neither right nor a mistake', () => {
    const exercise = generate({ kind: 'fill', seed: 3 });
    for (const text of ['', '1/0', 'alert(1)', undefined]) {
      const [{ right, refusal, misconception, hints }] = grade(exercise, [text]);
      expect(right).toBe(false);
      expect(refusal).toMatch(/\.$/);
      expect([misconception, hints]).toEqual([null, []]);
    }
  });

  it('of too few decimals is told how many to give', () => {
    const exercise = generate({ kind: 'fill', seed: 9 });
    const work = workOf(exercise);
    const [{ right, hints }] = grade(exercise, [valueOf(work).toFixed(1)]);
    expect(right).toBe(false);
    expect(hints[0]).toBe(`Right as far as it goes: give ${work.digits} decimals.`);
  });

  it('has a worked answer whose numbers come to its result', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const exercise = generate({ kind: 'fill', seed });
      const [{ text, answer }] = keyOf(exercise);
      const [, , numbers, result] = text.split(' = ');
      const read = readAnswer(typed(numbers));
      expect(result).toBe(answer);
      if (!('value' in read)) throw new Error(`${numbers}: ${read.refusal}`);
      expect(Math.abs(read.value - Number(answer.replace('−', '-')))).toBeLessThan(
        2 * 10 ** -asked(exercise).digits,
      );
    }
  });
});

describe('a whole tuple', () => {
  const exercise = generate({ kind: 'complete-all', seed: 4 });
  const key = keyOf(exercise).map(({ answer }) => answer);

  it('is right when each value is rounded as asked and carried on so', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const one = generate({
        kind: (['complete-last', 'complete-more', 'complete-all'] as const)[seed % 3],
        seed,
      });
      const answers = keyOf(one).map(({ answer }) => answer);
      expect(grade(one, answers).filter(({ right }) => !right)).toEqual([]);
    }
  });

  it('tells a value that follows from a wrong one from a mistake of its own', () => {
    // O of the first hidden unit is given as its I; what is computed from that is not a second mistake.
    const answers = key.slice();
    answers[1] = key[0];
    const wrongO = Number(key[0].replace('−', '-'));
    const { network } = exercise.experiment;
    const at = exercise.asked.findIndex((one) => one.form === 'number' && one.label === '$I_{5}$');
    const O4 = Number(key[3]);
    const [{ weights, biases }] = network.layers.slice(1);
    answers[at] = (weights[0][0] * wrongO + weights[1][0] * O4 + biases[0]).toFixed(3);
    const verdicts = grade(exercise, answers);
    expect(verdicts[1].misconception).toBe('netForOutput');
    expect(verdicts[at]).toMatchObject({ right: false, follows: true });
  });
});

describe('an order', () => {
  const exercise = generate({ kind: 'order', seed: 2 });
  const [one] = exercise.asked;
  const items = one.form === 'order' ? one.items : [];
  const right = items.map((_, i) => i).sort((a, b) => items[a].step - items[b].step);

  it('is right in one way alone', () => {
    expect(grade(exercise, [right])[0].right).toBe(true);
    for (let i = 1; i < right.length; i++) {
      const swapped = right.slice();
      [swapped[i - 1], swapped[i]] = [swapped[i], swapped[i - 1]];
      const [verdict] = grade(exercise, [swapped]);
      expect(verdict.right).toBe(false);
      expect(verdict.hints).toHaveLength(3);
      expect(verdict.misconception).toBe(i === right.length - 1 ? 'updatedWeights' : null);
    }
  });

  it('with a step missing or twice is not judged', () => {
    for (const answer of [[], right.slice(1), right.map(() => 0), 'abc', undefined])
      expect(grade(exercise, [answer])[0].refusal).toBe('Put every step in its place.');
  });
});

describe('a choice', () => {
  it('is right for one option, and each other has three hints', () => {
    for (const kind of ['rise', 'bug', 'formula', 'stop'] as const) {
      const exercise = generate({ kind, seed: 5 });
      exercise.asked.forEach((one, at) => {
        if (one.form !== 'choice') throw new Error('no choice');
        one.options.forEach((option, i) => {
          const answers = exercise.asked.map((_, j) => (j === at ? i : undefined));
          const verdict = grade(exercise, answers)[at];
          expect(verdict.right).toBe(i === one.right);
          expect(verdict.hints).toHaveLength(i === one.right ? 0 : 3);
          if (i !== one.right) expect(verdict.misconception).toBe(option.misconception ?? null);
        });
      });
      for (const answer of [-1, 99, 0.5, 'x', undefined])
        expect(grade(exercise, [answer])[0].refusal).toBe('Choose one of them.');
    }
  });
});

describe('rounding', () => {
  it('excuses little where a division makes it count for much', () => {
    // O of the fifth output is 1 to three decimals: its pull, worked out from that, would be anything.
    const weights = [[0, 4.8, 0, 0, 14, 0]];
    const layers = [{ activation: 'softmax' as const, weights, biases: [0, 0, 0, 0, 0, 0] }];
    const network = { loss: 'binary_cross_entropy' as const, layers };
    const tuple = { inputs: [1], targets: [0, 0.25, 0, 0, 0, 0] };
    const rule = { updating: 'case' as const, momentum: 0, l2: 0, updateBiases: true };
    const walk = narrate({ learner: startLearner(network), tuple, rule, rate: 0.5, endsBatch: true });
    const question = asksStep(walk, walk.script.errorStep({ layer: 1, index: 4 }))!;
    const setting = {
      walk,
      known: walk.script.outputStep({ layer: 1, index: 5 }),
      before: new Map<number, number>(),
    };
    const { value } = walk.step(question.step);
    const judged = (answer: number) =>
      gradeNumber(question, { value: answer, decimals: null }, setting).right;
    expect(judged(value)).toBe(true);
    expect(judged(value + 77 + Math.abs(value))).toBe(false);
    expect(judged(value + Math.abs(value) / 5 + 0.01)).toBe(false);
  });
});

describe('any step of any walk', () => {
  it('can be asked: its own value is right, another gets three hints in finite numbers', () => {
    let compared = 0;
    fc.assert(
      fc.property(networkAndTuples, updateRule, learningRate, ({ network, tuples: [tuple] }, rule, rate) => {
        const walk = narrate({ learner: startLearner(network), tuple, rule, rate, endsBatch: true });
        const before = new Map<number, number>();
        for (let n = 1; n <= walk.length; n++) {
          const question = asksStep(walk, n);
          if (!question) continue;
          const setting = { walk, known: n - 1, before };
          const { value } = walk.step(n);
          // Training stops at a result that is not finite; nothing is asked there.
          if (!Number.isFinite(value)) return;
          expect(gradeNumber(question, { value, decimals: null }, setting).right).toBe(true);
          const wrong = gradeNumber(
            question,
            { value: value + 77 + Math.abs(value), decimals: null },
            setting,
          );
          expect(wrong.right).toBe(false);
          expect(wrong.hints).toHaveLength(3);
          expect([...wrong.hints, wrong.worked.text].join()).not.toMatch(/NaN|undefined|Infinity/);
          // Formulas of sigmoid units can be typed as they stand; f′ and long sums cannot.
          const exact = ({ value: one }: { value: number }) => `(${Number(one.toPrecision(12))})`;
          const read = readAnswer(typed(formulaOf(walk, n, question.ref.quantity, exact).numbers));
          const steep = walk.step(n).factors.some((factor) => Math.abs(factor.value) > 1e4);
          if ('refusal' in read || steep) continue;
          compared++;
          expect(Math.abs(read.value - value)).toBeLessThan(1e-6 * Math.max(1, value * value));
        }
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});
