// What the words and the formula of a step depend on, besides the step.
import type { Network } from '$lib/nn/network';
import type { UpdateRule } from '$lib/nn/update';
import type { Setting } from './pieces';

/** All that the words and the formula of a step depend on, besides the step. */
export interface Context extends Setting {
  network: Network;
  rule: UpdateRule;
  /** The targets of the tuple, for the difference T − O. */
  targets: readonly number[];
}
