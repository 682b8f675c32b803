// The projector's end of the line: it does what presenters ask, and tells them what it shows.
import { format } from '$lib/experiment/file';
import type { Presentation } from '$lib/state/Presentation.svelte';
import type { Drive } from '../drive/Drive.svelte';
import type { Command } from '../present/keys';
import type { Stage } from '../present/stage';
import { beginAgain } from './beginning';
import { newName, openLine } from './line';
import { readToProjector, type Shown, type ToProjector } from './messages';

export interface Hosted {
  /** The name of the talk. */
  name: string;
  talk: Presentation;
  drive: Drive;
  act: (command: Command) => void;
  goToEntry: (index: number) => void;
  stage: () => Stage;
  /** Called when a presenter is heard. */
  onjoin: () => void;
}

/** What is shown of a talk right now. */
export function shownOf(talk: Presentation, drive: Drive, { width, height }: Stage): Shown {
  const { index, asking, ground, blank, pointer, drawing, spotlight, stepFirst, begun } = talk;
  return {
    ...{ index, asking, ground, blank, pointer, drawing, spotlight, stepFirst, begun, width, height },
    position: talk.walk.position,
    asked: drive.question !== null,
    driving: drive.on,
  };
}

/** To be called while a component is set up. Says whether the browser lets windows speak with each other. */
export function hostTalk({ name, talk, drive, act, goToEntry, stage, onjoin }: Hosted): boolean {
  const from = newName();
  let number = 0;
  const line = openLine(name, (data) => {
    const message = readToProjector(data);
    if (!message) return;
    onjoin();
    answer(message);
  });
  if (!line) return false;

  function answer(message: ToProjector): void {
    switch (message.type) {
      case 'ask':
        return tell(message.whole);
      case 'command':
        // The full screen is the browser's to give, and only to the window in which a key was pressed.
        if (message.command !== 'fullScreen' && message.command !== 'presenter') act(message.command);
        return;
      case 'step':
        talk.sheet = null;
        return talk.move((walk) => walk.goToStep(message.step));
      case 'entry':
        return goToEntry(message.index);
      case 'spot':
        talk.spot = { x: message.x, y: message.y };
        return;
      case 'restart':
        talk.begun = beginAgain(name);
    }
  }
  function tell(whole: boolean): void {
    const shown = shownOf(talk, drive, stage());
    const head = { from, number: ++number, shown };
    if (whole) line!.send({ type: 'snapshot', ...head, file: plain(format(talk.experiment, talk.talk)) });
    else line!.send({ type: 'shown', ...head });
  }

  $effect(() => tell(false));
  $effect(() => {
    const bye = (): void => line.send({ type: 'bye', from });
    addEventListener('pagehide', bye);
    // A page that comes back out of the browser's memory says so.
    const again = ({ persisted }: PageTransitionEvent): void => void (persisted && tell(true));
    addEventListener('pageshow', again);
    return () => {
      removeEventListener('pagehide', bye);
      removeEventListener('pageshow', again);
      line.close();
    };
  });
  return true;
}

/** A copy that can be sent, whatever made the lists. */
const plain = (file: object): object => $state.snapshot(file);
