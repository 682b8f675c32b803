// A table worker made by hand: it works at once, and replies when it is told to.
import { buffersOf, type CsvReply, type CsvRequest, type CsvWorker } from '$lib/data/csv/protocol';
import { CsvSession } from '$lib/data/csv/session';

/** A session behind a worker's face: messages and replies are cloned or handed over as between threads. */
export class FakeCsvWorker implements CsvWorker {
  onmessage: CsvWorker['onmessage'] = null;
  onerror: CsvWorker['onerror'] = null;
  terminated = false;
  readonly messages: CsvRequest[] = [];
  #waiting: CsvReply[] = [];
  readonly #session = new CsvSession();

  postMessage(message: CsvRequest, transfer: Transferable[] = []): void {
    const received = structuredClone(message, { transfer });
    this.messages.push(received);
    this.#session.handle(received, (reply) => {
      const handed = reply.kind === 'prepared' ? buffersOf(reply.prepared) : [];
      this.#waiting.push(structuredClone(reply, { transfer: handed }));
    });
  }

  terminate(): void {
    this.terminated = true;
    this.#waiting = [];
  }

  /** Delivers what is waiting, and what that brings about. */
  deliver(): void {
    for (let reply = this.#waiting.shift(); reply; reply = this.#waiting.shift())
      this.onmessage?.({ data: reply });
  }
}
