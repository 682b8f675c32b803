// What is asked of the one who drives: the next value of a walk, and its formula without the result.
import type { NumberAsked } from '$lib/exercises/exercise';
import { asksStep } from '$lib/exercises/places';
import { formulaOf, showFactor } from '$lib/exercises/words';
import type { Narration } from '$lib/nn/narrate';
import type { Quantity } from '$lib/nn/steps';

/** The next value after step n that is asked for: a net input, an output, an error, a change of a weight or a bias. Null: no more. */
export function questionAfter(walk: Narration, n: number): NumberAsked | null {
  for (let m = n + 1; m <= walk.length; m++) {
    const asked = asksStep(walk, m);
    // The pull of the loss is a part of the error, as a term is of a sum.
    if (asked && asked.ref.quantity !== 'pull' && Number.isFinite(walk.step(m).value)) return asked;
  }
  return null;
}

/** How many values a walk asks for. */
export function countQuestions(walk: Narration): number {
  let count = 0;
  for (let asked = questionAfter(walk, 0); asked; asked = questionAfter(walk, asked.step)) count++;
  return count;
}

/** A stretch of a formula with numbers in it: words, or a number that is drawn as the thing it lives on. */
export type Stretch = { text: string } | { number: string; quantity: Quantity };

/** The formula of a question: in symbols, and with its numbers. */
export function formulaWithout(
  walk: Narration,
  { step, ref }: NumberAsked,
): { symbols: string; numbers: Stretch[] } {
  const { symbols } = formulaOf(walk, step, ref.quantity);
  const { numbers } = formulaOf(
    walk,
    step,
    ref.quantity,
    (factor) => `⟦${factor.quantity}:${showFactor(factor)}⟧`,
  );
  // A number in a power is raised with it, and so small that it is left as text.
  const raised = numbers.replace(/e\^\(−⟦[^:]*:([^⟧]*)⟧\)/g, (_, number: string) =>
    number.startsWith('−') ? `e^−(${number})^` : `e^−${number}^`,
  );
  const stretches = raised
    .split(/(⟦[^⟧]*⟧)/)
    .filter(Boolean)
    .map((part): Stretch => {
      const [, quantity, number] = /^⟦([^:]*):(.*)⟧$/.exec(part) ?? [];
      return number === undefined ? { text: part } : { number, quantity: quantity as Quantity };
    });
  return { symbols, numbers: stretches };
}
