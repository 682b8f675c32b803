// What surrounds a widget: the reader's notation, a way to the whole screen, and the prose that speaks of it, if any does.
import type { Experiment } from '$lib/experiment/types';
import { bookNotation, type Notation } from '$lib/view/formulas/notation';
import { getContext, onDestroy, setContext } from 'svelte';
import type { Figure, FigureLink } from './FigureLink.svelte';

export interface Surroundings {
  readonly notation: Notation;
  /** Opens an experiment in the step-through or the lab, at its position; left out where the host has no such pages. */
  open?(experiment: Experiment, where: 'step' | 'lab'): void;
  /** Told of each figure that says what it can show; gives the way to forget it. */
  met?(figure: Figure): () => void;
}

const [AROUND, LINK] = [Symbol('surroundings'), Symbol('figure link')];

/** To be called where widgets are hosted; `notation` may be a getter. */
export const provideSurroundings = (around: Surroundings): void => void setContext(AROUND, around);

export const provideLink = (link: FigureLink): void => void setContext(LINK, link);

/** The link of the scene that one stands in; undefined outside any. */
export const useLink = (): FigureLink | undefined => getContext<FigureLink | undefined>(LINK);

/** What surrounds the widget; read `.notation` where it is used, since the reader may change it. */
export const useSurroundings = (): Surroundings =>
  getContext<Surroundings | undefined>(AROUND) ?? { notation: bookNotation };

/** Offers the prose of the scene, and whoever else is around, what this figure can show; while the component lives. */
export function speaksOf(figure: Figure): void {
  const leave = [useLink()?.take(figure), useSurroundings().met?.(figure)];
  onDestroy(() => leave.forEach((one) => one?.()));
}
