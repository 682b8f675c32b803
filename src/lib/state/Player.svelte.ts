// Playing the walk: one step after the other at a chosen pace, resting at the end of each phase.
import type { Walkthrough } from './Walkthrough.svelte';

/** Milliseconds from step to step. */
export const speeds = { slowly: 1800, steadily: 900, quickly: 300 } as const;
export type Speed = keyof typeof speeds;

/** Plays a walk until it is stopped, a phase ends, or training is over. */
export class Player {
  speed = $state<Speed>('slowly');
  playing = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly walk: () => Walkthrough) {}

  toggle(): void {
    if (this.playing) this.stop();
    else this.#begin();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.playing = false;
  }

  #begin(): void {
    this.playing = true;
    if (this.walk().next()) this.#wait();
    else this.stop();
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      const walk = this.walk();
      const before = walk.step?.phase;
      if (!walk.next()) return this.stop();
      const { step } = walk.position;
      const phaseEnds = step === walk.walk.length || walk.walk.step(step + 1).phase !== walk.step?.phase;
      if (phaseEnds && before !== undefined) this.stop();
      else this.#wait();
    }, speeds[this.speed]);
  }
}
