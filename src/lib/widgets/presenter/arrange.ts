// The slide that the projector shows, put together again from what it says; and the one that the way on leads to.
import { samePlace } from '$lib/experiment/position';
import type { Talk } from '$lib/experiment/talk';
import type { Experiment } from '$lib/experiment/types';
import { Presentation } from '$lib/state/Presentation.svelte';
import type { Replay } from '$lib/training/replay';
import type { Walkthrough } from '$lib/state/Walkthrough.svelte';
import type { NumberAsked } from '$lib/exercises/exercise';
import { Drive } from '../drive/Drive.svelte';
import { actsOn } from '../present/acts';
import type { Shown } from './messages';

/** What a slide is drawn from. */
export interface Arranged {
  at: Walkthrough;
  question: NumberAsked | null;
  index: number;
  /** Whether this is the present one of the listed steps. */
  onEntry: boolean;
}

/** An experiment with a talk about it; what is known of its states is shared by all slides. */
export interface Source {
  experiment: Experiment;
  talk: Talk;
  replay: Replay;
}

/** The present slide, or with `ahead` the next one: gone to by the projector's own commands. */
export function arrange({ experiment, talk, replay }: Source, shown: Shown, ahead = false): Arranged {
  const copy = new Presentation(experiment, talk, replay);
  const drive = new Drive(() => copy.walk);
  copy.index = Math.min(shown.index, Math.max(0, talk.steps.length - 1));
  copy.asking = shown.asking;
  copy.walk.goTo(shown.position);
  drive.on = shown.driving;
  if (shown.asked) drive.next();
  if (ahead) actsOn(copy, drive, () => {}).next();
  const question = drive.question;
  return {
    at: copy.walk,
    question,
    index: copy.index,
    onEntry: copy.onEntry || (copy.listed && question !== null),
  };
}

/** Whether two slides are the same: then the talk is at its end. */
export const sameSlide = (a: Arranged, b: Arranged): boolean =>
  samePlace(a.at.position, b.at.position) && a.question?.step === b.question?.step && a.index === b.index;
