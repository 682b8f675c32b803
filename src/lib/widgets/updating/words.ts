// What is said of the two ways of updating, after so many tuples.
import { show, type Notation } from '$lib/view/formulas/notation';
import { farthest, type Course } from './course';

const tuplesText = (count: number): string => (count === 1 ? 'one tuple' : `${count} tuples`);

/** The sentence above the picture. */
export function headline(course: Course, tuples: number, notation: Notation): string {
  if (tuples === 0) return 'Two equal networks are about to see the same tuples in the same order.';
  const { count, batch } = course;
  const place = ((tuples - 1) % count) + 1;
  const epoch = Math.ceil(tuples / count);
  const apart = show(farthest(course.rowsAt(tuples)), 'sum', notation);
  if (place === count && epoch > 1) {
    const [left, right] = (['byCase', 'byEpoch'] as const).map((side) =>
      show(course.errorAfter(epoch, side), 'sum', notation),
    );
    return `After ${epoch} epochs the errors are ${left} and ${right}; the weights are up to ${apart} apart.`;
  }
  if (course.flushedAt(tuples))
    return batch === count
      ? `The epoch ends: epoch updating adds its sums, once. Same tuples, yet the weights are up to ${apart} apart.`
      : `The batch ends: the mini-batch adds the mean of ${tuplesText(batch)}. The weights are up to ${apart} apart.`;
  const waiting = course.gatheredAfter(tuples);
  const other = batch === count ? 'epoch updating' : 'the mini-batch';
  return epoch === 1 && place === 1
    ? `After the first tuple case updating has changed its weights; ${other} has only noted its changes.`
    : `Tuple ${place} of ${count}: case updating has changed at once, ${other} has gathered ${tuplesText(waiting)}.`;
}

/** What stands under the name of each side. */
export function told(course: Course, tuples: number): [left: string, right: string] {
  const waiting = course.gatheredAfter(tuples);
  const right = course.flushedAt(tuples)
    ? 'Sums added, tanks empty'
    : waiting === 0
      ? 'Nothing gathered yet'
      : `Weights held, ${tuplesText(waiting)} gathered`;
  return [
    tuples === 0
      ? 'No change yet'
      : `Changed ${tuples.toLocaleString('en')} ${tuples === 1 ? 'time' : 'times'}`,
    right,
  ];
}
