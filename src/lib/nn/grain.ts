// How finely one walks within a tuple: where the stretch that holds a step begins and ends.
import type { Script, Section } from './script';

/** A term of a sum, a unit, a layer, a phase. */
export type Grain = 'term' | 'unit' | 'layer' | 'phase';

/** The first and the last step of the stretch that holds step n (1 ≤ n ≤ length). */
export function stretch(script: Script, n: number, grain: Grain): [first: number, last: number] {
  if (grain === 'term') return [n, n];
  const { section, group } = script.place(n);
  if (grain === 'unit') {
    const first = section.start + group * section.perGroup + 1;
    return [first, first + section.perGroup - 1];
  }
  const alike = script.sections.filter((other) => belongs(other, section, grain));
  const last = alike[alike.length - 1];
  return [alike[0].start + 1, last.start + last.groups * last.perGroup];
}

/** Whether two sections are one layer, or one phase; all biases go together. */
function belongs(a: Section, b: Section, grain: 'layer' | 'phase'): boolean {
  if (a.phase !== b.phase || grain === 'phase') return a.phase === b.phase;
  if (a.mode !== b.mode) return false;
  return a.kind === 'biases' || b.kind === 'biases' ? a.kind === b.kind : a.layer === b.layer;
}

/** The step where one comes to rest going forward from n (0 … length): the end of the next stretch, at most the last step. */
export function nextRest(script: Script, n: number, grain: Grain): number {
  return stretch(script, Math.min(n + 1, script.length), grain)[1];
}

/** The step where one comes to rest going back from n: the end of the stretch before, 0 at the least. */
export function previousRest(script: Script, n: number, grain: Grain): number {
  return n === 0 ? 0 : stretch(script, n, grain)[0] - 1;
}
