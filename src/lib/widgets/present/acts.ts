// What the commands of a talk do, by key, clicker, button or touch alike.
import type { Presentation } from '$lib/state/Presentation.svelte';
import type { Drive } from '../drive/Drive.svelte';
import type { Command } from './keys';

async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Refused, as in a frame: the talk goes on in its window.
  }
}

/**
 * The commands on a talk; a move closes what lies over the slide. In question mode the way on leads to the next question, from there to
 * its answer, and every other move drops the question.
 */
export function actsOn(talk: Presentation, drive: Drive): Record<Command, () => void> {
  const moving = (act: Parameters<Presentation['move']>[0]) => () => {
    talk.sheet = null;
    talk.move(act);
  };
  return {
    next: moving((walk) => {
      if (!drive.on) walk.next();
      else if (drive.question) drive.show('');
      else drive.next();
    }),
    back: moving((walk) => (drive.on ? drive.back() : walk.back())),
    ask: moving(() => drive.toggle()),
    nextPhase: moving((walk) => walk.byPhase(1)),
    previousPhase: moving((walk) => walk.byPhase(-1)),
    first: moving((walk) => walk.goToStep(0)),
    last: moving((walk) => walk.goToStep(Infinity)),
    jump: () => talk.toggleSheet('jump'),
    algorithm: () => talk.toggleSheet('algorithm'),
    code: () => talk.toggleSheet('code'),
    help: () => talk.toggleSheet('help'),
    ground: () => {
      talk.ground = talk.ground === 'white' ? 'black' : 'white';
    },
    larger: () => talk.resize(1),
    smaller: () => talk.resize(-1),
    fullScreen: () => void toggleFullScreen(),
    blankBlack: () => talk.toggleBlank('black'),
    blankWhite: () => talk.toggleBlank('white'),
    pointer: () => talk.togglePointer(),
    draw: () => talk.toggleDrawing(),
    undo: () => talk.undoStroke(),
    clear: () => talk.clear(),
    timer: () => talk.toggleTimer(Date.now()),
    escape: () => talk.escape(),
  };
}
