// The address of a sheet of exercises: what is on it, how many, in how many variants, and what it is called.
import { fromParameters } from '$lib/exercises/generate';
import { kinds } from '$lib/exercises/kinds/registry';
import { MOST_ON_A_SHEET, MOST_VARIANTS, sheetOf, type Sheet } from '$lib/exercises/sheet';
import { nameOf, readTasks, requestsOf, type Task } from '$lib/exercises/tasks';

export interface SheetRequest {
  /** What is asked, in turn. */
  tasks: Task[];
  /** The seed of the first exercise; those after it follow, over all variants. */
  seed: number;
  /** Layer sizes such as 3-2-1; drawn from the seed when left out. */
  size?: string;
  /** Exercises in each variant. */
  count: number;
  variants: number;
  title: string;
}

const LONGEST_TITLE = 120;

const usualTitle = (tasks: readonly Task[]): string => {
  const names = [...new Set(tasks.map(({ kind }) => kinds[kind].title))];
  return names.length === 1 ? names[0] : 'Exercises in backpropagation';
};

/** What a sheet's address asks for, or why it asks for nothing, in one plain sentence. It never throws. */
export function readSheet(parameters: URLSearchParams): SheetRequest | { problem: string } {
  const several = parameters.get('tasks');
  const listed = several === null ? undefined : readTasks(several);
  if (listed === null)
    return { problem: 'Choose at least one kind of exercise, and only such as there are.' };
  const rest = new URLSearchParams(parameters);
  if (listed) for (const name of ['kind', 'about']) rest.delete(name);
  const one = fromParameters(rest);
  if ('problem' in one) return one;
  const { kind, about, seed, size } = one;
  const [count, variants] = [parameters.get('count') ?? '10', parameters.get('variants') ?? '1'];
  if (!/^\d{1,3}$/.test(count) || Number(count) < 1 || Number(count) > MOST_ON_A_SHEET)
    return { problem: `A sheet has 1 to ${MOST_ON_A_SHEET} exercises.` };
  if (!/^\d{1,2}$/.test(variants) || Number(variants) < 1 || Number(variants) > MOST_VARIANTS)
    return { problem: `There are 1 to ${MOST_VARIANTS} variants.` };
  const all = Number(count) * Number(variants);
  if (all > MOST_ON_A_SHEET)
    return {
      problem: `All variants together have at most ${MOST_ON_A_SHEET} exercises; these would be ${all}.`,
    };
  if (!Number.isSafeInteger(seed + all)) return { problem: 'This seed is too large for a sheet.' };
  const tasks = listed ?? [{ kind, ...(about && { about }) }];
  const title = parameters.get('title')?.trim().slice(0, LONGEST_TITLE) || usualTitle(tasks);
  return { tasks, seed, ...(size && { size }), count: Number(count), variants: Number(variants), title };
}

/** The parameters of a sheet's address. */
export function sheetParameters(wanted: SheetRequest): URLSearchParams {
  const { tasks, seed, size, count, variants, title } = wanted;
  const [one, ...more] = tasks;
  const asked: Record<string, string> =
    more.length > 0 ? { tasks: tasks.map(nameOf).join() } : { kind: one.kind };
  return new URLSearchParams({
    ...asked,
    seed: String(seed),
    count: String(count),
    ...(size && { size }),
    ...(more.length === 0 && one.about && { about: one.about }),
    ...(variants > 1 && { variants: String(variants) }),
    ...(title !== usualTitle(tasks) && { title }),
  });
}

/** The sheets that are asked for, one a variant, or why they cannot be had. */
export function sheetsOf({
  tasks,
  seed,
  size,
  count,
  variants,
  title,
}: SheetRequest): Sheet[] | { problem: string } {
  try {
    return Array.from({ length: variants }, (_, v) =>
      sheetOf(
        requestsOf(tasks, seed + v * count, count, size),
        title,
        variants > 1 ? String.fromCharCode(65 + v) : '',
      ),
    );
  } catch {
    return { problem: 'Not all of these exercises can be had on networks of this size.' };
  }
}

/** The parameters that a form holds; fields left empty say nothing. */
export function parametersOf(form: Iterable<[string, unknown]>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of form)
    if (typeof value === 'string' && value.trim() !== '') parameters.set(name, value.trim());
  return parameters;
}
