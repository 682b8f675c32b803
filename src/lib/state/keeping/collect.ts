// Gathers what changed on a desk since it was last kept.
import { format, type ExperimentFile } from '$lib/experiment/file';
import type { Experiment, ExperimentData } from '$lib/experiment/types';
import type { Checkpoint } from '$lib/training/checkpoints';
import { pack, type PackedState } from '$lib/training/packed';
import type { BookedRun } from '../BookedRun.svelte';
import type { Workbench } from '../Workbench.svelte';
import type { DeskChange } from './database';
import { FORMAT, ownCurve, packData, type KeptExperiment, type KeptRun } from './records';

/** How many checkpoints of a run are kept, and how many bytes they may take. */
const [MOST_CHECKPOINTS, CHECKPOINT_BYTES] = [256, 2e6];

/** What of a run is kept, as far as it tells whether the run changed. */
type Mark = readonly unknown[];

const markOf = (booked: BookedRun): Mark => [booked.name, booked.run.packed, booked.heldOut];
const same = (a: Mark | undefined, b: Mark): boolean =>
  a?.length === b.length && b.every((value, i) => value === a[i]);

/** Evenly spread ones of the checkpoints, the last among them, packed. */
function thinned(checkpoints: readonly Checkpoint[], lean: boolean): PackedState[] {
  if (lean) return [];
  const largest = checkpoints.reduce((most, { bytes }) => Math.max(most, bytes), 1);
  const room = Math.max(1, Math.min(MOST_CHECKPOINTS, Math.floor(CHECKPOINT_BYTES / largest)));
  const count = Math.min(room, checkpoints.length);
  const kept = Array.from({ length: count }, (_, i) => {
    const index = Math.round(((i + 1) * checkpoints.length) / count) - 1;
    return checkpoints[index];
  });
  return kept.map((checkpoint) => checkpoint.packed ?? pack(checkpoint.state()));
}

/** Remembers what was kept last, so that only what changed is written. */
export class Collection {
  readonly #names = new WeakMap<ExperimentData, string>();
  #named = 0;
  #marks = new Map<string, Mark>();
  #data = new Set<string>();

  constructor(readonly desk: string) {}

  /** Everything counts as changed, for when others may have touched what was written. */
  distrust(): void {
    this.#marks.clear();
    this.#data.clear();
  }

  /** Whether there is anything that would be lost with the page. */
  worthKeeping(bench: Workbench): boolean {
    return bench.canUndo || this.#runsOf(bench).length > 0;
  }

  /** All that tells whether there is something new to keep. */
  mark(bench: Workbench): Mark {
    const { epoch, tuple, step } = bench.walk.position;
    const runs = this.#runsOf(bench).flatMap((booked) => [booked, ...markOf(booked)]);
    return [bench.experiment, epoch, tuple, step, bench.book?.active, ...runs];
  }

  /**
   * What is to be written, and what to call once it was. `lean` leaves the checkpoints out, where room is short; the runs are still
   * whole, and any place of them is found by training again.
   */
  change(bench: Workbench, saved: number, lean: boolean): { change: DeskChange; written: () => void } {
    const booked = this.#runsOf(bench);
    const marks = new Map(booked.map((run) => [run.id, markOf(run)]));
    const changed = booked.filter(({ id }) => !same(this.#marks.get(id), marks.get(id)!));
    const present = booked.find(({ run }) => run === bench.run);
    const { experiment } = bench;
    const needed = new Map(
      [experiment, ...booked.map((run) => run.experiment)].map(({ data }) => [this.#nameOf(data), data]),
    );
    const change: DeskChange = {
      desk: {
        id: this.desk,
        format: FORMAT,
        saved,
        title: experiment.title,
        runs: booked.map(({ id }) => id),
        active: bench.book?.active?.id ?? null,
        present: present ? { run: present.id } : this.#kept(experiment),
        position: bench.walk.position,
      },
      runs: changed.map((run) => this.#record(run, lean)),
      data: [...needed]
        .filter(([name]) => !this.#data.has(name))
        .map(([name, data]) => ({ name, data: packData(format({ ...experiment, data }).data) })),
      goneRuns: [...this.#marks.keys()].filter((id) => !marks.has(id)),
      goneData: [...this.#data].filter((name) => !needed.has(name)),
    };
    const written = (): void => {
      this.#marks = marks;
      this.#data = new Set(needed.keys());
    };
    return { change, written };
  }

  #runsOf(bench: Workbench): BookedRun[] {
    return bench.book?.runs.filter((booked) => !booked.untouched) ?? [];
  }

  #nameOf(data: ExperimentData): string {
    const name = this.#names.get(data) ?? `data-${++this.#named}`;
    this.#names.set(data, name);
    return name;
  }

  #kept(experiment: Experiment): KeptExperiment {
    const file: Partial<ExperimentFile> = format(experiment);
    delete file.data;
    return { file: file as KeptExperiment['file'], data: this.#nameOf(experiment.data) };
  }

  #record({ id, name, parent, experiment, run, replay, heldOut }: BookedRun, lean: boolean): KeptRun {
    return {
      id,
      name,
      parent,
      experiment: this.#kept(experiment),
      packed: run.packed,
      checkpoints: thinned(replay.checkpoints.all, lean),
      curve: ownCurve(run.history),
      heldOut: heldOut && ownCurve(heldOut),
      elapsed: run.elapsed,
    };
  }
}
