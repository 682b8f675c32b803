// A place in a run as one number: how many tuples have been presented before it.

/** Where a tuple stands in a run: its epoch from 1, and its place in the order of presentation from 0. */
export interface TuplePlace {
  epoch: number;
  tuple: number;
}

/** Tuples presented before tuple `tuple` (from 0) of epoch `epoch` (from 1), with `tuples` in the data. */
export const presented = ({ epoch, tuple }: TuplePlace, tuples: number): number =>
  (epoch - 1) * tuples + tuple;

/** The place before which so many tuples have been presented. */
export const placeAfter = (count: number, tuples: number): TuplePlace => ({
  epoch: Math.floor(count / tuples) + 1,
  tuple: count % tuples,
});

/** The same as epochs done, with the part of the running one: 2.5 half-way through epoch 3. */
export const placeInEpochs = ({ epoch, tuple }: TuplePlace, tuples: number): number =>
  epoch - 1 + tuple / tuples;
