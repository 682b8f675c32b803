// What is said of a search: where it ended and what that is worth.
import { show, type Notation } from '$lib/view/formulas/notation';
import { chanceOf } from './anneal';
import { lowAt, type Low, type Search, type Setting } from './bench';

/** The sentence that holds for all of them. */
export const HONEST =
  'None of these guarantees the lowest minimum. Annealing finds it for certain only in the limit of infinitely slow cooling.';

const ordinals = ['lowest minimum', 'second lowest', 'third lowest', 'fourth lowest', 'fifth lowest'];
const named = (low: number): string => ordinals[low] ?? `minimum ${low + 1}`;

/** The sentence above the picture, when so many points of the search are gone through. */
export function headline(
  setting: Setting,
  found: Search,
  lows: readonly Low[],
  shown: number,
  notation: Notation,
): string {
  const { method } = setting;
  const { points, losses, best, runs, tries } = found;
  const last = points.length - 1;
  const error = (index: number) => show(losses[index], 'sum', notation);
  if (shown === 0)
    return `The start: error ${error(0)}. The lowest minimum has ${show(lows[0].loss, 'sum', notation)}.`;
  const low = lowAt(lows, points[shown]);
  if (shown < last) {
    if (method === 'restarts')
      return `Start ${runs.filter((first) => first <= shown).length} of ${runs.length}: best error so far ${error(best[shown])}.`;
    if (tries)
      return `Try ${shown}: error ${error(shown)}; a step up by 0.05 is still taken ${chance(tries[shown - 1].temperature)} of the time.`;
    return `Step ${shown}: error ${error(shown)}.`;
  }
  const where =
    low < 0
      ? `outside every minimum, at error ${error(last)}`
      : `in the ${named(low)}, at error ${error(last)}`;
  switch (method) {
    case 'plain': {
      const still = stillFor(losses);
      return still > last / 2
        ? `The error lay still for ${still} of ${last} steps: flat ground, and a way down that hardly showed.`
        : `Plain descent ended ${where}: down, and never up again.`;
    }
    case 'momentum':
      return `Momentum ended ${where}, after ${last} steps.`;
    case 'restarts': {
      const ends = runs.map((_, run) => (runs[run + 1] ?? points.length) - 1);
      const hits = ends.filter((end) => lowAt(lows, points[end]) === 0).length;
      return `${runs.length} starts: ${hits} came to the lowest minimum; the best error is ${error(best[last])}.`;
    }
    case 'annealing': {
      const up = tries?.filter(({ uphill }) => uphill).length ?? 0;
      return `${last} tries, ${up} of them uphill: annealing ended ${where}.`;
    }
  }
}

/** How many steps it took until a tenth of the whole fall was gone. */
function stillFor(losses: readonly number[]): number {
  const [first, last] = [losses[0], losses[losses.length - 1]];
  return losses.findIndex((loss) => first - loss >= 0.1 * (first - last));
}

/** The chance of a step up by 0.05 at a temperature, in per cent. */
function chance(temperature: number): string {
  const percent = 100 * chanceOf(0.05, temperature);
  return percent < 1 ? 'less than 1 %' : `${Math.round(percent)} %`;
}

/** How many starts ended in each minimum: "1: 17, 2: 6, … elsewhere: 4". */
export function tally(ends: readonly number[], lows: readonly Low[]): string {
  const hits = ends.filter((low) => low === 0).length;
  const outside = ends.filter((low) => low < 0).length;
  const others = ends.length - hits - outside;
  return `Of ${ends.length} starts ${hits} ended in the lowest of ${lows.length} minima, ${others} in another, ${outside} in none.`;
}
