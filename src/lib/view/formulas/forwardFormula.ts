// The formulas of the sums, forward and back, and of the outputs.
import { activations } from '$lib/nn/activations/registry';
import { refKey, resultRef, type StepOf, type Term } from '$lib/nn/steps';
import type { Context } from './context';
import type { Formula, SumRow } from './formula';
import { letter } from './notation';
import { number, plainNumber, result, symbol } from './pieces';

/** Rows shown before those already added and those to come are each drawn together into one. */
const MOST_ROWS = 6;
/** Of a longer sum so many terms are shown, the present one in their midst. */
const NEAR = 3;

type SumStep = StepOf<'netInputTerm' | 'netInput' | 'hiddenErrorTerm'>;

/** A sum, one term a row, the total below: net input, or the blame that comes back. */
export function sumFormula(step: SumStep, context: Context): Formula {
  const forward = step.kind !== 'hiddenErrorTerm';
  const complete = step.kind === 'netInput';
  const rows = windowed(step, context);
  if (forward) rows.push(biasRow(step, context));
  const of = resultRef(step);
  const name = forward
    ? symbol(of, 0, context)
    : `\\htmlClass{s-e}{\\textstyle\\sum_k ${letter('Err', context.notation).tex}_k\\,w_{${context.sizes.slice(0, step.unit.layer).reduce((a, b) => a + b, 0) + step.unit.index + 1}k}}`;
  const value = complete ? step.value : step.total;
  const last = complete || (!forward && step.done === step.terms.length);
  rows.push({
    key: 'total',
    symbol: name,
    body: '',
    note: last ? '' : 'so far',
    value: forward
      ? result({ quantity: complete ? 'I' : 'sum', unit: step.unit }, value, context)
      : `\\htmlClass{result s-e}{${plainNumber(value, 'sum', context)}}`,
    state: 'total',
  });
  return { lines: [], rows, result: null, of };
}

function termRow(term: Term, state: SumRow['state'], context: Context): SumRow {
  const [a, b] = term.factors;
  return {
    key: refKey(a) + refKey(b),
    symbol: `${symbol(a, a.value, context)}\\,${symbol(b, b.value, context)}`,
    body: state === 'todo' ? '' : `${number(a, context)}\\;\\cdot\\;${number(b, context)}`,
    note: '',
    value: state === 'todo' ? '' : plainNumber(term.value, 'sum', context),
    state,
  };
}

/** The rows around the present term; long runs before and after are drawn together, with their sum. */
function windowed(step: SumStep, context: Context): SumRow[] {
  const { terms, done } = step;
  const now = step.kind === 'netInput' ? -1 : done - 1;
  const row = (term: Term, i: number) =>
    termRow(term, i === now ? 'now' : i < done ? 'done' : 'todo', context);
  if (terms.length <= MOST_ROWS) return terms.map(row);
  const centre = now < 0 ? terms.length - 1 : now;
  const from = Math.max(0, Math.min(centre - 1, terms.length - NEAR));
  const to = Math.min(terms.length, from + NEAR);
  const rows = terms.slice(from, to).map((term, i) => row(term, from + i));
  if (from > 0) {
    const value = terms.slice(0, from).reduce((sum, term) => sum + term.value, 0);
    rows.unshift({
      key: 'before',
      symbol: '',
      body: '',
      note: `${from} before`,
      value: plainNumber(value, 'sum', context),
      state: 'done',
    });
  }
  if (to < terms.length)
    rows.push({
      key: 'after',
      symbol: '',
      body: '',
      note: `${terms.length - to} to come`,
      value: '',
      state: 'todo',
    });
  return rows;
}

function biasRow(step: SumStep, context: Context): SumRow {
  const ref = { quantity: 'θ' as const, unit: step.unit };
  if (step.kind !== 'netInput')
    return {
      key: 'bias',
      symbol: symbol(ref, 0, context),
      body: '',
      note: step.done === step.terms.length ? 'comes next' : 'comes last',
      value: '',
      state: 'todo',
    };
  const bias = step.factors[1];
  return {
    key: 'bias',
    symbol: symbol(ref, bias.value, context),
    body: '',
    note: 'bias',
    value: number(bias, context),
    state: 'now',
  };
}

/** O = f(I): the function with the symbol, then with the number. */
export function outputFormula(step: StepOf<'output'>, context: Context): Formula {
  const { activation: name } = context.network.layers[step.unit.layer - 1];
  const own = activations[name].kind === 'layerwise' ? step.factors[step.unit.index] : step.factors[0];
  const of = resultRef(step);
  const { tex } = activations[name];
  const fill = (argument: string, sum: string) =>
    tex.replace(/#/g, () => argument).replace(/\\sum_k e\^\{I_k\}/, () => sum);
  const signed = own.value < 0 && tex.includes('-#') ? `(${number(own, context)})` : number(own, context);
  const I = letter('I', context.notation).tex;
  const powers =
    step.factors.length > 4
      ? `\\sum_k e^{${I}_k}`
      : step.factors.map((factor) => `e^{${number(factor, context)}}`).join('+');
  return {
    lines: [
      `${symbol(of, step.value, context)}=\\displaystyle ${fill(symbol(own, own.value, context), `\\sum_k e^{${I}_k}`)}`,
      `\\phantom{${symbol({ ...of }, step.value, context).replace(/\\htmlData\{[^}]*\}/, '')}}=\\displaystyle ${fill(signed, powers)}`,
    ],
    rows: [],
    result: result(of, step.value, context),
    of,
  };
}
