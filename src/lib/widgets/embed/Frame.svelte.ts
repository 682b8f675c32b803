// An embed at work: its parameters, the subject it drives, and what it tells the page around it.
import { tick } from 'svelte';
import type { Command, Outgoing } from '$lib/embed/messages';
import { experimentQuery, writeParameters, type EmbedParameters } from '$lib/embed/parameters';
import { changed, readQuery, sameSubject } from '$lib/embed/query';
import { kindOf, type Kind } from '$lib/embed/subjects';
import type { Experiment } from '$lib/experiment/types';
import type { Notation } from '$lib/view/formulas/notation';
import type { Figure, Place } from '../figure/FigureLink.svelte';
import { Channel } from './channel';
import type { Actor, Embedding } from './embedding';
import { imageOf } from './image';

/** What the notices of an address call a parameter, and what it is called here. */
const renamed: [RegExp, string][] = [
  [/^preset=/, 'data='],
  [/^start=/, 'seed='],
  [/^at=1\.(\d+)\.0/, 'tuple=$1'],
  [/^by=/, 'level='],
];
const named = (notice: string): string =>
  renamed.reduce((text, [from, to]) => text.replace(from, to), notice);

export class Frame implements Embedding {
  values = $state.raw<EmbedParameters>(readQuery('', 'step').values);
  /** What the parameters ask for; null where they name no network of their own. */
  experiment = $state.raw<Experiment | null>(null);
  notices = $state.raw<string[]>([]);
  /** Counts how often the subject was made anew. */
  generation = $state(0);
  /** Whether the address has been read. */
  opened = $state(false);
  seen = $state(false);
  readonly kind: Kind;
  readonly notation = $derived.by<Notation>(() => {
    const { notation: letters, digits, decimal } = this.values;
    return { letters, digits, decimal };
  });
  #actor = $state.raw<Actor | null>(null);
  #channel: Channel | null = null;
  #first = '';
  #now = '';
  #said = '';
  #completed = false;
  #score: Record<string, unknown> | null = null;

  constructor(
    readonly subject: string,
    readonly title: string,
    readonly root: () => HTMLElement | undefined,
  ) {
    this.kind = kindOf(subject);
  }

  /** Where the subject stands; read while rendering. */
  get place(): Place | null {
    return this.#actor?.place?.() ?? null;
  }
  get station(): string | null {
    return this.#actor?.station?.() ?? null;
  }

  /** Opens an address and says so; the line to the page around is opened with the first. */
  async open(query: string): Promise<void> {
    this.#first = query;
    const { id, origin } = readQuery(query, this.kind).values;
    const oncommand = (command: Command): void => this.#obey(command);
    this.#channel = new Channel({ subject: this.subject, id, origin, oncommand });
    await this.#take(query);
    await tick();
    this.opened = true;
    this.send({ type: 'ready', title: this.title, kind: this.kind, parameters: this.#parameters() });
  }

  send(message: Outgoing): void {
    if (message.type === 'progress' || message.type === 'completed') {
      this.#score = { ...message, type: undefined };
    }
    if (message.type === 'completed') {
      if (this.#completed) return;
      this.#completed = true;
    }
    this.#channel?.send(message);
  }

  resize(height: number, width: number): void {
    this.#channel?.resize(height, width);
  }

  /** Takes up a figure that says what it can show. */
  meet(figure: Figure): () => void {
    let station = $state<string | null>(null);
    return this.take({
      go(to) {
        if (figure.walk && (to === 'next' || to === 'back')) figure.walk(to);
        else if (figure.walk && /^\d+$/.test(String(to))) figure.walk(Number(to));
        else {
          figure.go(String(to));
          if (!figure.at(String(to))) return false;
          station = String(to);
        }
        return true;
      },
      place: () => figure.place?.() ?? null,
      station: () => (figure.place ? null : station),
    });
  }

  take(actor: Actor): () => void {
    if (this.#actor) return () => undefined;
    this.#actor = actor;
    const { step } = this.values;
    if (step !== null) this.#go(step, `step=${step}`);
    return () => {
      if (this.#actor === actor) this.#actor = null;
    };
  }

  /** Tells the page around where the subject stands, when that is another place than the last. */
  tell(place: Place | null, station: string | null): void {
    const { epoch, tuple, step, of, phase, first, last } = place ?? {};
    const now = place ? { epoch, tuple: tuple! + 1, step, of, phase } : station === null ? null : { station };
    const text = JSON.stringify(now);
    if (!this.opened || now === null || text === this.#said) return;
    const begun = this.#said !== '';
    this.#said = text;
    if (!begun && place && step === first) return;
    this.send({ type: 'step', ...now });
    if (step !== undefined && step === last && this.values.ask === 'off') this.send({ type: 'completed' });
  }

  dispose(): void {
    this.#channel?.close();
  }

  /** Reads parameters; makes the subject anew where they ask for another, or when it must be. */
  async #take(query: string, must = false): Promise<void> {
    const { values, notices, idle } = readQuery(query, this.kind);
    const anew = must || !sameSubject(query, this.#now);
    this.#now = query;
    const wanted = experimentQuery(values);
    let experiment: Experiment | null = null;
    if (wanted.size > 0 && !['figure', 'lesson'].includes(this.kind)) {
      const { fromQuery } = await import('$lib/experiment/url');
      const read = await fromQuery(wanted);
      ({ experiment } = read);
      const told = read.notices.map(named);
      notices.push(...told.filter((notice, i) => told.indexOf(notice) === i));
    }
    if (query !== this.#now) return;
    this.notices = [...notices, ...idle];
    this.values = values;
    if (anew) {
      this.experiment = experiment;
      this.#said = '';
      this.#completed = false;
      this.#score = null;
      this.#actor = null;
      this.generation++;
    }
    for (const message of this.notices) this.send({ type: 'error', message });
  }

  #go(to: string | number, what = String(to)): void {
    if (this.#actor?.go(to)) return;
    const message = `${what.slice(0, 60)}: there is no such place here.`;
    this.notices = [...this.notices, message];
    this.send({ type: 'error', message });
  }

  #obey(command: Command): void {
    switch (command.type) {
      case 'step':
        return this.#go(command.to);
      case 'play':
        return this.#actor?.play?.();
      case 'pause':
        return this.#actor?.pause?.();
      case 'reset':
        return void this.#take(this.#first, true);
      case 'set':
        return void this.#take(changed(this.#now, command.parameters));
      case 'getState': {
        const position = this.place ?? (this.station === null ? null : { station: this.station });
        const { request } = command;
        return this.send({
          type: 'state',
          request,
          parameters: this.#parameters(),
          position,
          score: this.#score,
        });
      }
      case 'getImage':
        return void imageOf(this.root(), this.title, command.format).then(
          (image) => this.send({ type: 'state', request: command.request, format: command.format, image }),
          () => this.send({ type: 'error', message: 'There is no drawing to take a picture of.' }),
        );
    }
  }

  #parameters = (): Record<string, string> => Object.fromEntries(writeParameters(this.values));
}
