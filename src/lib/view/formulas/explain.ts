// Step → what is said of it: the place, one plain sentence, the line of the algorithm, and the formula.
import type { Step, StepKind, StepOf } from '$lib/nn/steps';
import { lineOf, type LineName } from './algorithm';
import type { Context } from './context';
import { changeFormula } from './changeFormula';
import { errorFormula, pullFormula } from './errorFormula';
import { outputFormula, sumFormula } from './forwardFormula';
import type { Formula } from './formula';
import { indexOf, letter, show, type Notation } from './notation';
import * as say from './sentences';

/** What is said of a step. `where` and `sentence` may hold symbols, see `richText`. */
export interface Explanation {
  where: string;
  sentence: string;
  line: LineName;
  formula: Formula;
}

type Explain<K extends StepKind> = (step: StepOf<K>, context: Context) => Omit<Explanation, 'line'>;

const unitName = (step: { unit: { layer: number; index: number } }, context: Context) =>
  indexOf({ quantity: 'O', unit: step.unit }, context.sizes);
const hiddenOrOutput = (step: { unit: { layer: number } }, { sizes }: Context) =>
  step.unit.layer === sizes.length - 1 ? 'output' : 'hidden';

/** One explanation for every kind of step: the compiler names a step without one. */
const explanations: { [K in StepKind]: Explain<K> } = {
  netInputTerm: (step, context) => ({
    where: `Forward, net input of unit ${unitName(step, context)}`,
    sentence: say.netInputTerm(step, context),
    formula: sumFormula(step, context),
  }),
  netInput: (step, context) => ({
    where: `Forward, net input of unit ${unitName(step, context)}`,
    sentence: say.netInput(step, context),
    formula: sumFormula(step, context),
  }),
  output: (step, context) => ({
    where: `Forward, output of unit ${unitName(step, context)}`,
    sentence: say.output(step, context),
    formula: outputFormula(step, context),
  }),
  outputPull: (step, context) => ({
    where: `Error, output unit ${unitName(step, context)}`,
    sentence: say.outputPull(step, context),
    formula: pullFormula(step, context),
  }),
  outputError: (step, context) => ({
    where: `Error, output unit ${unitName(step, context)}`,
    sentence: say.outputError(step, context),
    formula: errorFormula(step, context),
  }),
  hiddenErrorTerm: (step, context) => ({
    where: `Error, ${hiddenOrOutput(step, context)} unit ${unitName(step, context)}`,
    sentence: say.hiddenErrorTerm(step, context),
    formula: sumFormula(step, context),
  }),
  hiddenError: (step, context) => ({
    where: `Error, hidden unit ${unitName(step, context)}`,
    sentence: say.hiddenError(step, context),
    formula: errorFormula(step, context),
  }),
  weightUpdate: weightChange,
  weightGather: weightChange,
  weightFlush: weightChange,
  biasUpdate: biasChange,
  biasGather: biasChange,
  biasFlush: biasChange,
};

function weightChange(step: StepOf<'weightUpdate' | 'weightGather' | 'weightFlush'>, context: Context) {
  const name = `$w_{${indexOf({ quantity: 'w', weight: step.weight }, context.sizes)}}$`;
  return {
    where: `Update, weight ${name}`,
    sentence: say.weightChange(step, context),
    formula: changeFormula(step, context),
  };
}

function biasChange(step: StepOf<'biasUpdate' | 'biasGather' | 'biasFlush'>, context: Context) {
  const name = `$${letter('θ', context.notation).text}_{${unitName(step, context)}}$`;
  return {
    where: `Update, bias ${name}`,
    sentence: say.biasChange(step, context),
    formula: changeFormula(step, context),
  };
}

/** What is said of a step. */
export function explain(step: Step, context: Context): Explanation {
  const explanation = (explanations[step.kind] as Explain<StepKind>)(step, context);
  return { ...explanation, line: lineOf[step.kind] };
}

/** What is said before the first step of a tuple: it waits at the inputs. */
export function explainReady(
  inputs: readonly number[],
  targets: readonly number[],
  notation: Notation,
  count: string,
): Pick<Explanation, 'where' | 'sentence' | 'line'> {
  const list = (values: readonly number[]) =>
    values.map((value) => show(value, 'w', notation)).join(notation.decimal === 'comma' ? '; ' : ', ');
  const few = inputs.length <= 5 && targets.length <= 4;
  const answer =
    targets.length === 1
      ? `The answer should be ${list(targets)}.`
      : `The answers should be ${list(targets)}.`;
  return {
    where: 'Ready',
    sentence: few
      ? `${count} is waiting at the inputs: ${list(inputs)}. ${answer}`
      : `${count} is waiting at the inputs.`,
    line: 'inputs',
  };
}
