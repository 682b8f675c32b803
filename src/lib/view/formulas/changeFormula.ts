// The formulas of the changes: an increment, gathered or applied, old and new.
import { resultRef, type Factor, type Quantity, type StepOf } from '$lib/nn/steps';
import type { Context } from './context';
import type { Formula, SumRow } from './formula';
import { column, columns, number, plainNumber, result, symbol, type Column } from './pieces';

type ChangeStep = StepOf<
  'weightUpdate' | 'weightGather' | 'weightFlush' | 'biasUpdate' | 'biasGather' | 'biasFlush'
>;

/** Δ = l · Err · O, then old + change = new, set as one adds by hand. */
export function changeFormula(step: ChangeStep, context: Context): Formula {
  const isWeight = 'weight' in step;
  const place = isWeight ? { weight: step.weight } : { unit: step.unit };
  const gathering = step.kind === 'weightGather' || step.kind === 'biasGather';
  const delta = { quantity: (isWeight ? 'dw' : 'dθ') as Quantity, ...place };
  const held = resultRef(step);
  const signed = step.increment < 0 ? '' : '+';
  const product = columns(
    { symbol: symbol(delta, step.increment, context), number: '' },
    '=',
    ...factorsOf(step, context),
    { symbol: '', number: '=' },
    { symbol: '', number: plainNumber(step.increment, delta.quantity, context) },
  );
  const old: Factor = { ...held, value: step.old };
  const row = (key: string, tex: string, note: string, value: string, state: SumRow['state']): SumRow => ({
    key,
    symbol: tex,
    body: '',
    note,
    value,
    state,
  });
  return {
    lines: [product],
    rows: [
      row('old', symbol(held, step.old, context), gathering ? 'so far' : 'old', number(old, context), 'done'),
      row(
        'change',
        symbol(delta, step.increment, context),
        'change',
        `${signed}${plainNumber(step.increment, delta.quantity, context)}`,
        'done',
      ),
      row(
        'new',
        symbol(held, step.value, context),
        gathering ? 'gathered' : 'new',
        result(held, step.value, context),
        'total',
      ),
    ],
    result: null,
    of: held,
  };
}

/** The factors of an increment as columns: l · Err · O, or what the batch gathered; then decay, then momentum. */
function factorsOf(step: ChangeStep, context: Context): Column[] {
  const of = (quantity: Quantity): Factor | undefined =>
    step.factors.find((factor) => factor.quantity === quantity);
  const show = (factor: Factor) => column(factor, context);
  const gathered = of('gw') ?? of('gθ');
  const flush = step.kind === 'weightFlush' || step.kind === 'biasFlush';
  const base: Column[] = flush
    ? [show(gathered!), ...(of('n') ? ['/', show(of('n')!)] : [])]
    : [of('l'), of('Err'), of('O')]
        .filter((factor) => factor !== undefined)
        .flatMap((factor, i) => (i ? ['\\cdot', show(factor)] : [show(factor)]));
  const [λ, w, α, previous] = [of('λ'), of('w'), of('α'), of('pw') ?? of('pθ')];
  const decay: Column[] =
    λ && w && of('l') ? ['-', show(of('l')!), '\\cdot', show(λ), '\\cdot', show(w)] : [];
  const momentum: Column[] = α && previous ? ['+', show(α), '\\cdot', show(previous)] : [];
  return [...base, ...decay, ...momentum];
}
