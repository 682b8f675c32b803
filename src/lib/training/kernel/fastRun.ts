// Training at full speed, by whichever engine this machine has; all of them give the bits of the trainer.
import type { Experiment } from '$lib/experiment/types';
import { curveOf, thinCurve, type Curve } from '../curve';
import { pack, type PackedState } from '../packed';
import { cloneState, isOver, newWorkspace, presentNext } from '../trainer';
import type { EpochStatistics, TrainingState } from '../types';
import { BlockRun } from './blockRun';
import type { EngineName, FastRun } from './engine';
import { makeKernel } from './kernel';
import { planFor } from './planFor';
import { makeTuned } from './tuned';

/**
 * Begins at a state, which is not changed. With a `choice` that engine or a plainer one trains: where WebAssembly or its vectors are
 * missing or refused, the tuned one; where a network is beyond both, the trainer itself.
 */
export function startFastRun(
  experiment: Experiment,
  state: TrainingState,
  choice: EngineName = 'kernel',
): FastRun {
  const engines = [
    ['kernel', makeKernel],
    ['tuned', makeTuned],
  ] as const;
  for (const [engine, make] of engines) {
    if (choice === 'plain' || (choice === 'tuned' && engine === 'kernel')) continue;
    try {
      const plan = planFor(experiment, state);
      return new BlockRun(engine, experiment, state, plan, make(plan));
    } catch {
      // The next engine asks less of the machine.
    }
  }
  return new PlainRun(experiment, state);
}

/** The trainer, tuple by tuple. */
class PlainRun implements FastRun {
  readonly engine = 'plain';
  readonly #experiment: Experiment;
  readonly #state: TrainingState;
  readonly #workspace = newWorkspace();
  #epochs: EpochStatistics[] = [];

  constructor(experiment: Experiment, state: TrainingState) {
    this.#experiment = experiment;
    this.#state = cloneState(state);
  }

  get over(): boolean {
    return isOver(this.#state);
  }

  present(count: number): number {
    let presented = 0;
    while (presented < count && !this.over) {
      const { last } = this.#state;
      presentNext(this.#experiment, this.#state, this.#workspace);
      if (!this.#state.failure) presented++;
      if (this.#state.last && this.#state.last !== last) this.#epochs.push(this.#state.last);
    }
    return presented;
  }

  state(): TrainingState {
    return cloneState(this.#state);
  }

  packed(): PackedState {
    return pack(this.#state);
  }

  takeEpochs(): Curve {
    const curve = thinCurve(curveOf(this.#epochs));
    this.#epochs = [];
    return curve;
  }
}
