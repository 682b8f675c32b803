// The worker's side of a run, without the worker: it trains for as long as it is asked to and reports.
import type { Experiment } from '$lib/experiment/types';
import { curveOf, thinCurve } from './curve';
import { pack, unpack, type PackedState } from './packed';
import type { PageMessage, Snapshot } from './protocol';
import { isOver, newWorkspace, presentNext, startTraining, type Workspace } from './trainer';
import type { EpochStatistics, TrainingState } from './types';

/** About how many weights are trained between two looks at the clock. */
const WEIGHTS_PER_LOOK = 20_000;

interface Run {
  number: number;
  experiment: Experiment;
  state: TrainingState;
  workspace: Workspace;
  tuplesPerLook: number;
}

/** One session outlives its runs: a new run takes the place of the one before. */
export class TrainingSession {
  readonly #now: () => number;
  #run: Run | null = null;

  /** `now` is a clock in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Does what the message asks; null when there is nothing to reply, as for a run that is over with. */
  handle(message: PageMessage): Snapshot | null {
    if (message.kind === 'begin') {
      this.#run = beginRun(message.run, message.experiment, message.state);
      return null;
    }
    return this.#run?.number === message.run ? this.#train(this.#run, message.milliseconds) : null;
  }

  #train(run: Run, milliseconds: number): Snapshot {
    const { experiment, state, workspace, tuplesPerLook } = run;
    const epochs: EpochStatistics[] = [];
    const start = this.#now();
    let elapsed: number;
    let tuplesDone = 0;
    do {
      for (let i = 0; i < tuplesPerLook && !isOver(state); i++) {
        const { last } = state;
        presentNext(experiment, state, workspace);
        if (!state.failure) tuplesDone++;
        if (state.last && state.last !== last) epochs.push(state.last);
      }
      elapsed = this.#now() - start;
    } while (elapsed < milliseconds && !isOver(state));
    const curve = thinCurve(curveOf(epochs));
    const packed = pack(state);
    return { kind: 'snapshot', run: run.number, packed, engine: 'plain', curve, tuplesDone, elapsed };
  }
}

function beginRun(number: number, experiment: Experiment, packed: PackedState | null): Run {
  const weights = experiment.network.layers.reduce(
    (sum, layer) => sum + layer.weights.length * layer.biases.length,
    0,
  );
  return {
    number,
    experiment,
    state: packed ? unpack(packed, experiment) : startTraining(experiment),
    workspace: newWorkspace(),
    tuplesPerLook: Math.max(1, Math.ceil(WEIGHTS_PER_LOOK / weights)),
  };
}
