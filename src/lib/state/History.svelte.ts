// What was before, for undo, and what was undone, for redo.

export class History<State> {
  #past = $state.raw<readonly State[]>([]);
  #future = $state.raw<readonly State[]>([]);

  /** Keeps so many states at the most. */
  constructor(readonly most: number) {}

  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** To be called with the present state before it changes; nothing can be done again from then on. */
  keep(present: State): void {
    this.#past = [...this.#past.slice(1 - this.most), present];
    this.#future = [];
  }

  /** The state before, for which the present one can be had again; undefined when there is none. */
  undo(present: State): State | undefined {
    const before = this.#past[this.#past.length - 1];
    if (before === undefined) return undefined;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, present];
    return before;
  }

  /** The state that was undone last; undefined when there is none. */
  redo(present: State): State | undefined {
    const after = this.#future[this.#future.length - 1];
    if (after === undefined) return undefined;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, present];
    return after;
  }

  clear(): void {
    this.#past = this.#future = [];
  }
}
