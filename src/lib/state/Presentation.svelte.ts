// A talk: the walk that is shown step by step, and what lies over it or stands in for it on the screen.
import { samePlace } from '$lib/experiment/position';
import { noTalk, type Talk, type TalkStep } from '$lib/experiment/talk';
import type { Experiment } from '$lib/experiment/types';
import type { Replay } from '$lib/training/replay';
import { Walkthrough } from './Walkthrough.svelte';

export type Ground = 'white' | 'black';
/** What can lie over the slide, one at a time. */
export type Sheet = 'help' | 'algorithm' | 'jump' | 'code';
export interface Spot {
  x: number;
  y: number;
}

/** The sizes of everything that + and − go through; 1 is that of the design. */
export const sizes = [0.8, 0.9, 1, 1.1, 1.2] as const;

/** Walks an experiment in front of a room: by single steps, or through those that the talk lists. */
export class Presentation {
  readonly walk: Walkthrough;
  /** Which of the talk's listed steps is the present one, from 0; one may leave it and come back. */
  index = $state(0);
  /** Whether each listed step is asked for before it is shown. */
  asking = $state(false);
  ground = $state<Ground>('white');
  /** Whether the present step's formula has more room than the network. */
  stepFirst = $state(false);
  /** A screen of one colour instead of the slide; null while the slide is seen. */
  blank = $state<Ground | null>(null);
  sheet = $state<Sheet | null>(null);
  /** What is in the lecturer's hand: a pointer, a pen, or a light that leaves all but a circle dim. */
  #inHand = $state<'pointer' | 'drawing' | 'spotlight' | null>(null);
  /** Where pointer and spotlight stand, in lengths of the stage; null before the first move. */
  spot = $state.raw<Spot | null>(null);
  /** When the talk began, in milliseconds of the clock. */
  begun = $state(Date.now());
  /** What was drawn on this step, line by line. */
  strokes = $state.raw<readonly (readonly Spot[])[]>([]);
  /** When the timer began, in the milliseconds of the clock it was given; null while there is none. */
  timerFrom = $state<number | null>(null);
  #size = $state(sizes.indexOf(1));

  constructor(
    readonly experiment: Experiment,
    readonly talk: Talk = noTalk(),
    replay?: Replay,
  ) {
    this.walk = new Walkthrough(experiment, replay);
    this.walk.granularity = 'term';
    if (this.listed) this.walk.goTo(talk.steps[0].at);
  }

  /** Whether the talk has a list of steps; else it goes through all of them. */
  get listed(): boolean {
    return this.talk.steps.length > 0;
  }

  /** The present one of the listed steps; null where there is no list. */
  get entry(): TalkStep | null {
    return this.talk.steps[this.index] ?? null;
  }

  /** Whether the slide shows the present listed step, and not a place one went to besides. */
  get onEntry(): boolean {
    return this.entry !== null && samePlace(this.entry.at, this.walk.position);
  }

  get size(): number {
    return sizes[this.#size];
  }

  /** The experiment at the present step, as a link holds it. */
  get present(): Experiment {
    return { ...this.experiment, position: this.walk.position };
  }

  resize(direction: 1 | -1): void {
    this.#size = Math.max(0, Math.min(sizes.length - 1, this.#size + direction));
  }

  /** Any move wipes the drawing, for it was about the step. */
  move(act: (walk: Walkthrough) => void): void {
    this.strokes = [];
    act(this.walk);
  }

  toggleBlank(colour: Ground): void {
    this.blank = this.blank === colour ? null : colour;
  }

  toggleSheet(sheet: Sheet): void {
    this.sheet = this.sheet === sheet ? null : sheet;
  }

  toggleTimer(now: number): void {
    this.timerFrom = this.timerFrom === null ? now : null;
  }

  get pointer(): boolean {
    return this.#inHand === 'pointer';
  }
  get drawing(): boolean {
    return this.#inHand === 'drawing';
  }
  get spotlight(): boolean {
    return this.#inHand === 'spotlight';
  }
  toggleInHand(tool: 'pointer' | 'drawing' | 'spotlight'): void {
    this.#inHand = this.#inHand === tool ? null : tool;
  }

  beginStroke(spot: Spot): void {
    this.strokes = [...this.strokes, [spot]];
  }
  extendStroke(spot: Spot): void {
    const last = this.strokes[this.strokes.length - 1];
    if (last) this.strokes = [...this.strokes.slice(0, -1), [...last, spot]];
  }
  undoStroke(): void {
    this.strokes = this.strokes.slice(0, -1);
  }
  clear(): void {
    this.strokes = [];
  }

  /** What Esc takes away, the uppermost first: a blank, a sheet, what is in the hand; never the slide or the place in it. */
  escape(): void {
    if (this.blank) this.blank = null;
    else if (this.sheet) this.sheet = null;
    else this.#inHand = null;
  }
}
