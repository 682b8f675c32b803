// Workers, frames and a clock in hand: everything that a run on the page waits for happens when the test says so.
import type { Surroundings } from '$lib/state/Viewing.svelte';
import { FakeWorker } from './fakeWorker';

export class Hands {
  readonly workers: FakeWorker[] = [];
  readonly #frames: (() => void)[] = [];
  #now = 0;

  readonly nextFrame = (callback: () => void): void => void this.#frames.push(callback);
  /** Every look at the clock takes a millisecond. */
  readonly now = (): number => ++this.#now;
  readonly surroundings: Surroundings = { nextFrame: this.nextFrame, now: this.now };
  readonly training = {
    makeWorker: (): FakeWorker => {
      const worker = new FakeWorker();
      this.workers.push(worker);
      return worker;
    },
    nextFrame: this.nextFrame,
    now: this.now,
  };
  readonly options = { training: this.training, surroundings: this.surroundings };

  get waiting(): number {
    return this.#frames.length;
  }

  /** One reply of each worker, and one frame. */
  turn(): void {
    for (const worker of this.workers) worker.deliver();
    for (const frame of this.#frames.splice(0)) frame();
  }

  /** Turns until a condition holds; throws when it never does. */
  until(holds: () => boolean): void {
    for (let n = 0; !holds(); n++) {
      if (n > 10_000) throw new Error('it never came');
      this.turn();
    }
  }
}
