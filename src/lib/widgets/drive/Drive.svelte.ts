// The learner drives: where the next value is asked for instead of shown, and how many were right in this tuple.
import type { NumberAsked } from '$lib/exercises/exercise';
import type { Position } from '$lib/experiment/types';
import type { Walkthrough } from '$lib/state/Walkthrough.svelte';
import { questionAfter } from './question';

export class Drive {
  on = $state(false);
  /** Where the walk stood when the question was put; any move takes the question away. */
  #from = $state.raw<{ walk: Walkthrough; position: Position } | null>(null);
  /** The first answers in this tuple by step: right or not. */
  #answers = $state.raw<{
    tuple: string;
    walk: Walkthrough;
    right: Readonly<Record<number, boolean>>;
  } | null>(null);
  /** What became of the last question: said until the next one is put. */
  note = $state('');

  constructor(readonly walk: () => Walkthrough) {}

  /** A drive that begins at once. */
  static begun(walk: () => Walkthrough): Drive {
    const drive = new Drive(walk);
    drive.toggle();
    return drive;
  }

  /** The value that is asked for; null while a step is shown. */
  get question(): NumberAsked | null {
    const walk = this.walk();
    if (!this.on || this.#from?.walk !== walk) return null;
    const { epoch, tuple, step } = this.#from.position;
    const { position } = walk;
    const here = epoch === position.epoch && tuple === position.tuple && step === position.step;
    return here ? questionAfter(walk.walk, step) : null;
  }

  /** How many values of this tuple were asked for, and how many were right at the first go. */
  get count(): { right: number; of: number } {
    const all = this.#answers;
    const walk = this.walk();
    if (!all || all.walk !== walk || all.tuple !== tupleOf(walk)) return { right: 0, of: 0 };
    return { right: Object.values(all.right).filter(Boolean).length, of: Object.keys(all.right).length };
  }

  toggle(): void {
    this.on = !this.on;
    this.note = '';
    this.#from = null;
    if (this.on) this.next();
  }

  /** Puts the next question; at the end of a tuple, that of the next one. */
  next(): void {
    const walk = this.walk();
    if (this.question || walk.over) return;
    this.note = '';
    if (walk.position.step < walk.walk.length && !questionAfter(walk.walk, walk.position.step))
      return walk.goToStep(walk.walk.length);
    if (walk.position.step === walk.walk.length) {
      const { granularity } = walk;
      walk.granularity = 'term';
      walk.next();
      walk.granularity = granularity;
    }
    this.#from = { walk, position: walk.position };
  }

  /** Back to what is known: from a question to the step before it. */
  back(): void {
    this.note = '';
    if (this.question) this.#from = null;
    else this.walk().back();
  }

  /** Notes the first answer to the present question. */
  mark(right: boolean): void {
    const { question } = this;
    const walk = this.walk();
    if (!question) return;
    const tuple = tupleOf(walk);
    const all = this.#answers;
    const before = all && all.walk === walk && all.tuple === tuple ? all.right : {};
    if (!(question.step in before))
      this.#answers = { tuple, walk, right: { ...before, [question.step]: right } };
  }

  /** Shows the step that was asked for. */
  show(note: string): void {
    const { question } = this;
    if (!question) return;
    this.walk().goToStep(question.step);
    this.note = note;
  }
}

const tupleOf = ({ position: { epoch, tuple } }: Walkthrough): string => `${epoch}.${tuple}`;
