// What the commands of the step-through do, by key, button or menu alike.
import type { Player } from '$lib/state/Player.svelte';
import type { Workbench } from '$lib/state/Workbench.svelte';
import type { Drive } from '../drive/Drive.svelte';
import { loadPreset } from '../frame/loadPreset';
import { openProjector } from '../frame/openProjector';
import type { Command } from './keys';

export type DialogName = 'settings' | 'share' | 'help' | 'jump';
export type Commands = Record<Command | 'share' | 'settings' | 'projector', () => void> & {
  preset: (name: string) => Promise<void>;
};

/** A command that needs nothing but its name. */
export type Ask = Exclude<keyof Commands, 'preset'>;

/** Commands that only note what is asked for; for the moment in which an address is still being read. */
export function noted(commands: Commands, asked: Ask[]): Commands {
  const notes: Commands = { ...commands };
  for (const name of Object.keys(commands) as (keyof Commands)[])
    if (name !== 'preset') notes[name] = () => void asked.push(name);
  return notes;
}

/** Who drives: the page, as long as there is no drive or it is off; `begin` hands over for the first time. */
export interface Wheel {
  drive: Drive | null;
  begin: () => void;
}

/** The commands on a workbench; `open` shows a dialog. Walking commands do nothing while one edits or trains. */
export function commandsOn(
  bench: Workbench,
  player: Player,
  open: (dialog: DialogName) => void,
  { drive, begin }: Wheel = { drive: null, begin: () => undefined },
): Commands {
  const walking = (act: () => void) => () => {
    player.stop();
    if (bench.mode === 'walk') act();
  };
  return {
    next: walking(() => (drive?.on ? drive.next() : bench.walk.next())),
    back: walking(() => (drive?.on ? drive.back() : bench.walk.back())),
    nextPhase: walking(() => bench.walk.byPhase(1)),
    previousPhase: walking(() => bench.walk.byPhase(-1)),
    first: walking(() => bench.walk.goToStep(0)),
    last: walking(() => bench.walk.goToStep(Infinity)),
    jump: walking(() => open('jump')),
    undo: () => bench.undo(),
    redo: () => bench.redo(),
    play: () => {
      if (bench.mode === 'walk' && !drive?.on) player.toggle();
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
    drive: walking(() => (drive ? drive.toggle() : begin())),
    help: () => open('help'),
    share: () => open('share'),
    settings: () => open('settings'),
    projector: () => {
      player.stop();
      // What fits no address can be shared as a file only; the dialog says so.
      void openProjector(bench.present).then((opened) => opened || open('share'));
    },
    preset: async (name) => {
      player.stop();
      const experiment = await loadPreset(name);
      if (experiment) bench.change(experiment);
    },
  };
}
