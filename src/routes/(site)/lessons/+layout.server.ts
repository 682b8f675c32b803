// What every page of the course needs: the contents.
import { lessons } from '$lessons/contents';

export const load = () => ({
  lessons: lessons.map(({ slug, number, part, title, promise, minutes }) => ({
    slug,
    number,
    part,
    title,
    promise,
    minutes,
  })),
});
