// The contents of the course: every lesson, found by its file. A list holds what a list shows; the rest is fetched lesson by lesson.
import type { LessonEntry } from '$lib/widgets/course/parts';
import { partOf, placeOf, readLesson, type Lesson } from './meta';

type Shown = Pick<Lesson, 'title' | 'promise' | 'minutes'>;
const shown = import.meta.glob<Shown>('./*.svx', { eager: true, query: '?entry', import: 'default' });
const whole = import.meta.glob<unknown>('./*.svx', { query: '?meta', import: 'default' });

/** Every lesson in its order. */
export const lessons: readonly LessonEntry[] = Object.entries(shown)
  .map(([file, entry]) => {
    const { slug, number } = placeOf(file);
    return { ...entry, slug, number, part: partOf(number) };
  })
  .sort((a, b) => a.number - b.number);

/** All that a lesson says of itself; null when there is none of this name. */
export async function lessonNamed(slug: string): Promise<Lesson | null> {
  const file = Object.keys(whole).find((path) => placeOf(path).slug === slug);
  return file ? readLesson(file, await whole[file]()) : null;
}

/** All that every lesson says of itself, in their order. */
export const allLessons = (): Promise<Lesson[]> =>
  Promise.all(lessons.map(async ({ slug }) => (await lessonNamed(slug))!));
