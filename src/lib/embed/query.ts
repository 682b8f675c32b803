// The address of an embed as text: read at once, changed by a message, and compared.
import { misplaced, readParameters, type ParameterName } from './parameters';
import type { ReadParameters } from './parameters';
import type { Kind } from './subjects';

/** What a query says to a subject of a kind; what says nothing there is noted apart, to come after all other notices. */
export function readQuery(text: string, kind: Kind): ReadParameters & { idle: string[] } {
  const query = new URLSearchParams(text);
  return { ...readParameters(query), idle: misplaced(query, kind) };
}

/** The query with some parameters changed; null takes one away. */
export function changed(text: string, changes: Partial<Record<ParameterName, string | null>>): string {
  const query = new URLSearchParams(text);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return String(query);
}

/** What makes a subject anew when it changes; the rest changes how it looks, where it stands. */
const remaking: ParameterName[] = [
  ...(['net', 'act', 'loss', 'lr', 'data', 'seed', 's', 'tuple', 'step', 'from', 'to'] as const),
  ...(['level', 'play', 'speed', 'ask'] as const),
];

/** Whether two queries show the same subject, whatever it looks like. */
export function sameSubject(a: string, b: string): boolean {
  const [one, other] = [new URLSearchParams(a), new URLSearchParams(b)];
  return remaking.every((name) => one.get(name) === other.get(name));
}
