// A lesson: what it says of itself, and its text, fetched by its name.
import { lessonNamed, lessons } from '$lessons/contents';
import { error } from '@sveltejs/kit';
import type { Component } from 'svelte';
import type { EntryGenerator, PageLoad } from './$types';

const texts = import.meta.glob<Component>('/src/lessons/*.svx', { import: 'default' });

export const entries: EntryGenerator = () => lessons.map(({ slug }) => ({ slug }));

export const load: PageLoad = async ({ params }) => {
  const lesson = await lessonNamed(params.slug);
  if (!lesson) error(404, 'There is no lesson of this name.');
  const { number, slug } = lesson;
  const file = `/src/lessons/${String(number).padStart(2, '0')}-${slug}.svx`;
  return { lesson, Text: await texts[file]() };
};
