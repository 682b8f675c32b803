// A learner's progress: lessons seen, exercises right and wrong, recall prompts and when they are due. Kept on this machine alone.
import {
  answerPrompt,
  countExercise,
  dayOf,
  dueDay,
  duePrompts,
  emptyProgress,
  fromText,
  merge,
  seeLesson,
  toText,
  type Progress as Data,
} from './progress/leitner';
import { DAMAGED, KEY, nothingKept, readKept, writeKept, type Kept } from './progress/store';

/** What progress needs of its surroundings. */
export interface Surroundings {
  /** Gives the storage, or throws where it is refused. */
  storage(): Pick<Storage, 'getItem' | 'setItem'>;
  /** The present day in the learner's own time, since 1 January 1970. */
  today(): number;
}

const browser: Surroundings = {
  storage: () => localStorage,
  today: () => dayOf(Date.now(), new Date().getTimezoneOffset()),
};

const REFUSED =
  'This browser keeps nothing here: your progress lasts as long as this page, unless you export it.';
const SET_ASIDE =
  'What was kept of your progress could not be read; it was set aside, and counting begins anew.';

/**
 * Every change is kept at once, merged with what other tabs kept in the meantime. Where storage is refused all goes on as long as the
 * page, and `notice` says so once.
 */
export class Progress {
  #kept = $state.raw<Kept>(nothingKept());
  /** What a reset took away, until the page goes. */
  #before = $state.raw<Data | null>(null);
  /** What the learner should know of the keeping; empty as a rule. */
  notice = $state.raw('');
  #refused = false;
  #loaded = false;

  constructor(readonly surroundings: Surroundings = browser) {}

  /** Takes up what was kept and listens to other tabs; to be called once the page is mounted. Again it does nothing. */
  load(): void {
    if (this.#loaded) return;
    this.#loaded = true;
    this.#takeUp(this.#read());
    globalThis.addEventListener?.('storage', this.#listen);
  }

  /** Stops listening to other tabs. */
  dispose(): void {
    globalThis.removeEventListener?.('storage', this.#listen);
    this.#loaded = false;
  }

  /** Whether a lesson has been seen. */
  isSeen(lesson: string): boolean {
    return Object.hasOwn(this.#kept.progress.lessons, lesson);
  }

  /** How many exercises of a kind were right and wrong. */
  counts(kind: string): { right: number; wrong: number } {
    const { exercises } = this.#kept.progress;
    return Object.hasOwn(exercises, kind) ? exercises[kind] : { right: 0, wrong: 0 };
  }

  /** Of these prompts those that are due today, the longest overdue first, new ones last. */
  due(names: readonly string[]): string[] {
    return duePrompts(this.#kept.progress, names, this.surroundings.today());
  }

  /** In how many days a prompt is due again; 0 when it is due today, overdue or new. */
  daysUntilDue(name: string): number {
    return Math.max(0, dueDay(this.#kept.progress, name) - this.surroundings.today());
  }

  /** How much is kept: lessons seen, exercises answered, prompts answered. */
  get sums(): { lessons: number; right: number; wrong: number; prompts: number } {
    const { lessons, exercises, prompts } = this.#kept.progress;
    const all = Object.values(exercises);
    const sum = (of: 'right' | 'wrong'): number => all.reduce((total, one) => total + one[of], 0);
    return {
      lessons: Object.keys(lessons).length,
      right: sum('right'),
      wrong: sum('wrong'),
      prompts: Object.keys(prompts).length,
    };
  }

  seeLesson(name: string): void {
    if (!this.isSeen(name)) this.#change((progress) => seeLesson(progress, name, this.surroundings.today()));
  }

  countExercise(kind: string, right: boolean): void {
    this.#change((progress) => countExercise(progress, kind, right));
  }

  answerPrompt(name: string, right: boolean): void {
    this.#change((progress) => answerPrompt(progress, name, right, this.surroundings.today()));
  }

  /** All of it as the text of a file. */
  exportText(): string {
    return toText(this.#kept.progress);
  }

  /** Merges the text of a file in; gives why that cannot be done in one sentence, or null when it is done. */
  importText(text: string): string | null {
    const read = fromText(text);
    if ('problem' in read) return read.problem;
    this.#change((progress) => merge(progress, read));
    return null;
  }

  /** Forgets everything, in all tabs; `undoReset` brings it back until the page goes. */
  reset(): void {
    this.#catchUp();
    const { progress, resets } = this.#kept;
    this.#before = progress;
    this.#write({ progress: emptyProgress(), resets: resets + 1 });
  }

  get canUndoReset(): boolean {
    return this.#before !== null;
  }

  undoReset(): void {
    const before = this.#before;
    if (!before) return;
    this.#before = null;
    this.#change((progress) => merge(before, progress));
  }

  #change(make: (progress: Data) => Data): void {
    this.#catchUp();
    this.#write({ ...this.#kept, progress: make(this.#kept.progress) });
  }

  /** What other tabs kept since is taken up before anything is written. */
  #catchUp(): void {
    this.#takeUp(this.#read());
  }

  #takeUp(kept: Kept | null): void {
    if (!kept || kept.resets < this.#kept.resets) return;
    this.#kept =
      kept.resets > this.#kept.resets
        ? kept
        : { ...kept, progress: merge(this.#kept.progress, kept.progress) };
  }

  readonly #listen = (event: StorageEvent): void => {
    if (event.key === null || (event.key === KEY && event.newValue === null)) this.#kept = nothingKept();
    else if (event.key === KEY) this.#takeUp(readKept(event.newValue));
  };

  #read(): Kept | null {
    try {
      const storage = this.surroundings.storage();
      const text = storage.getItem(KEY);
      const kept = readKept(text);
      if (text !== null && !kept) {
        storage.setItem(DAMAGED, text);
        this.notice = SET_ASIDE;
        storage.setItem(KEY, writeKept(this.#kept));
      }
      return kept;
    } catch {
      this.#refuse();
      return null;
    }
  }

  #write(kept: Kept): void {
    this.#kept = kept;
    try {
      this.surroundings.storage().setItem(KEY, writeKept(kept));
    } catch {
      this.#refuse();
    }
  }

  #refuse(): void {
    if (!this.#refused) this.notice = REFUSED;
    this.#refused = true;
  }
}
