// What is said of a rate: one word at the line's end, one sentence above the picture.
import type { LearningRate } from '$lib/nn/rate';
import { letter, show, type Notation } from '$lib/view/formulas/notation';
import type { Course, Judgement, Verdict } from './judgeRate';

export const verdictWords: Record<Verdict, string> = {
  crawls: 'crawls',
  fine: 'does well',
  swings: 'swings',
  diverges: 'diverges',
  sticks: 'sticks',
};

export const rateText = (rate: LearningRate, notation: Notation): string =>
  rate === '1/t' ? '1/t' : show(rate, 'l', { ...notation, digits: 6 });

/** An error in figures: fixed decimals, an exponent when it has grown out of hand. */
export const errorText = (value: number, notation: Notation): string =>
  !Number.isFinite(value)
    ? 'not finite'
    : Math.abs(value) >= 1e5
      ? show(value, 'sum', notation).length > 9
        ? value.toExponential(1).replace('e+', 'e')
        : show(value, 'sum', notation)
      : show(value, 'sum', notation);

/** The sentence on one rate after the epochs shown. */
export function sentence(
  rate: LearningRate,
  { errors, failedIn }: Course,
  { verdict, share, downAfter, turns }: Judgement,
  notation: Notation,
): string {
  const epochs = errors.length - 1;
  const [first, last] = [errors[0], errors[epochs]].map((error) => errorText(error, notation));
  const name = `Rate ${letter('l', notation).text === 'l' ? '$l$' : '$η$'} = ${rateText(rate, notation)}`;
  const percent = Math.round(100 * Math.max(0, share));
  switch (verdict) {
    case 'crawls':
      return `${name} crawls: after ${epochs} epochs only ${percent} % of the way down is gone.`;
    case 'fine':
      return `${name} does well: nine tenths of the way down after ${downAfter} ${downAfter === 1 ? 'epoch' : 'epochs'}.`;
    case 'swings':
      return `${name} swings: in ${turns} of ${epochs} epochs the step went back against the one before.`;
    case 'diverges':
      return failedIn !== null
        ? `${name} diverges: in epoch ${failedIn} a number is no longer finite.`
        : `${name} diverges: the error rose from ${first} to ${last}.`;
    case 'sticks':
      return `${name} sticks: the error ends at ${last}, above its start at ${first}, and hardly moves.`;
  }
}
