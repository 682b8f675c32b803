// What a lesson says of itself in its front matter, read with care: a slip names the file and the field.

/** The front matter of a lesson. Texts may hold symbols as `$w_{46}$`. */
export interface LessonMeta {
  title: string;
  /** What one understands or can do afterwards, in one sentence. */
  promise: string;
  minutes: number;
  /** The slugs of the lessons it builds on. */
  needs: string[];
  goals: string[];
  /** Names in the glossary of what it introduces. */
  terms: string[];
  summary: string[];
  /** What the lab or the step-through opens on, as a query, and what one sees there. */
  open: { page: 'lab' | 'step'; query: string; says: string };
  /** Three questions to recall, with their answers. */
  prompts: { ask: string; answer: string }[];
  /** For the lecturer. */
  notes: string[];
}

export interface Lesson extends LessonMeta {
  slug: string;
  number: number;
  part: string;
}

/** The parts of the course and the number of the last lesson of each. */
const parts = [
  { title: 'One tuple at a time', last: 9 },
  { title: 'Why it works', last: 13 },
] as const;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const some = (value: unknown): boolean => areTexts(value) && (value as unknown[]).length > 0;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown, is: (item: Record<string, unknown>) => boolean): boolean =>
  Array.isArray(value) && value.every((item) => isRecord(item) && is(item));

/** What each field must be, in words and as a test. */
const fields: Record<keyof LessonMeta, [says: string, is: (value: unknown) => boolean]> = {
  title: ['a text', isText],
  promise: ['a text', isText],
  minutes: ['a whole number', (value) => Number.isInteger(value) && Number(value) > 0],
  needs: ['a list of slugs', areTexts],
  goals: ['a list of texts', some],
  terms: ['a list of names in the glossary', some],
  summary: ['a list of texts', some],
  open: [
    'a page (lab or step), a query and what it says',
    (value) =>
      isRecord(value) &&
      (value.page === 'lab' || value.page === 'step') &&
      isText(value.query) &&
      isText(value.says),
  ],
  prompts: [
    'a list of three, each with ask and answer',
    (value) =>
      listOf(value, ({ ask, answer }) => isText(ask) && isText(answer)) && (value as unknown[]).length === 3,
  ],
  notes: ['a list of texts', some],
};

/** The number and the slug in a file's name, such as 05-hidden-error.svx. Throws when it has none. */
export function placeOf(file: string): { number: number; slug: string } {
  const [, number, slug] = /(\d\d)-([a-z0-9-]+)\.svx$/.exec(file) ?? [];
  if (!slug) throw new Error(`${file}: a lesson is called NN-name.svx`);
  return { number: Number(number), slug };
}

/** The title of the part that a lesson belongs to. */
export const partOf = (number: number): string =>
  (parts.find(({ last }) => number <= last) ?? parts[parts.length - 1]).title;

/** A lesson from its file's name and its front matter. Throws with what is wrong. */
export function readLesson(file: string, meta: unknown): Lesson {
  const { number, slug } = placeOf(file);
  const given = isRecord(meta) ? meta : {};
  for (const [field, [says, is]] of Object.entries(fields))
    if (!is(given[field])) throw new Error(`${file}: "${field}" is ${says}`);
  return { ...(given as unknown as LessonMeta), slug, number, part: partOf(number) };
}
