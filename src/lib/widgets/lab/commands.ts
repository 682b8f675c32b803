// What the commands of the lab do, by key, button or menu alike.
import { loadPreset } from '../frame/loadPreset';
import { withTraining } from '../editor/changes';
import { defaultPosition } from '$lib/experiment/defaults';
import type { Experiment, TrainingSettings } from '$lib/experiment/types';
import type { BookedRun } from '$lib/state/BookedRun.svelte';
import type { Workbench } from '$lib/state/Workbench.svelte';

/** What can stand in the place of the views. */
export type PanelName = 'edit' | 'data' | 'runs';

export interface LabCommands {
  /** Trains on, or pauses. */
  train: () => void;
  oneEpoch: () => void;
  startAgain: () => void;
  /** Other training settings: a new run from the same start, which trains on at once if the one before did. */
  retrain: (change: Partial<TrainingSettings>) => void;
  /** Another experiment in place. */
  change: (experiment: Experiment) => void;
  preset: (name: string) => Promise<void>;
  panel: (name: PanelName) => void;
  undo: () => void;
  redo: () => void;
}

/** The commands on a workbench whose active run is `booked()`; `panel` opens or closes a panel. */
export function labCommands(
  bench: Workbench,
  booked: () => BookedRun | null,
  panel: (name: PanelName) => void,
): LabCommands {
  const run = () => booked()?.run ?? null;
  return {
    train: () => {
      if (run()?.status === 'running') return run()!.pause();
      booked()?.look(null);
      run()?.start();
    },
    oneEpoch: () => {
      const active = booked();
      if (!active) return;
      active.look(null);
      active.run.standAt(active.replay.stateAt(active.run.snapshot.epoch + 1, 0));
    },
    startAgain: () => {
      const active = booked();
      if (!active) return;
      active.look(null);
      active.run.standAt(active.replay.stateAt(1, 0));
    },
    retrain: (change) => {
      const running = run()?.status === 'running';
      bench.change(withTraining(atStart(bench.experiment), change));
      void bench.booked().then((next) => running && next.run.start());
    },
    change: (experiment) => bench.change(experiment),
    preset: async (name) => {
      const experiment = await loadPreset(name);
      if (experiment) bench.change(experiment);
    },
    panel,
    undo: () => bench.undo(),
    redo: () => bench.redo(),
  };
}

/** An experiment before its first tuple. */
export const atStart = (experiment: Experiment): Experiment => ({
  ...experiment,
  position: defaultPosition(),
});
