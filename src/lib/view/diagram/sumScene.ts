// The sum that a step adds to or completes, and a short account of it: its strongest products, the others together, the total.
import type { Step, Term } from '$lib/nn/steps';
import { letter, show } from '../formulas/notation';
import type { Context, SumRow, SumScene } from './sceneParts';

/** How many products of a complete sum are told apart. */
export const STRONGEST = 4;

type SumStep = Extract<Step, { terms: Term[] }>;

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const count = (n: number): string => words[n] ?? String(n);

export function sumScene(context: Context): SumScene | null {
  const { step } = context;
  if (!step || !('terms' in step)) return null;
  const forward = step.phase === 'forward';
  const complete = step.kind === 'netInput' || step.kind === 'hiddenError';
  const lit = complete ? strongest(step.terms) : new Set([step.terms[step.done - 1]]);
  const text = (value: number) => show(value, forward ? 'sum' : 'Err', context.notation);
  return {
    flow: forward ? 'forward' : 'error',
    terms: step.terms.map((term, i) => ({
      weight: term.weight,
      unit: forward
        ? { layer: term.weight.layer, index: term.weight.from }
        : { layer: term.weight.layer + 1, index: term.weight.to },
      text: text(term.value),
      done: i < step.done,
      lit: lit.has(term),
    })),
    rows: complete ? wholeRows(step, lit, text, context) : partRows(step, text),
  };
}

function strongest(terms: Term[]): Set<Term> {
  return new Set([...terms].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, STRONGEST));
}

const sumOf = (terms: Term[]): number => terms.reduce((sum, term) => sum + term.value, 0);

function wholeRows(
  step: SumStep,
  lit: Set<Term>,
  text: (value: number) => string,
  { notation }: Context,
): SumRow[] {
  const others = step.terms.filter((term) => !lit.has(term));
  const rows: SumRow[] = [];
  if (others.length > 0) {
    const strong = sumOf(step.terms.filter((term) => lit.has(term)));
    rows.push({ label: `${count(lit.size)} strongest`, text: text(strong), total: false });
    rows.push({
      label: others.length === 1 ? 'one other' : `${count(others.length)} others`,
      text: text(sumOf(others)),
      total: false,
    });
  }
  if (step.kind !== 'netInput') {
    const label = `Σ ${letter('Err', notation).text} w`;
    return [...rows, { label, text: text(step.total), total: true }];
  }
  if (rows.length === 0) rows.push({ label: 'all products', text: text(step.total), total: false });
  rows.push({ label: 'bias', text: text(step.factors[1].value), total: false });
  return [...rows, { label: 'net input', text: text(step.value), total: true }];
}

function partRows(step: SumStep, text: (value: number) => string): SumRow[] {
  const before = step.terms.slice(0, step.done - 1);
  return [
    { label: `${count(before.length)} before`, text: text(sumOf(before)), total: false },
    { label: 'this one', text: text(step.value), total: false },
    { label: 'so far', text: text(step.total), total: true },
  ];
}
