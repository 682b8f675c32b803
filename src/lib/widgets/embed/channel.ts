// The line between an embed and the window around it: only that window is heard, and only the origin that was asked for.
import { asksForHeight, greetings, resizeMessages } from '$lib/embed/heights';
import { isFrom, NAMESPACE, readCommand, VERSION, type Command, type Outgoing } from '$lib/embed/messages';

interface Ends {
  subject: string;
  id: string | null;
  origin: string | null;
  oncommand: (command: Command) => void;
}

export class Channel {
  #height = 0;
  #width = 0;
  readonly #hear = (event: MessageEvent): void => {
    const { ends } = this;
    if (!isFrom(event, this.#around, ends.origin)) return;
    const command = readCommand(event.data, ends.id);
    if (command) ends.oncommand(command);
    else if (asksForHeight(event.data)) this.#tellHeight();
  };

  constructor(
    readonly ends: Ends,
    readonly own: Window = window,
  ) {
    if (!this.#around) return;
    own.addEventListener('message', this.#hear);
    for (const greeting of greetings) this.#post(greeting);
  }

  /** The window around; null when there is none. */
  get #around(): Window | null {
    return this.own.parent === this.own ? null : this.own.parent;
  }

  send(message: Outgoing): void {
    const { id, subject } = this.ends;
    this.#post({ ns: NAMESPACE, v: VERSION, id, subject, ...message });
  }

  /** Tells of a height that is another than the last. A frame that is not shown has none. */
  resize(height: number, width: number): void {
    if (height <= 0 || (height === this.#height && width === this.#width)) return;
    this.#height = height;
    this.#width = width;
    this.#tellHeight();
  }

  close(): void {
    this.own.removeEventListener('message', this.#hear);
  }

  #tellHeight(): void {
    const height = this.#height;
    if (height === 0) return;
    this.send({ type: 'resize', height, width: this.#width });
    for (const message of resizeMessages(height, this.#width)) this.#post(message);
  }

  #post(message: object): void {
    this.#around?.postMessage(message, this.ends.origin ?? '*');
  }
}
