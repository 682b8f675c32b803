// What the picture of a single unit says, in one sentence.
import { letter, show, type Notation } from '$lib/view/formulas/notation';
import type { Account, UnitwiseName } from './sum';

/** The headline for a unit in its present state; `moved` after its point was dragged. */
export function unitSays(
  account: Account,
  bias: number,
  unit: string,
  activation: UnitwiseName,
  moved: boolean,
  notation: Notation,
): string {
  const { netInput, output } = account;
  const [O, I] = [show(output, 'O', notation), show(netInput, 'I', notation)];
  const theta = `$${letter('θ', notation).text}_{${unit}}$`;
  if (moved)
    return `Moving the point moves the bias: ${theta} is now ${show(bias, 'θ', notation)}, and the output ${O}.`;
  if (activation !== 'sigmoid') return `A net input of ${I} becomes an output of ${O}.`;
  const sum = show(account.sums[account.sums.length - 1], 'sum', notation);
  const threshold = `−${theta} = ${show(-bias, 'θ', notation)}`;
  if (netInput === 0) return `The sum ${sum} just meets the threshold ${threshold}: the output is one half.`;
  if (output < 0.02) return `Far below the threshold the output, ${O}, is close to 0 and hardly moves.`;
  if (output > 0.98) return `Far above the threshold the output, ${O}, is close to 1 and hardly moves.`;
  return netInput < 0
    ? `The sum ${sum} stays below the threshold ${threshold}, so the output ${O} is below one half.`
    : `The sum ${sum} passes the threshold ${threshold}, so the output ${O} is above one half.`;
}
