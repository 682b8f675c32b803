// The walk of any tuple of an experiment, from what is known of its states.
import type { Experiment, Position } from '$lib/experiment/types';
import type { Narration } from '$lib/nn/narrate';
import { Walkthrough } from '$lib/state/Walkthrough.svelte';
import type { Source } from './arrange';

/** What was walked already: a talk names the same tuples over and over. */
const walked = new WeakMap<Experiment, Map<string, Narration>>();

/** The narration of the tuple that a place lies in. */
export function narrationAt({ experiment, replay }: Source, at: Position): Narration {
  const known = walked.get(experiment) ?? new Map<string, Narration>();
  walked.set(experiment, known);
  const tuple = `${at.epoch}.${at.tuple}`;
  const narration = known.get(tuple) ?? new Walkthrough({ ...experiment, position: at }, replay).walk;
  known.set(tuple, narration);
  return narration;
}
