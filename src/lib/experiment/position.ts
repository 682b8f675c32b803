// Places in a walk: their order, and whether two are the same.
import type { Position } from './types';

/** Negative where `a` comes before `b` in the walk, 0 where they are the same place. */
export const comparePlaces = (a: Position, b: Position): number =>
  a.epoch - b.epoch || a.tuple - b.tuple || a.step - b.step;

export const samePlace = (a: Position, b: Position): boolean => comparePlaces(a, b) === 0;
