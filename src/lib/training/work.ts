// How much work a run was: how often its weights changed.
import type { Updating } from '$lib/nn/update';
import { presented, type TuplePlace } from './place';

/** How many times the weights changed before a place: once a tuple (case), an epoch, or a batch; `tuples` is |D|. */
export function weightUpdates(updating: Updating, place: TuplePlace, tuples: number): number {
  if (updating === 'case') return presented(place, tuples);
  if (updating === 'epoch') return place.epoch - 1;
  const { batch } = updating;
  return (place.epoch - 1) * Math.ceil(tuples / batch) + Math.floor(place.tuple / batch);
}
