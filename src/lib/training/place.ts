// A place in a run as one number: how many tuples have been presented before it.

/** Tuples presented before tuple `tuple` (from 0) of epoch `epoch` (from 1), with `tuples` in the data. */
export const presented = ({ epoch, tuple }: { epoch: number; tuple: number }, tuples: number): number =>
  (epoch - 1) * tuples + tuple;
