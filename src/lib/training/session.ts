// The worker's side of a run, without the worker: it trains for as long as it is asked to and reports.
import type { Experiment } from '$lib/experiment/types';
import type { EngineName, FastRun } from './kernel/engine';
import { startFastRun } from './kernel/fastRun';
import { unpack, type PackedState } from './packed';
import type { PageMessage, Snapshot } from './protocol';
import { startTraining } from './trainer';

/** About how many weights are trained before the first look at the clock; code that is new is slow at first. */
const FIRST_WEIGHTS = 20_000;
/** How long training goes on between two looks at the clock, in milliseconds. */
const BETWEEN_LOOKS = 2;
/** How long training goes on between two states that a reply tells of, in milliseconds, and for how many weights at most. */
const [BETWEEN_STATES, SMALL] = [10, 2500];

interface Run {
  number: number;
  fast: FastRun;
  /** Tuples between two looks at the clock, now and at least. */
  tuples: number;
  least: number;
  /** Whether its states are small enough to tell of several in a reply. */
  small: boolean;
}

/** One session outlives its runs: a new run takes the place of the one before. */
export class TrainingSession {
  readonly #now: () => number;
  readonly #choice: EngineName | undefined;
  #experiment: Experiment | null = null;
  #run: Run | null = null;

  /** `now` is a clock in milliseconds; without a choice the fastest engine there is trains. */
  constructor(now: () => number, choice?: EngineName) {
    this.#now = now;
    this.#choice = choice;
  }

  /** Does what the message asks; null when there is nothing to reply, as for a run that is over with. */
  handle(message: PageMessage): Snapshot | null {
    if (message.kind === 'begin') {
      this.#experiment = message.experiment ?? this.#experiment;
      if (!this.#experiment) throw new Error('a run was begun without an experiment');
      this.#run = beginRun(message.run, this.#experiment, message.state, this.#choice);
      return null;
    }
    return this.#run?.number === message.run ? this.#train(this.#run, message.milliseconds) : null;
  }

  /** Trains until the time is up, as measured after every few milliseconds of work. */
  #train(run: Run, milliseconds: number): Snapshot {
    const { fast } = run;
    const start = this.#now();
    let elapsed = 0;
    let told = 0;
    let tuplesDone = 0;
    const between: PackedState[] = [];
    do {
      const done = fast.present(run.tuples);
      const now = this.#now() - start;
      adjust(run, now - elapsed);
      elapsed = now;
      tuplesDone += done;
      if (!run.small || elapsed - told < BETWEEN_STATES || elapsed >= milliseconds || fast.over) continue;
      between.push(fast.packed());
      told = elapsed;
    } while (elapsed < milliseconds && !fast.over);
    const { engine } = fast;
    const curve = fast.takeEpochs();
    const packed = fast.packed();
    return { kind: 'snapshot', run: run.number, packed, between, engine, curve, tuplesDone, elapsed };
  }
}

/** More tuples between looks while they take less time than meant, fewer when they take more. */
function adjust(run: Run, took: number): void {
  if (took < BETWEEN_LOOKS / 2) run.tuples *= 2;
  else if (took > 2 * BETWEEN_LOOKS) run.tuples = Math.max(run.least, run.tuples >> 1);
}

function beginRun(
  number: number,
  experiment: Experiment,
  packed: PackedState | null,
  choice: EngineName | undefined,
): Run {
  const weights = experiment.network.layers.reduce(
    (sum, layer) => sum + layer.weights.length * layer.biases.length,
    0,
  );
  const state = packed ? unpack(packed, experiment) : startTraining(experiment);
  const least = Math.max(1, Math.ceil(FIRST_WEIGHTS / weights));
  const fast = startFastRun(experiment, state, choice);
  return { number, fast, tuples: least, least, small: weights <= SMALL };
}
