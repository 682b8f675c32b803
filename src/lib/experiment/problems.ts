// What is wrong with an experiment, each problem with the path of the field it is about.

/** One thing that is wrong: where, such as `data.inputs[3][1]`, and what. The path of the whole is empty. */
export interface Problem {
  path: string;
  message: string;
}

/** How many problems are kept; a column of the wrong kind would otherwise fill the memory. */
const KEPT = 100;

/** Thrown when an experiment cannot be read; it lists every problem found (the first hundred), in one line. */
export class ExperimentError extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map(describe).join('; '));
    this.name = 'ExperimentError';
  }
}

/** `path: message`, or the message alone. */
export const describe = ({ path, message }: Problem): string =>
  path === '' ? message : `${path}: ${message}`;

/** Collects problems while an experiment is read. */
export class Problems {
  readonly list: Problem[] = [];

  add(path: string, message: string): void {
    if (this.list.length < KEPT) this.list.push({ path, message });
  }

  get none(): boolean {
    return this.list.length === 0;
  }

  throwIfAny(): void {
    if (!this.none) throw new ExperimentError(this.list);
  }
}

/** A value as messages quote it, on one line and not too long. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return `a ${typeof value}`;
  const characters = [...value];
  return JSON.stringify(characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : value);
}

/** ` Did you mean "…"?` when one of the names is close to the word, else nothing. */
export function hint(word: string, names: readonly string[]): string {
  const best = names
    .map((name) => ({ name, away: distance(word.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)[0];
  return best && best.away <= Math.max(1, Math.floor(best.name.length / 3))
    ? `; did you mean "${best.name}"?`
    : '';
}

/** The number of single-character edits between two words (V. Levenshtein 1966). */
function distance(a: string, b: string): number {
  if (a.length > 40) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
