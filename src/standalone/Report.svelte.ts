// What became of the exercises of the file, and where it is told: to the learning platform around it, if there is one.
import type { Request } from '$lib/exercises/generate';
import type { Content, Scoring } from '$lib/export/oneFile';
import { findApi } from '$lib/lms/api';
import { marked, scoreOf, statusOf, type Mark, type Status } from '$lib/lms/marks';
import { Session } from '$lib/lms/session';
import { decode, encode } from '$lib/lms/suspend';
import { Progress } from '$lib/state/Progress.svelte';
import { dayOf } from '$lib/state/progress/leitner';
import type { Mark as Told, Marking } from '$lib/widgets/exercise/marking';
import { SvelteMap } from 'svelte/reactivity';
import { headingAt, scrollToHeading } from './headings';

/** A learning platform is used by many learners on one machine, so that nothing of theirs is kept in the browser itself. */
function keptHere(): Progress {
  let kept: string | null = null;
  return new Progress({
    storage: () => ({ getItem: () => kept, setItem: (_, text) => void (kept = text) }),
    today: () => dayOf(Date.now(), new Date().getTimezoneOffset()),
  });
}

export class Report implements Marking {
  readonly progress: Progress;
  readonly #marks = new SvelteMap<number, Mark>();
  /** Marks of an earlier visit, taken up as their exercises come. */
  #earlier: Mark[] = [];
  #session = $state.raw<Session | null>(null);
  /** What the platform could not keep is said once. */
  refused = $state(false);
  /** Where one is: the number of a heading or of a question. */
  #at = 0;
  #before = $state.raw<Status>('incomplete');
  #platformMark = $state.raw<number | null>(null);

  constructor(
    readonly scoring: Scoring | null,
    readonly content: Content,
  ) {
    this.progress = scoring ? keptHere() : new Progress();
  }

  /** Looks for a learning platform and takes up what it kept; tells it everything from then on. */
  begin(): void {
    if (!this.scoring) return;
    const api = findApi(window);
    const session = api && Session.begin(api, () => Date.now());
    if (!session) return;
    const kept = decode(session.earlier.data);
    this.#earlier = kept?.marks ?? [];
    for (const [at, mark] of this.#earlier.entries()) if (this.#marks.has(at)) this.#marks.set(at, mark);
    if (kept?.progress) this.progress.importText(kept.progress);
    this.#before = session.earlier.status;
    this.#platformMark = session.earlier.passMark;
    this.#at = Number(session.earlier.location) || 0;
    this.#session = session;
    this.#tell();
    const leave = (): void => {
      this.#tell();
      session.end();
    };
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', () => document.hidden && this.#tell());
    // A page that comes back from the browser's memory has ended its session: it begins anew.
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  }

  enrol(request: Request): Told {
    void request;
    const at = this.#marks.size;
    this.#marks.set(at, this.#earlier[at] ?? '-');
    let other = false;
    return {
      answered: (right) => {
        this.#marks.set(at, marked(this.#marks.get(at)!, right, other));
        this.#tell();
      },
      another: () => (other = true),
    };
  }

  get platform(): boolean {
    return this.#session !== null;
  }

  get marks(): Mark[] {
    return [...this.#marks.values()];
  }

  get rules(): Scoring {
    const { passMark = null, best = true } = this.scoring ?? {};
    return { passMark: passMark === null ? null : (this.#platformMark ?? passMark), best };
  }

  get score(): number {
    return scoreOf(this.marks, this.rules);
  }

  /** Whether the learner came to the end: of a lesson by reading, of a set by answering. */
  get reachedEnd(): boolean {
    return this.content.kind !== 'lessons' || this.content.slugs.every((slug) => this.progress.isSeen(slug));
  }

  get status(): Status {
    return statusOf(this.marks, this.rules, this.reachedEnd && this.#marks.size > 0, this.#before);
  }

  /** The place to begin with. */
  get at(): number {
    return this.#at;
  }
  set at(place: number) {
    this.#at = place;
    this.#tell();
  }

  /** To be called when something else than a mark changed: the end was reached. */
  tell(): void {
    this.#tell();
  }

  #tell(): void {
    const session = this.#session;
    if (!session || session.over) return;
    const { marks, status } = this;
    session.tell({
      status,
      score: status === 'incomplete' ? null : this.score,
      data: encode({ marks, progress: JSON.stringify(JSON.parse(this.progress.exportText())) }),
      location: String(this.#at),
    });
    session.commit();
    this.refused = session.refused;
  }

  /** Keeps the place in a lesson, and brings one back to where one was. */
  keepsPlace = (slug: string) => (article: HTMLElement) => {
    const back = this.#at;
    void slug;
    if (this.#session && back > 0) scrollToHeading(article, back);
    let still: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(still);
      still = setTimeout(() => {
        const at = headingAt(article);
        if (at !== this.#at) this.at = at;
      }, 400);
    };
    addEventListener('scroll', look, { passive: true });
    return () => {
      clearTimeout(still);
      removeEventListener('scroll', look);
    };
  };
}
