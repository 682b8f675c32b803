// A checkpoint as the worker sends it: all its numbers in one array, read only when it is asked for.
import type { Experiment } from '$lib/experiment/types';
import type { Checkpoint } from './checkpoints';
import { unpack, type PackedState } from './packed';
import { presented } from './place';

/** About how many bytes a packed state takes besides its numbers. */
const PLAIN_BYTES = 400;

/** A checkpoint of a packed state, which is kept as it is and must not change any more. */
export function packedCheckpoint(packed: PackedState, experiment: Experiment): Checkpoint {
  return {
    place: presented(packed, experiment.data.tuples.length),
    bytes: PLAIN_BYTES + packed.numbers.byteLength,
    failed: packed.failure !== null,
    state: () => unpack(packed, experiment),
    packed,
  };
}
