// The part of a tuple's walk that a figure shows: from one place to another, each a phase or a name such as O4 or Err6.
import { stretch } from '$lib/nn/grain';
import type { Narration } from '$lib/nn/narrate';
import type { Walkthrough } from '$lib/state/Walkthrough.svelte';
import { stepNamed } from './stations';

export interface Range {
  first: number;
  last: number;
}

/** The steps of a phase: how many come before it, and its last. Null when it is none. */
function phaseRange({ script }: Narration, name: string): Range | null {
  const own = script.sections.filter(({ phase }) => phase === name);
  if (own.length === 0) return null;
  const end = own[own.length - 1];
  return { first: own[0].start, last: end.start + end.groups * end.perGroup };
}

function beginning(walk: Narration, name: string): number {
  const step = stepNamed(name, walk);
  return phaseRange(walk, name)?.first ?? (step ? stretch(walk.script, step, 'unit')[0] - 1 : 0);
}

/**
 * From the step before the first that works `from` out to the one that gives `to`; a phase is taken whole. The whole tuple where they are left out
 * or stand for nothing.
 */
export const rangeOf = (walk: Narration, from?: string, to?: string): Range => ({
  first: from === undefined ? 0 : beginning(walk, from),
  last: to === undefined ? walk.length : (phaseRange(walk, to)?.last ?? stepNamed(to, walk) ?? walk.length),
});

export const within = ({ first, last }: Range, step: number): number => Math.max(first, Math.min(last, step));

/** One stretch on or back, not beyond the part. */
export function moveWithin(walk: Walkthrough, range: Range, to: 'next' | 'back'): void {
  const { epoch, tuple } = walk.position;
  walk[to]();
  const now = walk.position;
  const left = now.epoch !== epoch || now.tuple !== tuple;
  if (!left && within(range, now.step) === now.step) return;
  const ahead = left ? now.epoch > epoch || now.tuple > tuple : now.step > range.last;
  walk.goTo({ epoch, tuple, step: ahead ? range.last : range.first });
}
