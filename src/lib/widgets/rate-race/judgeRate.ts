// What a learning rate does, judged from the course that training took with it.

/** crawls: still far up · fine · swings: turns back time and again · diverges: grows and grows · sticks: ends above its start, at rest. */
export type Verdict = 'crawls' | 'fine' | 'swings' | 'diverges' | 'sticks';

/** How training went with one rate; entry t is after t epochs, entry 0 the start. */
export interface Course {
  errors: readonly number[];
  /** Where the network stood along the steepest way down at the start. */
  along: readonly number[];
  /** Whether epoch t went back against the move of the epoch before; false for the first two entries. */
  turned: readonly boolean[];
  /** The epoch in which a number was no longer finite. */
  failedIn: number | null;
}

export interface Judgement {
  verdict: Verdict;
  /** How much of the way from the start's error to the lowest known was gone, 0 … 1; below 0 when the error rose. */
  share: number;
  /** The first epoch after which nine tenths of that way were gone. */
  downAfter: number | null;
  /** In how many epochs training turned back. */
  turns: number;
}

/** How much of the way counts as down. */
const DOWN = 0.9;
/** Turning back in more than this part of the epochs is swinging. */
const SWINGING = 1 / 3;
/** … unless it was down within this part of them. */
const QUICK = 1 / 5;
/** An error that ends at so many times its start has grown, if it still rises. */
const GROWN = 1.5;
/** At so many times its start it has run away, even where a falling rate brings it down again. */
const AWAY = 10;

/**
 * The verdict on a course of at least two epochs. `lowest` is the least error that any of the compared rates has come to; a number that
 * overflows, or an error that ends well above its start and rose in most of the last quarter, is divergence.
 */
export function judgeRate({ errors, turned, failedIn }: Course, lowest: number): Judgement {
  const epochs = errors.length - 1;
  const [first, last] = [errors[0], errors[epochs]];
  const way = first - lowest;
  const share = way > 0 ? (first - last) / way : 0;
  const down = errors.findIndex((error) => way > 0 && first - error >= DOWN * way);
  const turns = turned.filter(Boolean).length;
  const judged = { share, downAfter: down < 0 ? null : down, turns };
  const quarter = errors.slice(-Math.max(2, Math.ceil(errors.length / 4)));
  const rises = quarter.slice(1).filter((error, i) => error > quarter[i]).length;
  const rising = rises > (quarter.length - 1) / 2;
  if (failedIn !== null || last > AWAY * first || (last > GROWN * first && rising))
    return { verdict: 'diverges', ...judged };
  const quick = down >= 0 && down <= QUICK * epochs;
  if (turns > SWINGING * epochs && !quick) return { verdict: 'swings', ...judged };
  if (last > GROWN * first) return { verdict: 'sticks', ...judged };
  return { verdict: share >= DOWN ? 'fine' : 'crawls', ...judged };
}
