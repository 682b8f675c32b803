// The formulas of the errors: the pull of the loss, the error of an output unit, the error of a hidden unit.
import { activations, type ActivationName } from '$lib/nn/activations/registry';
import { errorCancels } from '$lib/nn/backward';
import { resultRef, type Factor, type StepOf } from '$lib/nn/steps';
import type { Context } from './context';
import type { Formula } from './formula';
import { indexOf, letter } from './notation';
import { bracket, column, columns, plainNumber, result, symbol, type Column } from './pieces';

/** More successors than this are not written out as a product. */
const MOST_TERMS = 2;

const equals = (step: StepOf<'outputPull' | 'outputError' | 'hiddenError'>, context: Context): Column[] => [
  { symbol: symbol(resultRef(step), step.value, context), number: '' },
  '=',
];

/** The slope f′(I) in symbols and numbers. */
const slopes: Record<ActivationName, (output: Factor, net: Factor, context: Context) => Column[]> = {
  sigmoid: (output, _, context) => [column(output, context), '(1-', column(output, context), ')'],
  tanh: (output, _, context) => ['(1-', squared(output, context), ')'],
  relu: (_, net, context) => ['[', column(net, context), '>0\\,]'],
  leaky_relu: (_, net, context) => ['[', column(net, context), '>0\\;?\\;1:0.01\\,]'],
  identity: () => ['1'],
  softmax: (output, _, context) => [column(output, context), '(1-', column(output, context), ')'],
};

function squared(output: Factor, context: Context): Column {
  const { symbol: above, number: below } = column(output, context) as { symbol: string; number: string };
  return { symbol: `${above}^{\\,2}`, number: `${below}^{\\,2}` };
}

/** −∂L/∂O: the difference the book calls T − O, or what another loss makes of it. */
export function pullFormula(step: StepOf<'outputPull'>, context: Context): Formula {
  const [target, output, count] = step.factors;
  const difference: Column[] = [column(target, context), '-', column(output, context)];
  const { loss } = context.network;
  const parts: Column[] =
    loss === 'half_sse'
      ? difference
      : loss === 'mean_square'
        ? [{ symbol: '\\tfrac{2}{K}', number: `\\tfrac{2}{${count.value}}` }, '(', ...difference, ')']
        : [fraction(target, output, loss === 'binary_cross_entropy', context)];
  const lead = loss === 'half_sse' ? [] : equals(step, context);
  return {
    lines: [columns(...lead, ...parts)],
    rows: [],
    result: result(resultRef(step), step.value, context),
    of: resultRef(step),
  };
}

function fraction(target: Factor, output: Factor, binary: boolean, context: Context): Column {
  const [t, o] = [column(target, context), column(output, context)] as { symbol: string; number: string }[];
  const write = (row: 'symbol' | 'number') =>
    `\\frac{${t[row]}}{${o[row]}}` + (binary ? `-\\frac{1-${t[row]}}{1-${o[row]}}` : '');
  return { symbol: write('symbol'), number: write('number') };
}

/** The error of a unit: its slope, times the pull of the loss or the blame passed back. */
export function errorFormula(step: StepOf<'outputError' | 'hiddenError'>, context: Context): Formula {
  const of = resultRef(step);
  const unit = indexOf(of, context.sizes);
  const lead = columns(...equals(step, context));
  const done = (tex: string): Formula => ({
    lines: [lead + tex],
    rows: [],
    result: result(of, step.value, context),
    of,
  });
  const { activation } = context.network.layers[step.unit.layer - 1];
  if (step.kind === 'outputError' && errorCancels(context.network)) {
    const [target, output] = step.factors;
    return done(columns(column(target, context), '-', column(output, context)));
  }
  if (step.kind === 'outputError' && activation === 'softmax') {
    const K = step.factors.length / 2;
    const O = letter('O', context.notation).tex;
    const [output, pull] = [step.factors[step.unit.index], step.factors[K + step.unit.index]];
    return done(
      columns(
        column(output, context),
        '\\bigl(',
        column(pull, context),
        `-\\textstyle\\sum_k ${O}_k\\,(-\\tfrac{\\partial L}{\\partial ${O}_k})\\bigr)`,
      ),
    );
  }
  const [output, net, from] = step.factors;
  const slope = activations[activation];
  const slopeValue = slope.kind === 'unitwise' ? slope.derivative(net.value, output.value) : NaN;
  const rest = step.kind === 'hiddenError' ? blame(step, context) : pullColumns(step, context);
  const book = step.kind === 'outputError' && context.network.loss === 'half_sse';
  const caption =
    step.kind === 'hiddenError' ? 'blame passed back' : book ? 'target less output' : 'pull of the loss';
  return done(
    bracket(
      slopes[activation](output, net, context),
      plainNumber(slopeValue, 'sum', context),
      `slope of unit ${unit}`,
    ) +
      columns('\\cdot') +
      bracket(rest, plainNumber(from.value, from.quantity, context), caption),
  );
}

function pullColumns(step: StepOf<'outputError'>, context: Context): Column[] {
  const pull = step.factors[2];
  if (context.network.loss !== 'half_sse') return [column(pull, context)];
  const output = step.factors[0];
  const target: Factor = { quantity: 'T', unit: step.unit, value: context.targets[step.unit.index] };
  return ['(', column(target, context), '-', column(output, context), ')'];
}

function blame(step: StepOf<'hiddenError'>, context: Context): Column[] {
  if (step.terms.length > MOST_TERMS) {
    const sum = step.factors[2];
    const own = indexOf({ quantity: 'O', unit: step.unit }, context.sizes);
    return [
      {
        symbol: `\\htmlClass{s-e}{\\textstyle\\sum_k ${letter('Err', context.notation).tex}_k\\,w_{${own}k}}`,
        number: plainNumber(sum.value, 'sum', context),
      },
    ];
  }
  const parts = step.terms.flatMap(({ factors: [error, weight] }, k): Column[] => [
    ...(k > 0 ? ['+'] : []),
    column(error, context),
    '\\cdot',
    column(weight, context),
  ]);
  return step.terms.length > 1 ? ['(', ...parts, ')'] : parts;
}
