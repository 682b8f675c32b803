// The data of an experiment put together: from a data set or from tuples, parted by a split or not.
import type { DataSet } from '$lib/data/dataSet';
import { joined, parted, type Split } from '$lib/data/split';
import type { Tuple } from '$lib/nn/network';
import type { ExperimentData } from './types';

/** A data set as it is, or with a part held out. */
export function dataOfSet(set: DataSet, split: Split | null = null): ExperimentData {
  return withParts(
    {
      preset: set.name,
      parameters: set.parameters,
      inputNames: set.inputNames,
      targetNames: set.targetNames,
    },
    set.tuples,
    split,
  );
}

/** The same tuples with another part held out, or with none: as if they had been listed and never parted before. */
export function withSplit(data: ExperimentData, split: Split | null): ExperimentData {
  return withParts(data, allTuples(data), split);
}

/** All tuples, also those held out, in the order in which they were listed; where that is not known the held-out ones come last. */
export function allTuples({ tuples, heldOut, split }: ExperimentData): Tuple[] {
  if (heldOut.length === 0) return tuples;
  return (split && joined(tuples, heldOut, split)) ?? [...tuples, ...heldOut];
}

type About = Pick<ExperimentData, 'preset' | 'parameters' | 'inputNames' | 'targetNames'>;

/** All fields of the data; `all` are the tuples as listed. */
export function withParts(about: About, all: Tuple[], split: Split | null): ExperimentData {
  const { preset, parameters, inputNames, targetNames } = about;
  const { kept, heldOut } = split ? parted(all, split) : { kept: all, heldOut: [] };
  return { preset, parameters, inputNames, targetNames, tuples: kept, heldOut, split };
}
