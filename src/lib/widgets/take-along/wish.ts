// What a reader wants to take along, as plain data: read from an address, and turned into what a file holds.
import { generate, readSize } from '$lib/exercises/generate';
import { readTasks, requestsOf, type Task } from '$lib/exercises/tasks';
import { toParameters } from '$lib/exercises/generate';
import type { Content, Scoring } from '$lib/export/oneFile';

export const things = ['lesson', 'course', 'figure', 'exercises', 'step', 'lab'] as const;
export type Thing = (typeof things)[number];

export interface Wish {
  thing: Thing;
  lesson: string;
  widget: string;
  example: number;
  tasks: Task[];
  /** Texts, as they stand in the fields. */
  count: string;
  seed: string;
  size: string;
  /** A file to open, or a package for a learning platform. */
  form: 'file' | 'package';
  passMark: string;
  best: boolean;
}

/** Exercises in one set, at most: what a learning platform keeps has room for many more, a learner has not. */
export const MOST_IN_A_SET = 50;

/** What can be had as a package: what has exercises to answer. */
export const canBePackage = (thing: Thing): boolean => thing === 'lesson' || thing === 'exercises';

interface Known {
  lessons: readonly string[];
  widgets: readonly string[];
}

/** The wish that an address names; what it does not name, or wrongly, is the plainest there is. */
export function readWish(parameters: URLSearchParams, { lessons, widgets }: Known): Wish {
  const among = <T extends string>(name: string, list: readonly T[]): T => {
    const given = parameters.get(name);
    return list.find((one) => one === given) ?? list[0];
  };
  const named = things.find((thing) => parameters.has(thing));
  const wanted = parameters.has('widget') ? 'figure' : parameters.has('tasks') ? 'exercises' : named;
  return {
    thing: wanted ?? among('take', things),
    lesson: among('lesson', lessons),
    widget: among('widget', widgets),
    example: 0,
    tasks: readTasks(parameters.get('tasks') ?? '') ?? [{ kind: 'fill' }],
    count: parameters.get('count') ?? '10',
    seed: parameters.get('seed') ?? '1',
    size: parameters.get('size') ?? '',
    form: parameters.get('as') === 'package' ? 'package' : 'file',
    passMark: parameters.get('pass') ?? '60',
    best: true,
  };
}

const whole = (text: string): number => (/^\d{1,15}$/.test(text.trim()) ? Number(text) : NaN);

/** The exercises of a wish as the queries of their addresses, or why there are none, in one plain sentence. */
function queriesOf({ tasks, count, seed, size }: Wish): string[] | { problem: string } {
  const [many, first, layers] = [whole(count), whole(seed), size.trim()];
  if (tasks.length === 0) return { problem: 'Choose at least one kind of exercise.' };
  if (!(many >= 1 && many <= MOST_IN_A_SET)) return { problem: `A set has 1 to ${MOST_IN_A_SET} exercises.` };
  if (!Number.isSafeInteger(first + many))
    return { problem: 'The seed is a whole number of at most 15 digits.' };
  if (layers && !readSize(layers))
    return { problem: 'The size is three or four layers of one to four units, such as 3-2-1.' };
  try {
    return requestsOf(tasks, first, many, layers || undefined).map((request) =>
      String(toParameters(generate(request))),
    );
  } catch {
    return { problem: 'Not all of these exercises can be had on networks of this size.' };
  }
}

/** What the file is to hold, or why it cannot. `query` names what lies on the desk. */
export function contentOf(
  wish: Wish,
  lessons: readonly string[],
  query: string,
): Content | { problem: string } {
  switch (wish.thing) {
    case 'lesson':
      return { kind: 'lessons', slugs: [wish.lesson] };
    case 'course':
      return { kind: 'lessons', slugs: [...lessons] };
    case 'figure':
      return { kind: 'widget', name: wish.widget, example: wish.example };
    case 'exercises': {
      const queries = queriesOf(wish);
      return 'problem' in queries ? queries : { kind: 'exercises', queries };
    }
    default:
      return { kind: wish.thing, query };
  }
}

/** How a package is scored; null for a file, and the problem where the mark to reach is none. */
export function scoringOf({ thing, form, passMark, best }: Wish): Scoring | null | { problem: string } {
  if (form === 'file' || !canBePackage(thing)) return null;
  if (passMark.trim() === '') return { passMark: null, best };
  const mark = whole(passMark);
  if (!(mark >= 1 && mark <= 100))
    return { problem: 'The mark to pass is a whole number from 1 to 100, or empty.' };
  return { passMark: mark, best };
}
