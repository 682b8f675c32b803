// The three ways to train at full speed; they give the same bits.
import type { Curve } from '../curve';
import type { PackedState } from '../packed';
import type { TrainingState } from '../types';

/** A generated WebAssembly module, flat arrays in TypeScript, or the trainer itself tuple by tuple. */
export type EngineName = 'kernel' | 'tuned' | 'plain';

/** A run that trains as fast as it can. */
export interface FastRun {
  readonly engine: EngineName;
  /** Whether training is over, by a rule or by a result that is not finite. */
  readonly over: boolean;
  /** Presents up to `count` tuples; returns how many were presented in full: fewer once training is over. */
  present(count: number): number;
  /** Where training stands, as a copy. */
  state(): TrainingState;
  packed(): PackedState;
  /** The epochs finished since the last call, thinned out when there are very many. */
  takeEpochs(): Curve;
}
