// The recall prompts of all lessons.
import { allLessons } from '$lessons/contents';
import type { Prompt } from '$lib/widgets/exercise/recall';

export const load = async (): Promise<{ prompts: Prompt[] }> => {
  const lessons = await allLessons();
  const prompts = lessons.flatMap(({ slug, prompts }) =>
    prompts.map(({ ask, answer }, i) => ({ name: `${slug}/${i + 1}`, ask, answer })),
  );
  return { prompts };
};
