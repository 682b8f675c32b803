// The worker of a training run and the watch over it: one that dies or falls silent is reported once.
import type { Experiment } from '$lib/experiment/types';
import type { PackedState } from '$lib/training/packed';
import type { Snapshot, TrainingWorker } from '$lib/training/protocol';

/** How many milliseconds beyond its stretch a worker may stay silent. */
const PATIENCE = 5000;

let realWorker = (): TrainingWorker =>
  new Worker(new URL('../training/training.worker.ts', import.meta.url), {
    type: 'module',
  }) as TrainingWorker;

/** From now on workers are made in another way; see `TrainingRunInline`. */
export const useWorkers = (make: () => TrainingWorker): void => void (realWorker = make);

export class TrainingRunWorker {
  #worker: TrainingWorker | null = null;
  /** The experiment that the worker has; large data are sent once. */
  #told: Experiment | null = null;
  #watch: ReturnType<typeof setTimeout> | undefined;
  /** The run whose reply is waited for; one of an earlier run proves nothing about it. */
  #awaited = 0;

  constructor(
    readonly onSnapshot: (snapshot: Snapshot) => void,
    readonly onDeath: (message: string) => void,
    readonly make: () => TrainingWorker = () => realWorker(),
  ) {}

  /** Hands a run over; makes the worker when there is none. Throws where no worker can be made. */
  begin(run: number, experiment: Experiment, state: PackedState): void {
    this.#worker ??= this.#hire();
    const known = this.#told === experiment;
    this.#told = experiment;
    try {
      this.#worker.postMessage({ kind: 'begin', run, experiment: known ? null : experiment, state });
    } catch (error) {
      // What is reactive cannot be sent; a plain copy can, at the price of making it.
      if ((error as Error).name !== 'DataCloneError') throw error;
      this.#worker.postMessage({ kind: 'begin', run, experiment: $state.snapshot(experiment), state });
    }
  }

  /** Asks for a stretch and waits for the reply. */
  ask(run: number, milliseconds: number): void {
    this.#worker!.postMessage({ kind: 'train', run, milliseconds });
    this.#awaited = run;
    clearTimeout(this.#watch);
    this.#watch = setTimeout(
      () => this.#dies('the training worker does not answer'),
      milliseconds + PATIENCE,
    );
  }

  /** Waits for nothing any more; the worker stays. */
  rest(): void {
    clearTimeout(this.#watch);
  }

  letGo(): void {
    this.rest();
    this.#worker?.terminate();
    this.#worker = this.#told = null;
  }

  #hire(): TrainingWorker {
    const worker = this.make();
    worker.onmessage = ({ data }) => {
      if (worker !== this.#worker) return;
      if (data.run === this.#awaited) this.rest();
      this.onSnapshot(data);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (worker === this.#worker) this.#dies(event.message || 'the training worker stopped');
    };
    worker.onmessageerror = () => {
      if (worker === this.#worker) this.#dies('a message of the training worker could not be read');
    };
    return worker;
  }

  #dies(message: string): void {
    this.letGo();
    this.onDeath(message);
  }
}
