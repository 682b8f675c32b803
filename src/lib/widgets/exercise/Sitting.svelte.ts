// The sitting at one exercise: its answers, what was judged of them, what is said, and where the focus goes.
import { tick } from 'svelte';
import type { Answer } from '$lib/exercises/exercise';
import type { Generated } from '$lib/exercises/generate';
import { keyOf } from '$lib/exercises/grade';
import {
  checked,
  freshAttempt,
  hasMoreHints,
  hinted,
  shown,
  spokenOf,
  verdictAloud,
  type Attempt,
} from './attempt';

interface Ways {
  /** Where the fields are. */
  form: () => HTMLElement | undefined;
  /** Told once, when the exercise counts. */
  oncount: (right: boolean) => void;
  /** How a sentence with symbols is said. */
  spoken: (text: string) => string;
}

export class Sitting {
  answers = $state<(Answer | undefined)[]>([]);
  attempt = $state.raw<Attempt>(freshAttempt);
  /** The value among many that was shown last. */
  revealed = $state<number | null>(null);
  /** Which of the things asked is in focus. */
  looked = $state(0);
  /** What is said to those who hear the page. */
  said = $state('');
  /** Whether several numbers are asked, each of which can be shown by itself. */
  readonly many: boolean;

  constructor(
    readonly exercise: Generated,
    readonly ways: Ways,
  ) {
    const { asked } = exercise;
    this.answers = asked.map((one) => (one.form === 'order' ? one.items.map((_, i) => i) : undefined));
    this.many = asked.length > 1 && asked[0].form === 'number';
  }

  get over(): boolean {
    return this.attempt.done || this.attempt.shown;
  }

  get verdict() {
    return spokenOf(this.attempt);
  }

  /** Which of the things asked are worked out on the page. */
  get worked(): number[] {
    if (this.attempt.shown) return this.exercise.asked.map((_, i) => i);
    return this.revealed === null ? [] : [this.revealed];
  }

  check(): void {
    if (this.over) return;
    this.revealed = null;
    this.#take(checked(this.attempt, this.exercise, this.answers));
  }

  /** Shows the whole answer; of many values the one that is spoken of, or the first that is not yet right. */
  show(): void {
    if (!this.many) return this.#take(shown(this.attempt));
    const { attempt, exercise } = this;
    const at = attempt.at ?? exercise.asked.findIndex((_, i) => !attempt.verdicts[i]?.right);
    this.answers[at] = keyOf(exercise)[at].answer;
    this.revealed = at;
    this.#take(checked({ ...attempt, counts: attempt.counts ?? false }, exercise, this.answers));
  }

  async more(): Promise<void> {
    this.attempt = hinted(this.attempt);
    this.say(verdictAloud(this.attempt, this.exercise));
    await tick();
    if (!hasMoreHints(this.attempt)) this.ways.form()?.querySelector<HTMLElement>('.show')?.focus();
  }

  /** The same words twice are two sayings. */
  say(text: string): void {
    const words = this.ways.spoken(text);
    this.said = words === this.said ? `${words}\u00a0` : words;
  }

  #take(next: Attempt): void {
    if (next.counts !== null && this.attempt.counts === null) this.ways.oncount(next.counts);
    this.attempt = next;
    this.say(verdictAloud(next, this.exercise));
    void tick().then(() => this.#moveOn());
  }

  /** To the field that is spoken of, the next that is blank, or to what comes after. */
  #moveOn(): void {
    const { at, verdicts } = this.attempt;
    const place = at ?? this.answers.findIndex((_, i) => !verdicts[i]);
    const target = this.ways
      .form()
      ?.querySelector<HTMLElement>(this.over ? '.next button' : `[data-answer="${place}"]`);
    target?.focus();
    if (target instanceof HTMLInputElement && target.type === 'text') target.select();
  }
}
