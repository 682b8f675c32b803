// A talk: the walk that is shown step by step, and what lies over it or stands in for it on the screen.
import type { Experiment } from '$lib/experiment/types';
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

/** Walks an experiment in front of a room. It always goes by single steps. */
export class Presentation {
  readonly walk: Walkthrough;
  ground = $state<Ground>('white');
  /** A screen of one colour instead of the slide; null while the slide is seen. */
  blank = $state<Ground | null>(null);
  sheet = $state<Sheet | null>(null);
  pointer = $state(false);
  drawing = $state(false);
  /** What was drawn on this step, line by line. */
  strokes = $state.raw<readonly (readonly Spot[])[]>([]);
  /** When the timer began, in the milliseconds of the clock it was given; null while there is none. */
  timerFrom = $state<number | null>(null);
  #size = $state(sizes.indexOf(1));

  constructor(readonly experiment: Experiment) {
    this.walk = new Walkthrough(experiment);
    this.walk.granularity = 'term';
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

  /** Drawing and pointing exclude each other. */
  toggleDrawing(): void {
    this.drawing = !this.drawing;
    this.pointer = false;
  }
  togglePointer(): void {
    this.pointer = !this.pointer;
    this.drawing = false;
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

  /** What Esc takes away, the uppermost first: a blank, a sheet, the pen, the pointer; never the slide or the place in it. */
  escape(): void {
    if (this.blank) this.blank = null;
    else if (this.sheet) this.sheet = null;
    else if (this.drawing) this.drawing = false;
    else this.pointer = false;
  }
}
