// The walk of any tuple of an experiment, from what is known of its states.
import type { Position } from '$lib/experiment/types';
import type { Narration } from '$lib/nn/narrate';
import { Walkthrough } from '$lib/state/Walkthrough.svelte';
import type { Source } from './arrange';

/** The narration of the tuple that a place lies in. */
export const narrationAt = ({ experiment, replay }: Source, at: Position): Narration =>
  new Walkthrough({ ...experiment, position: at }, replay).walk;
