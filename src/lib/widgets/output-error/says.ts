// What the picture of an output's error says, in one sentence.
import { show, type Notation } from '$lib/view/formulas/notation';
import type { OutputError } from './outputError';

export function errorSays(now: OutputError, notation: Notation): string {
  const { output, target, slope, difference, error } = now;
  const far = Math.abs(difference);
  const [O, T, Err] = [
    show(output, 'O', notation),
    show(target, 'T', notation),
    show(error, 'Err', notation),
  ];
  if (far > 0.8 && slope < 0.1)
    return `Wrong and sure: ${O} is far from ${T}, but the slope is ${show(slope, 'sum', notation)}, so the error is only ${Err}.`;
  if (far < 0.1) return `Nearly right: there is little difference left, and the error is only ${Err}.`;
  if (difference > 0) return `The output ${O} should be higher: the error is ${Err}, positive.`;
  return `The output ${O} should be lower: the error is ${Err}, negative.`;
}
