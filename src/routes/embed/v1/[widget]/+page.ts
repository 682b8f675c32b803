// A subject alone, for a frame on another page: what it is, and its component, or its text where it is a lesson.
import { LESSON } from '$lib/embed/subjects';
import { widgetNamed } from '$lib/widgets/figure/gallery';
import { lessonNamed } from '$lessons/contents';
import { error } from '@sveltejs/kit';
import type { Component } from 'svelte';
import type { EntryGenerator, PageLoad } from './$types';
import { subjectNamed, subjects } from './subjects';

const texts = import.meta.glob<Component>('/src/lessons/*.svx', { import: 'default' });
type Loaded = Component<Record<string, unknown>>;

export const entries: EntryGenerator = () => subjects.map(({ name }) => ({ widget: name }));

async function componentOf(name: string): Promise<Loaded> {
  if (name === 'step-through') return (await import('$lib/widgets/embed/StepEmbed.svelte')).default as Loaded;
  if (name === 'lab') return (await import('$lib/widgets/embed/LabEmbed.svelte')).default as Loaded;
  return (await widgetNamed(name)!.load()).default as Loaded;
}

export const load: PageLoad = async ({ params }) => {
  const subject = subjectNamed(params.widget);
  if (!subject) error(404, 'There is nothing of this name to embed.');
  const lesson = subject.kind === 'lesson' ? await lessonNamed(subject.name.slice(LESSON.length)) : null;
  if (!lesson) return { subject, lesson, Shown: await componentOf(subject.name) };
  const file = `/src/lessons/${String(lesson.number).padStart(2, '0')}-${lesson.slug}.svx`;
  return { subject, lesson, Shown: await texts[file]() };
};
