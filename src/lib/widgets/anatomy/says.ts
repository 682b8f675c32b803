// What is said of a start and what training made of it.
import { areTwins, type StartName, type TwinRow } from './starts';

/** What the headline over the hidden units depends on. */
interface Seen {
  start: StartName;
  rows: readonly TwinRow[];
  epochs: number;
  /** Whether there is a hidden layer. */
  hidden: boolean;
  /** How many hidden outputs are near 0 or 1, over all tuples. */
  saturated: { saturated: number; of: number };
  /** How far a weight into them has gone at most, as written. */
  moved: string;
}

const after = (epochs: number): string => `After ${epochs === 1 ? '1 epoch' : `${epochs} epochs`}`;

/** The headline over the hidden units side by side. */
export function startSays({ start, rows, epochs, hidden, saturated, moved }: Seen): string {
  if (!hidden) return 'Without a hidden layer there are no hidden units that could be twins. Give it one.';
  if (rows[0].values.length < 2) return 'One hidden unit alone cannot have a twin. Give the layer another.';
  if (start === 'large') {
    const share = `${saturated.saturated} of ${saturated.of} hidden outputs`;
    return epochs === 0
      ? `Large weights: ${share} lie within 0.01 of 0 or 1, where the slope is almost 0.`
      : `${after(epochs)} ${share} lie within 0.01 of 0 or 1; the weights that lead to the hidden units moved by ${moved} at most.`;
  }
  const twins = areTwins(rows);
  if (start === 'zeros') {
    if (epochs === 0)
      return 'All weights are zero: every hidden unit does the same, and will get the same error.';
    return twins
      ? `${after(epochs)} the hidden units are still twins: equal weights, digit for digit. They count as one.`
      : `${after(epochs)} the hidden units differ.`;
  }
  if (epochs === 0) return 'Small random weights: no two hidden units are alike, and no slope is flat.';
  return `${after(epochs)} each hidden unit has weights of its own: they began differently, so they could part.`;
}
