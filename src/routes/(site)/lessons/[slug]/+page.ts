// The text of a lesson, fetched by its name.
import { error } from '@sveltejs/kit';
import type { Component } from 'svelte';
import type { PageLoad } from './$types';

const texts = import.meta.glob<Component>('/src/lessons/*.svx', { import: 'default' });

export const load: PageLoad = async ({ data }) => {
  const { number, slug } = data.lesson;
  const file = `/src/lessons/${String(number).padStart(2, '0')}-${slug}.svx`;
  if (!(file in texts)) error(404, 'There is no lesson of this name.');
  return { ...data, Text: await texts[file]() };
};
