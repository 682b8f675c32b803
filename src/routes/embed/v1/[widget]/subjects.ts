// Everything that can be embedded: the step-through, the lab, every figure and every lesson.
import { kindOf, LESSON, pages, type Subject } from '$lib/embed/subjects';
import { plainly } from '$lib/view/formulas/richText';
import { widgets } from '$lib/widgets/figure/gallery';
import { lessons } from '$lessons/contents';

export const subjects: readonly Subject[] = [
  ...pages,
  ...widgets.map(({ name, title, says, stations }) => ({ name, title, says, stations, kind: kindOf(name) })),
  ...lessons.map(({ slug, number, title, promise }) => ({
    name: LESSON + slug,
    title: `Lesson ${number}: ${title}`,
    says: plainly(promise),
    stations: {},
    kind: 'lesson' as const,
  })),
];

export const subjectNamed = (name: string): Subject | undefined =>
  subjects.find((subject) => subject.name === name);
