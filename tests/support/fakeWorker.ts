// A training worker made by hand: it trains at once, and replies when it is told to.
import type { PageMessage, TrainingWorker } from '$lib/training/protocol';
import { TrainingSession } from '$lib/training/session';

/** A session behind a worker's face: messages are cloned, replies wait until they are delivered. */
export class FakeWorker implements TrainingWorker {
  onmessage: TrainingWorker['onmessage'] = null;
  onerror: TrainingWorker['onerror'] = null;
  onmessageerror: TrainingWorker['onmessageerror'] = null;
  terminated = false;
  readonly messages: PageMessage[] = [];
  #waiting: (() => void)[] = [];
  #now = 0;
  readonly #session = new TrainingSession(() => (this.#now += 10));

  postMessage(message: PageMessage): void {
    this.messages.push(message);
    const snapshot = this.#session.handle(structuredClone(message));
    if (snapshot) {
      const data = structuredClone(snapshot);
      this.#waiting.push(() => this.onmessage?.({ data }));
    }
  }

  terminate(): void {
    this.terminated = true;
    this.#waiting = [];
  }

  deliver(): void {
    this.#waiting.shift()?.();
  }
}
