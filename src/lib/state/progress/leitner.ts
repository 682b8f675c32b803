// Recall prompts that come back after 1, 3, 7 and 21 days (Leitner), and a learner's progress as plain data.

/** Days until a prompt in box 1 … 4 is due again. A right answer moves it a box up, a wrong one back to the first. */
export const INTERVALS = [1, 3, 7, 21] as const;

/** Where a prompt stands: its box from 1, and the day of the last answer. */
export interface Card {
  box: number;
  day: number;
}

/** What a learner has done; days are whole numbers since 1 January 1970, in the learner's own time. */
export interface Progress {
  version: 1;
  /** The first day each lesson was seen, by its name. */
  lessons: Record<string, number>;
  /** Exercises answered, by kind. */
  exercises: Record<string, { right: number; wrong: number }>;
  /** Recall prompts, by name. */
  prompts: Record<string, Card>;
}

export const emptyProgress = (): Progress => ({ version: 1, lessons: {}, exercises: {}, prompts: {} });

/** The day of a time in the learner's own zone; `minutesWest` as Date.getTimezoneOffset gives it. */
export const dayOf = (milliseconds: number, minutesWest: number): number =>
  Math.floor((milliseconds - minutesWest * 60_000) / 86_400_000);

/** A copy in which a lesson has been seen; the first day counts. */
export function seeLesson(progress: Progress, name: string, day: number): Progress {
  const first = Math.min(own(progress.lessons, name) ?? day, day);
  return { ...progress, lessons: { ...progress.lessons, [name]: first } };
}

/** A copy in which an exercise of a kind has been answered. */
export function countExercise(progress: Progress, kind: string, right: boolean): Progress {
  const before = own(progress.exercises, kind) ?? { right: 0, wrong: 0 };
  const after = right ? { ...before, right: before.right + 1 } : { ...before, wrong: before.wrong + 1 };
  return { ...progress, exercises: { ...progress.exercises, [kind]: after } };
}

/** A copy in which a prompt was answered: right is a box up (the fourth stays), wrong is the first box, new ones begin there. */
export function answerPrompt(progress: Progress, name: string, right: boolean, day: number): Progress {
  const before = own(progress.prompts, name);
  const box = right && before ? Math.min(before.box + 1, INTERVALS.length) : 1;
  return { ...progress, prompts: { ...progress.prompts, [name]: { box, day } } };
}

/** The first day on which a prompt is due; a prompt never answered is due at once (−∞). */
export function dueDay(progress: Progress, name: string): number {
  const card = own(progress.prompts, name);
  return card ? card.day + INTERVALS[card.box - 1] : -Infinity;
}

/** Of these prompts those that are due, the longest overdue first, new ones last; ties as listed. */
export function duePrompts(progress: Progress, names: readonly string[], day: number): string[] {
  const rank = (name: string): number => (own(progress.prompts, name) ? dueDay(progress, name) : Infinity);
  return names
    .filter((name) => dueDay(progress, name) <= day)
    .sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/** Both together: lessons by the earlier day, counts by the larger, prompts by the later answer (the lower box at a tie). */
export function merge(a: Progress, b: Progress): Progress {
  return {
    version: 1,
    lessons: joined(a.lessons, b.lessons, Math.min),
    exercises: joined(a.exercises, b.exercises, (x, y) => ({
      right: Math.max(x.right, y.right),
      wrong: Math.max(x.wrong, y.wrong),
    })),
    prompts: joined(a.prompts, b.prompts, (x, y) =>
      x.day === y.day ? (x.box <= y.box ? x : y) : x.day > y.day ? x : y,
    ),
  };
}

function joined<T>(a: Record<string, T>, b: Record<string, T>, both: (x: T, y: T) => T): Record<string, T> {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(
    names.map((name) => {
      const [x, y] = [own(a, name), own(b, name)];
      return [name, x === undefined ? y! : y === undefined ? x : both(x, y)];
    }),
  );
}

/** A record's own entry: names are data, and one may be called as Object's own fields are. */
const own = <T>(record: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** Progress as the text of a file. */
export const toText = (progress: Progress): string => `${JSON.stringify(progress, null, 2)}\n`;

/** Entries of each part, at most; and characters of a name. */
const MOST_ENTRIES = 10_000;
const LONGEST_NAME = 200;

/** The progress that a text says, or why it says none, in one plain sentence. It never throws. */
export function fromText(text: string): Progress | { problem: string } {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { problem: 'This is not a progress file: it is not JSON.' };
  }
  if (!isRecord(file)) return { problem: 'This is not a progress file.' };
  if (file.version !== 1) return { problem: 'This progress file is of a version that is not known here.' };
  const lessons = readPart(file.lessons, readDay);
  const exercises = readPart(file.exercises, readCounts);
  const prompts = readPart(file.prompts, readCard);
  if (!lessons) return { problem: 'The lessons in this progress file are damaged.' };
  if (!exercises) return { problem: 'The exercises in this progress file are damaged.' };
  if (!prompts) return { problem: 'The prompts in this progress file are damaged.' };
  return { version: 1, lessons, exercises, prompts };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown, low: number, high: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;

/** A million days are some 2700 years. */
const readDay = (value: unknown): number | null => (isWhole(value, -1e6, 1e6) ? value : null);

function readCounts(value: unknown): { right: number; wrong: number } | null {
  if (!isRecord(value) || !isWhole(value.right, 0, 1e9) || !isWhole(value.wrong, 0, 1e9)) return null;
  return { right: value.right, wrong: value.wrong };
}

function readCard(value: unknown): Card | null {
  if (!isRecord(value) || !isWhole(value.box, 1, INTERVALS.length)) return null;
  const day = readDay(value.day);
  return day === null ? null : { box: value.box, day };
}

function readPart<T>(part: unknown, read: (value: unknown) => T | null): Record<string, T> | null {
  if (!isRecord(part)) return null;
  const entries = Object.entries(part).map(([name, value]): [string, T | null] => [name, read(value)]);
  const sound = entries.every(([name, value]) => name.length <= LONGEST_NAME && value !== null);
  // fromEntries defines each name, so one called "__proto__" is an entry like any other.
  return sound && entries.length <= MOST_ENTRIES ? (Object.fromEntries(entries) as Record<string, T>) : null;
}
