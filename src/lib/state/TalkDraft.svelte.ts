// A talk's list of steps while it is edited: marked, reordered, annotated, with undo and redo.
import { MOST_STEPS, type TalkStep } from '$lib/experiment/talk';
import type { Position } from '$lib/experiment/types';

type Steps = readonly TalkStep[];

const order = (a: Position, b: Position): number => a.epoch - b.epoch || a.tuple - b.tuple || a.step - b.step;

export class TalkDraft {
  steps = $state.raw<Steps>([]);
  #past = $state.raw<readonly Steps[]>([]);
  #future = $state.raw<readonly Steps[]>([]);

  constructor(steps: Steps = []) {
    this.steps = steps;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }
  get full(): boolean {
    return this.steps.length >= MOST_STEPS;
  }

  /** The place in the list at which a step of the walk stands first; −1 when it does not. */
  indexOf(at: Position): number {
    return this.steps.findIndex((step) => order(step.at, at) === 0);
  }

  /** Puts a step where it belongs in the order of the walk: after the last listed one that comes before it. */
  add(at: Position): void {
    if (this.full) return;
    const after = this.steps.findLastIndex((step) => order(step.at, at) <= 0);
    this.#change(this.steps.toSpliced(after + 1, 0, { at, note: '', ask: false }));
  }

  /** Marks a step, or takes it and its like out of the list. */
  toggle(at: Position): void {
    if (this.indexOf(at) < 0) this.add(at);
    else this.#change(this.steps.filter((step) => order(step.at, at) !== 0));
  }

  remove(index: number): void {
    this.#change(this.steps.toSpliced(index, 1));
  }

  /** Moves a step by so many places, within the list; gives where it is then. */
  move(index: number, by: number): number {
    const to = Math.max(0, Math.min(this.steps.length - 1, index + by));
    if (to !== index) this.#change(this.steps.toSpliced(index, 1).toSpliced(to, 0, this.steps[index]));
    return to;
  }

  /** Changes the note of a step, or whether the room is asked. */
  set(index: number, change: Partial<Pick<TalkStep, 'note' | 'ask'>>): void {
    this.#change(this.steps.with(index, { ...this.steps[index], ...change }));
  }

  /** Another list altogether, with nothing to undo. */
  reset(steps: Steps): void {
    this.steps = steps;
    this.#past = this.#future = [];
  }

  undo(): void {
    const before = this.#past[this.#past.length - 1];
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, this.steps];
    this.steps = before;
  }

  redo(): void {
    const after = this.#future[this.#future.length - 1];
    if (!after) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.steps];
    this.steps = after;
  }

  #change(steps: Steps): void {
    this.#past = [...this.#past.slice(-200), this.steps];
    this.#future = [];
    this.steps = steps;
  }
}
