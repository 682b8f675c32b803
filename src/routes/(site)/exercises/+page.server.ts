// The recall prompts of all lessons, gathered while building.
import type { Prompt } from '$lib/widgets/exercise/recall';

interface Lesson {
  metadata?: { prompts?: { ask: string; answer: string }[] };
}

/** `/src/lessons/05-hidden-errors.svx` → `hidden-errors`: the name in addresses and in what is kept. */
const slugOf = (path: string): string => path.replace(/^.*\/(?:\d+-)?/, '').replace(/\.svx$/, '');

export function load(): { prompts: Prompt[] } {
  const lessons = import.meta.glob<Lesson>('/src/lessons/*.svx', { eager: true });
  const prompts = Object.entries(lessons).flatMap(([path, { metadata }]) =>
    (metadata?.prompts ?? []).map(({ ask, answer }, i) => ({
      name: `${slugOf(path)}/${i + 1}`,
      ask,
      answer,
    })),
  );
  return { prompts };
}
