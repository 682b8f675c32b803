// The steps between two places of a walk, as the list of a talk.
import { comparePlaces } from '$lib/experiment/position';
import { MOST_STEPS, type TalkStep } from '$lib/experiment/talk';
import type { Experiment, Position } from '$lib/experiment/types';
import { Walkthrough } from './Walkthrough.svelte';

/** Every step from one place to another, both with them. Null when the second comes first or there are more than a talk can hold. */
export function stepsBetween(experiment: Experiment, from: Position, to: Position): TalkStep[] | null {
  if (comparePlaces(to, from) < 0) return null;
  const walk = new Walkthrough(experiment);
  walk.granularity = 'term';
  walk.goTo(from);
  const steps: TalkStep[] = [];
  do {
    if (steps.length === MOST_STEPS) return null;
    steps.push({ at: walk.position, note: '', ask: false });
  } while (comparePlaces(walk.position, to) < 0 && walk.next());
  return steps;
}
