// What the page and the training worker say to each other; every message carries the number of its run.
import type { Experiment } from '$lib/experiment/types';
import type { Curve } from './curve';
import type { EngineName } from './kernel/engine';
import type { PackedState } from './packed';

/** Begin a run: from this state, or from the start. An experiment that is null is that of the run before. */
export interface BeginMessage {
  kind: 'begin';
  run: number;
  experiment: Experiment | null;
  state: PackedState | null;
}

/** Train for so long and reply with a snapshot. To pause is not to ask. */
export interface TrainMessage {
  kind: 'train';
  run: number;
  milliseconds: number;
}

export type PageMessage = BeginMessage | TrainMessage;

/** Where training stands after a stretch, and what happened in it. */
export interface Snapshot {
  kind: 'snapshot';
  run: number;
  packed: PackedState;
  /** States on the way there, in order, where they are small: the fewer tuples lie between two, the sooner any place is found again. */
  between: PackedState[];
  /** What trained it. */
  engine: EngineName;
  /** The epochs finished since the last reply. */
  curve: Curve;
  /** How many tuples were presented in the stretch. */
  tuplesDone: number;
  /** How long that took, in milliseconds. */
  elapsed: number;
}

/** The worker as the page uses it. */
export interface TrainingWorker {
  postMessage(message: PageMessage): void;
  terminate(): void;
  onmessage: ((event: { data: Snapshot }) => void) | null;
  onerror: ((event: { message?: string; preventDefault?(): void }) => void) | null;
  onmessageerror: ((event: { message?: string }) => void) | null;
}
