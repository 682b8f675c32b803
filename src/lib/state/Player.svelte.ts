// Playing the walk: one step after the other at a chosen pace, resting at the end of each phase where it goes by less.
import type { Walkthrough } from './Walkthrough.svelte';

/** Milliseconds from step to step. */
export const speeds = { slowly: 1800, steadily: 900, quickly: 300 } as const;
export type Speed = keyof typeof speeds;

/** Plays a walk until it is stopped, a phase that it goes through in parts ends, or training is over. */
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
    this.#advance();
  }

  #advance(): void {
    const walk = this.walk();
    if (!walk.next() || restsAt(walk)) return this.stop();
    this.#timer = setTimeout(() => this.#advance(), speeds[this.speed]);
  }
}

/** Whether a phase ends where the walk stands; one that goes by phases or more has no rest before the end of training. */
function restsAt({ granularity, position: { step }, walk }: Walkthrough): boolean {
  if (granularity === 'phase' || granularity === 'tuple' || granularity === 'epoch' || step === 0)
    return false;
  return step === walk.length || walk.step(step + 1).phase !== walk.step(step).phase;
}
