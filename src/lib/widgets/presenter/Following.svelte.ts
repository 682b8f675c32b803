// The presenter's end of the line: what the projector shows, as far as it was heard, and wishes sent to it.
import { parseTold } from '$lib/experiment/parse';
import { Replay } from '$lib/training/replay';
import { arrange, type Arranged, type Source } from './arrange';
import { openLine, type Line } from './line';
import { readFromProjector, type FromProjector, type Shown, type ToProjector } from './messages';

/** How often a presenter asks, and how long silence may last, in milliseconds. */
const ASKS = 2000;
const SILENCE = 5000;

/** Follows the projector of a talk. The latest word counts; older ones, and those of a page that was replaced, are dropped. */
export class Following {
  /** What the projector shows; null until it was heard. */
  shown = $state.raw<Shown | null>(null);
  source = $state.raw<Source | null>(null);
  /** waiting: not heard yet · live · silent: it was closed, or it does not answer · refused: the browser lets no windows speak. */
  state = $state<'waiting' | 'live' | 'silent' | 'refused'>('waiting');
  readonly #line: Line | null;
  #from = '';
  #number = 0;
  #gone: readonly string[] = [];
  /** The page whose experiment is at hand. */
  #sourceOf = '';
  #heard = 0;
  readonly #asking: ReturnType<typeof setInterval> | undefined;

  constructor(
    talk: string,
    readonly now: () => number = Date.now,
  ) {
    this.#line = openLine(talk, (data) => {
      const message = readFromProjector(data);
      if (message) this.#take(message);
    });
    if (!this.#line) {
      this.state = 'refused';
      return;
    }
    this.#heard = now();
    this.ask();
    this.#asking = setInterval(() => this.ask(), ASKS);
  }

  /** The present slide and the next one; null until both the experiment and its place are known. */
  readonly present: Arranged | null = $derived(this.source && this.shown && arrange(this.source, this.shown));
  readonly ahead: Arranged | null = $derived(
    this.source && this.shown && arrange(this.source, this.shown, true),
  );

  send(message: ToProjector): void {
    this.#line?.send(message);
  }

  /** Asks for what is shown; for the whole when the experiment is not known yet. */
  ask(): void {
    this.send({ type: 'ask', whole: this.#sourceOf !== this.#from || this.source === null });
    if (this.now() - this.#heard > SILENCE) this.state = 'silent';
  }

  close(): void {
    clearInterval(this.#asking);
    this.#line?.close();
  }

  #take(message: FromProjector): void {
    if (message.type === 'bye') {
      this.#gone = [...this.#gone, message.from];
      if (message.from === this.#from) this.state = 'silent';
      return;
    }
    const { from, number, shown } = message;
    if (from !== this.#from) {
      // A page that said goodbye may come back out of the browser's memory, with a higher number and its experiment.
      if (this.#gone.includes(from) && message.type !== 'snapshot') return;
      this.#gone = [...this.#gone.filter((one) => one !== from), ...(this.#from ? [this.#from] : [])];
      this.#from = from;
      this.#number = 0;
    }
    if (number <= this.#number) return;
    this.#number = number;
    this.#heard = this.now();
    this.state = 'live';
    if (message.type === 'snapshot') void this.#takeSource(message);
    else if (this.#sourceOf !== from) this.ask();
    this.#newest = shown;
    if (this.#sourceOf === from) this.shown = shown;
  }

  /** The newest word, which has to wait while its experiment is still being read. */
  #newest: Shown | null = null;

  async #takeSource({ from, file }: { from: string; file: object }): Promise<void> {
    try {
      const { experiment, talk } = await parseTold(file);
      if (from !== this.#from) return;
      this.source = { experiment, talk, replay: new Replay(experiment) };
      this.#sourceOf = from;
      this.shown = this.#newest;
    } catch {
      // Not an experiment of ours: it is as if nothing had been said.
    }
  }
}
