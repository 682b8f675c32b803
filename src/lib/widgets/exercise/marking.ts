// Who keeps count of the exercises on a page: a host that scores them provides it; elsewhere none does.
import type { Request } from '$lib/exercises/generate';
import { getContext, setContext } from 'svelte';

/** What is told of one exercise of the page. */
export interface Mark {
  /** The first answer that was judged, to the exercise itself or to another like it. */
  answered(right: boolean): void;
  /** Another like it is taken. */
  another(): void;
}

export interface Marking {
  /** Takes up an exercise; to be called while it is set up, in the order of the page. */
  enrol(request: Request): Mark;
}

const MARKING = Symbol('marking');

/** To be called where exercises are hosted that count. */
export const provideMarking = (marking: Marking): void => void setContext(MARKING, marking);

/** Enrols an exercise; undefined where nobody counts. */
export const useMark = (request: Request): Mark | undefined =>
  getContext<Marking | undefined>(MARKING)?.enrol(request);
