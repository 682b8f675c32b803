// The contents of the course: every lesson, found by its file. For the server and the build; it holds all lessons at once.
import { readLesson, type Lesson } from './meta';

const found = import.meta.glob<unknown>('./*.svx', { eager: true, import: 'metadata' });

/** Every lesson in its order. */
export const lessons: readonly Lesson[] = Object.entries(found)
  .map(([file, meta]) => readLesson(file, meta))
  .sort((a, b) => a.number - b.number);

export const lessonNamed = (slug: string): Lesson | undefined =>
  lessons.find((lesson) => lesson.slug === slug);
