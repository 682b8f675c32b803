// What the commands of a talk do, by key, clicker, button, touch or the presenter's window alike.
import type { Presentation } from '$lib/state/Presentation.svelte';
import type { Drive } from '../drive/Drive.svelte';
import { questionAfter } from '../drive/question';
import type { Command } from './keys';

async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Refused, as in a frame: the talk goes on in its window.
  }
}

/** The ways through a talk that lists its steps. */
interface Listed {
  next(): void;
  back(): void;
  ask(): void;
  to(index: number): void;
}

/** Going on from a place besides the list comes back to the listed step that one had left. */
function listed(talk: Presentation, drive: Drive): Listed {
  const { steps } = talk.talk;
  /** The n-th step, within the list; asked for first where it is to be and where it gives a value. */
  function to(index: number, ask = false): void {
    talk.index = Math.max(0, Math.min(steps.length - 1, index));
    const { at, ask: asked } = steps[talk.index];
    drive.on = false;
    if (ask && (asked || talk.asking) && at.step > 0) {
      talk.walk.goTo({ ...at, step: at.step - 1 });
      drive.on = questionAfter(talk.walk.walk, at.step - 1)?.step === at.step;
    }
    if (drive.on) drive.next();
    else talk.walk.goTo(at);
  }
  const next = (): void => {
    if (drive.question) {
      drive.show('');
      drive.on = false;
    } else if (!talk.onEntry) to(talk.index);
    else if (talk.index < steps.length - 1) to(talk.index + 1, true);
  };
  return {
    to,
    next,
    back: () => to(talk.onEntry || drive.question ? talk.index - 1 : talk.index),
    ask: () => {
      talk.asking = !talk.asking;
      if (talk.asking) next();
      else if (drive.question) drive.on = false;
    },
  };
}

export type Acts = Record<Command, () => void> & { goToEntry: (index: number) => void };

/**
 * The commands on a talk; a move closes what lies over the slide. In question mode the way on leads to the next question, from there to
 * its answer, and every other move drops the question. `openPresenter` opens the presenter's window.
 */
export function actsOn(talk: Presentation, drive: Drive, openPresenter: () => void): Acts {
  const list = talk.listed ? listed(talk, drive) : null;
  const moving = (act: Parameters<Presentation['move']>[0]) => () => {
    talk.sheet = null;
    talk.move(act);
  };
  const next = (): void => {
    if (!drive.on) talk.walk.next();
    else if (drive.question) drive.show('');
    else drive.next();
  };
  const back = (): void => {
    if (drive.on) drive.back();
    else talk.walk.back();
  };
  return {
    next: moving(() => (list ? list.next() : next())),
    back: moving(() => (list ? list.back() : back())),
    ask: moving(() => (list ? list.ask() : drive.toggle())),
    goToEntry: (index) => moving(() => list?.to(index))(),
    nextPhase: moving((walk) => walk.byPhase(1)),
    previousPhase: moving((walk) => walk.byPhase(-1)),
    first: moving((walk) => (list ? list.to(0) : walk.goToStep(0))),
    last: moving((walk) => (list ? list.to(Infinity) : walk.goToStep(Infinity))),
    jump: () => talk.toggleSheet('jump'),
    algorithm: () => talk.toggleSheet('algorithm'),
    code: () => talk.toggleSheet('code'),
    help: () => talk.toggleSheet('help'),
    ground: () => {
      talk.ground = talk.ground === 'white' ? 'black' : 'white';
    },
    stepFirst: () => {
      talk.stepFirst = !talk.stepFirst;
    },
    larger: () => talk.resize(1),
    smaller: () => talk.resize(-1),
    fullScreen: () => void toggleFullScreen(),
    blankBlack: () => talk.toggleBlank('black'),
    blankWhite: () => talk.toggleBlank('white'),
    pointer: () => talk.toggleInHand('pointer'),
    spotlight: () => talk.toggleInHand('spotlight'),
    draw: () => talk.toggleInHand('drawing'),
    undo: () => talk.undoStroke(),
    clear: () => talk.clear(),
    timer: () => talk.toggleTimer(Date.now()),
    presenter: openPresenter,
    escape: () => talk.escape(),
  };
}
