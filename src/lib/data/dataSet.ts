// What a data set is: tuples with named columns, where they come from, and what it can be asked for.
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
  /** With what it was made; null when it takes nothing. */
  parameters: DataParameters | null;
  inputNames: string[];
  targetNames: string[];
  tuples: Tuple[];
}

/** The values of a set's parameters, by name. */
export type DataParameters = Record<string, number>;

/** A number that a data set takes: from `min` to `max`; whole numbers only when `step` is whole. */
export interface DataParameter {
  name: string;
  /** The name on screen. */
  title: string;
  min: number;
  max: number;
  /** By how much a field or a slider goes up or down. */
  step: number;
  default: number;
}

/** Whether only whole numbers will do. */
export const isWhole = (parameter: DataParameter): boolean => Number.isInteger(parameter.step);
