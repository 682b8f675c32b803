// A session with a learning platform over SCORM 1.2: begins, tells how things stand, and ends once, whatever the platform answers.
import type { Api } from './api';
import { statuses, type Status } from './marks';
import { sessionTime } from './time';

/** What is read, and what is written, of the platform's record. */
type Read =
  | 'cmi.core.lesson_status'
  | 'cmi.core.lesson_location'
  | 'cmi.core.lesson_mode'
  | 'cmi.core.score.raw'
  | 'cmi.student_data.mastery_score'
  | 'cmi.suspend_data';
type Written =
  | 'cmi.core.lesson_status'
  | 'cmi.core.lesson_location'
  | 'cmi.core.score.raw'
  | 'cmi.core.score.min'
  | 'cmi.core.score.max'
  | 'cmi.core.session_time'
  | 'cmi.core.exit'
  | 'cmi.suspend_data';

/** How things stand. */
export interface Standing {
  status: Status;
  /** Null while it is open: some platforms pass or fail whoever has a score. */
  score: number | null;
  /** At most 4096 characters. */
  data: string;
  /** Where the learner is, at most 255 characters. */
  location: string;
}

/** What the platform kept of earlier visits. */
export interface Earlier {
  status: Status;
  data: string;
  location: string;
  /** The mark to reach where the platform sets one. */
  passMark: number | null;
}

/** A number from 0 to 100 that a text says. */
function percent(text: string): number | null {
  const value = Number(text);
  return text.trim() !== '' && value >= 0 && value <= 100 ? value : null;
}

export class Session {
  readonly earlier: Earlier;
  /** Whether the platform refused to keep something; the learner should know. */
  refused = false;
  readonly #api: Api;
  readonly #now: () => number;
  readonly #began: number;
  readonly #written = new Map<Written, string>();
  /** Where one only looks, nothing is counted. */
  readonly #counts: boolean;
  #over = false;

  private constructor(api: Api, now: () => number) {
    this.#api = api;
    this.#now = now;
    this.#began = now();
    const status = this.#get('cmi.core.lesson_status');
    this.earlier = {
      status: statuses.find((one) => one === status) ?? 'incomplete',
      data: this.#get('cmi.suspend_data'),
      location: this.#get('cmi.core.lesson_location'),
      passMark: percent(this.#get('cmi.student_data.mastery_score')),
    };
    const mode = this.#get('cmi.core.lesson_mode');
    this.#counts = mode !== 'browse' && mode !== 'review';
    // Said at once, so that a window that is killed loses nothing.
    this.#set('cmi.core.exit', 'suspend');
  }

  /** Begins; null where the platform does not answer. `now` gives milliseconds. Never throws. */
  static begin(api: Api, now: () => number): Session | null {
    try {
      return String(api.LMSInitialize('')) === 'true' ? new Session(api, now) : null;
    } catch {
      return null;
    }
  }

  get over(): boolean {
    return this.#over;
  }

  /** Tells how things stand; only what is new is written. */
  tell({ status, score, data, location }: Standing): void {
    if (this.#over) return;
    if (this.#counts) {
      if (score !== null) {
        this.#set('cmi.core.score.min', '0');
        this.#set('cmi.core.score.max', '100');
        this.#set('cmi.core.score.raw', String(score));
      }
      this.#set('cmi.core.lesson_status', status);
    }
    this.#set('cmi.suspend_data', data);
    this.#set('cmi.core.lesson_location', location.slice(0, 255));
  }

  /** Has the platform keep what was told. */
  commit(): void {
    if (this.#over) return;
    this.#set('cmi.core.session_time', sessionTime(this.#now() - this.#began));
    this.#accept(() => this.#api.LMSCommit(''));
  }

  /** Ends the session, so that it can be taken up again; a second time it does nothing. */
  end(): void {
    if (this.#over) return;
    this.commit();
    this.#over = true;
    this.#accept(() => this.#api.LMSFinish(''));
  }

  #get(element: Read): string {
    try {
      return String(this.#api.LMSGetValue(element) ?? '');
    } catch {
      return '';
    }
  }

  #set(element: Written, value: string): void {
    if (this.#written.get(element) === value) return;
    if (this.#accept(() => this.#api.LMSSetValue(element, value))) this.#written.set(element, value);
  }

  #accept(call: () => string): boolean {
    try {
      if (String(call()) === 'true') return true;
    } catch {
      // A platform that breaks refuses.
    }
    this.refused = true;
    return false;
  }
}
