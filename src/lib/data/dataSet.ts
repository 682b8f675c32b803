// What a data set is: tuples with named columns, and where they come from.
import type { Tuple } from '$lib/nn/network';

/** Values are dimensionless: each set's docstring says how they were scaled. */
export interface DataSet {
  name: string;
  /** The name on screen. */
  title: string;
  /** Where the numbers come from, in one sentence. */
  source: string;
  /** True where the tuples were generated, not observed. */
  simulated: boolean;
  inputNames: string[];
  targetNames: string[];
  tuples: Tuple[];
}
