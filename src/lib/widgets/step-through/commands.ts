// What the commands of the step-through do, by key, button or menu alike.
import type { Player } from '$lib/state/Player.svelte';
import type { Workbench } from '$lib/state/Workbench.svelte';
import { loadPreset } from '../frame/loadPreset';
import type { Command } from './keys';

export type DialogName = 'settings' | 'share' | 'help' | 'jump';
export type Commands = Record<Command | 'share' | 'settings', () => void> & {
  preset: (name: string) => Promise<void>;
};

/** The commands on a workbench; `open` shows a dialog. Walking commands do nothing while one edits or trains. */
export function commandsOn(bench: Workbench, player: Player, open: (dialog: DialogName) => void): Commands {
  const walking = (act: () => void) => () => {
    player.stop();
    if (bench.mode === 'walk') act();
  };
  return {
    next: walking(() => bench.walk.next()),
    back: walking(() => bench.walk.back()),
    nextPhase: walking(() => bench.walk.byPhase(1)),
    previousPhase: walking(() => bench.walk.byPhase(-1)),
    first: walking(() => bench.walk.goToStep(0)),
    last: walking(() => bench.walk.goToStep(Infinity)),
    jump: walking(() => open('jump')),
    undo: () => bench.undo(),
    redo: () => bench.redo(),
    play: () => {
      if (bench.mode === 'walk') player.toggle();
    },
    edit: () => {
      player.stop();
      bench.run?.pause();
      bench.mode = bench.mode === 'edit' ? 'walk' : 'edit';
    },
    train: () => {
      player.stop();
      if (bench.mode !== 'train') void bench.train();
      else if (bench.run?.status === 'running') bench.run.pause();
      else bench.run?.start();
    },
    help: () => open('help'),
    share: () => open('share'),
    settings: () => open('settings'),
    preset: async (name) => {
      player.stop();
      const experiment = await loadPreset(name);
      if (experiment) bench.change(experiment);
    },
  };
}
