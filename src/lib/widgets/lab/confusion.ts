// How the classes of the tuples and the classes the network gives them meet.
import { forward } from '$lib/nn/forward';
import { argmax } from '$lib/nn/judge';
import type { Network, Tuple } from '$lib/nn/network';

export interface Confusion {
  /** The names of the classes. */
  classes: string[];
  /** counts[t][o]: tuples of class t that the network puts into class o. */
  counts: number[][];
  /** Tuples on the diagonal, and all. */
  right: number;
  all: number;
}

const classOf = (values: readonly number[]): number =>
  values.length === 1 ? (values[0] >= 0.5 ? 1 : 0) : argmax(values);

/** Counts every tuple by its target's class and its output's, judged as in training; null when the targets are no classes. */
export function confusionOf(
  network: Network,
  tuples: readonly Tuple[],
  targetNames: readonly string[] | null,
): Confusion | null {
  if (tuples.length === 0 || !areClasses(tuples)) return null;
  const width = tuples[0].targets.length;
  const classes = width === 1 ? binaryNames(targetNames) : namesOf(width, targetNames);
  const counts = classes.map(() => classes.map(() => 0));
  let right = 0;
  for (const { inputs, targets } of tuples) {
    const { outputs } = forward(network, inputs);
    const [told, given] = [classOf(targets), classOf(outputs[outputs.length - 1])];
    counts[told][given]++;
    if (told === given) right++;
  }
  return { classes, counts, right, all: tuples.length };
}

/** Whether every target is 0 or 1, one of them 1 where there are several. */
export function areClasses(tuples: readonly Tuple[]): boolean {
  return tuples.every(
    ({ targets }) =>
      targets.every((target) => target === 0 || target === 1) &&
      (targets.length === 1 || targets.filter((target) => target === 1).length === 1),
  );
}

const binaryNames = (names: readonly string[] | null): string[] =>
  names ? [`not ${names[0]}`, names[0]] : ['0', '1'];
const namesOf = (width: number, names: readonly string[] | null): string[] =>
  Array.from({ length: width }, (_, k) => names?.[k] ?? String(k + 1));
