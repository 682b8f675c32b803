// What a lesson says of itself, and what stands before and after it.
import { lessonNamed, lessons } from '$lessons/contents';
import { error } from '@sveltejs/kit';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => lessons.map(({ slug }) => ({ slug }));

export const load: PageServerLoad = ({ params }) => {
  const lesson = lessonNamed(params.slug);
  if (!lesson) error(404, 'There is no lesson of this name.');
  return { lesson };
};
