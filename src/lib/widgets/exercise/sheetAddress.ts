// The address of a sheet of exercises: what is on it, how many, and what it is called.
import { fromParameters, type Request } from '$lib/exercises/generate';
import { kinds } from '$lib/exercises/kinds/registry';
import { MOST_ON_A_SHEET } from '$lib/exercises/sheet';

export interface SheetRequest {
  request: Request;
  count: number;
  title: string;
}

const LONGEST_TITLE = 120;

/** What a sheet's address asks for, or why it asks for nothing, in one plain sentence. It never throws. */
export function readSheet(parameters: URLSearchParams): SheetRequest | { problem: string } {
  const request = fromParameters(parameters);
  if ('problem' in request) return request;
  const count = parameters.get('count') ?? '10';
  if (!/^\d{1,3}$/.test(count) || Number(count) < 1 || Number(count) > MOST_ON_A_SHEET)
    return { problem: `A sheet has 1 to ${MOST_ON_A_SHEET} exercises.` };
  if (!Number.isSafeInteger(request.seed + Number(count)))
    return { problem: 'This seed is too large for a sheet.' };
  const title = parameters.get('title')?.trim().slice(0, LONGEST_TITLE);
  return { request, count: Number(count), title: title || kinds[request.kind].title };
}

/** The parameters of a sheet's address. */
export function sheetParameters({ request, count, title }: SheetRequest): URLSearchParams {
  const { kind, seed, size, about } = request;
  return new URLSearchParams({
    kind,
    seed: String(seed),
    count: String(count),
    ...(size && { size }),
    ...(about && { about }),
    ...(title !== kinds[kind].title && { title }),
  });
}

/** The parameters that a form holds; fields left empty say nothing. */
export function parametersOf(form: Iterable<[string, unknown]>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of form)
    if (typeof value === 'string' && value.trim() !== '') parameters.set(name, value.trim());
  return parameters;
}
