// What a set or a sheet asks for: kinds of exercise in turn, each perhaps about one thing, with seeds that follow one another.
import { isAbout, type About } from './about';
import type { Request } from './generate';
import { isKindName, kinds, type KindName } from './kinds/registry';

export interface Task {
  kind: KindName;
  about?: About;
}

/** A task as a word of an address: `bug`, or `fill.hidden-error`. */
export const nameOf = ({ kind, about }: Task): string => (about ? `${kind}.${about}` : kind);

/** The task that a word names; null when there is none of this name. */
export function taskNamed(word: string): Task | null {
  const [kind, about, ...more] = word.split('.');
  if (!isKindName(kind) || more.length > 0) return null;
  if (about === undefined) return { kind };
  return kinds[kind].asksAbout && isAbout(about) ? { kind, about } : null;
}

/** The tasks of a list with commas, each once; null when it is empty or names one that there is not. */
export function readTasks(text: string): Task[] | null {
  const tasks = [...new Set(text.split(',').filter(Boolean))].map(taskNamed);
  return tasks.length > 0 && tasks.every((task) => task !== null) ? tasks : null;
}

/** So many requests, the tasks in turn, with consecutive seeds. A kind with a network of its own takes no size. */
export function requestsOf(tasks: readonly Task[], seed: number, count: number, size?: string): Request[] {
  return Array.from({ length: count }, (_, i) => {
    const { kind, about } = tasks[i % tasks.length];
    const sized = size !== undefined && !kinds[kind].ownNetwork;
    return { kind, seed: seed + i, ...(sized && { size }), ...(about && { about }) };
  });
}
