// A talk's list of steps while it is edited: marked, reordered, annotated, with undo and redo.
import { comparePlaces, samePlace } from '$lib/experiment/position';
import { MOST_STEPS, type TalkStep } from '$lib/experiment/talk';
import type { Position } from '$lib/experiment/types';
import { History } from './History.svelte';

type Steps = readonly TalkStep[];

/** So many changes can be undone. */
const MOST_UNDO = 200;

export class TalkDraft {
  steps = $state.raw<Steps>([]);
  readonly #history = new History<Steps>(MOST_UNDO);

  constructor(steps: Steps = []) {
    this.steps = steps;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }
  get full(): boolean {
    return this.steps.length >= MOST_STEPS;
  }

  /** The place in the list at which a step of the walk stands first; −1 when it does not. */
  indexOf(at: Position): number {
    return this.steps.findIndex((step) => samePlace(step.at, at));
  }

  /** Puts a step where it belongs in the order of the walk: after the last listed one that comes before it. */
  add(at: Position): void {
    if (this.full) return;
    const after = this.steps.findLastIndex((step) => comparePlaces(step.at, at) <= 0);
    this.#change(this.steps.toSpliced(after + 1, 0, { at, note: '', ask: false }));
  }

  /** Marks a step, or takes it and its like out of the list. */
  toggle(at: Position): void {
    if (this.indexOf(at) < 0) this.add(at);
    else this.#change(this.steps.filter((step) => !samePlace(step.at, at)));
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
    this.#history.clear();
  }

  undo(): void {
    this.steps = this.#history.undo(this.steps) ?? this.steps;
  }

  redo(): void {
    this.steps = this.#history.redo(this.steps) ?? this.steps;
  }

  #change(steps: Steps): void {
    this.#history.keep(this.steps);
    this.steps = steps;
  }
}
