// The lines of the book's algorithm for a network and its way of updating.
import { activations } from '$lib/nn/activations/registry';
import { errorCancels } from '$lib/nn/backward';
import type { Network } from '$lib/nn/network';
import type { StepKind } from '$lib/nn/steps';
import type { UpdateRule } from '$lib/nn/update';
import { letter, type Notation } from './notation';

export type LineName =
  | 'start'
  | 'loop'
  | 'inputs'
  | 'layers'
  | 'netInput'
  | 'output'
  | 'outputError'
  | 'hiddenError'
  | 'change'
  | 'weights'
  | 'biases'
  | 'apply';

export interface Line {
  name: LineName;
  indent: 0 | 1 | 2;
  text: string;
}

/** The line that a kind of step carries out. */
export const lineOf: Record<StepKind, LineName> = {
  netInputTerm: 'netInput',
  netInput: 'netInput',
  output: 'output',
  outputPull: 'outputError',
  outputError: 'outputError',
  hiddenErrorTerm: 'hiddenError',
  hiddenError: 'hiddenError',
  weightUpdate: 'weights',
  biasUpdate: 'biases',
  weightGather: 'weights',
  biasGather: 'biases',
  weightFlush: 'apply',
  biasFlush: 'apply',
};

/** The algorithm, line by line, in the words of the book. */
export function algorithmLines(network: Network, rule: UpdateRule, notation: Notation): Line[] {
  const s = (quantity: Parameters<typeof letter>[0], index: string) =>
    `$${letter(quantity, notation).text}_{${index}}$`;
  const [O, I, θ, Err, T, w] = [
    s('O', 'j'),
    s('I', 'j'),
    s('θ', 'j'),
    s('Err', 'j'),
    s('T', 'j'),
    s('w', 'ij'),
  ];
  const l = `$${letter('l', notation).text}$`;
  const names = new Set(network.layers.map((layer) => layer.activation));
  const book = names.size === 1 && names.has('sigmoid');
  const slope = book ? `${O} (1 − ${O})` : `f′(${I})`;
  const last = network.layers[network.layers.length - 1].activation;
  const outputSlope = last === 'sigmoid' ? `${O} (1 − ${O})` : `f′(${I})`;
  const pull = network.loss === 'half_sse' ? `(${T} − ${O})` : `(−∂L/∂${O})`;
  const outputError = errorCancels(network)
    ? `${T} − ${O}`
    : activations[last].kind === 'layerwise'
      ? `$Σ_{k}$ (−∂L/∂${s('O', 'k')}) ∂${s('O', 'k')}/∂${I}`
      : `${outputSlope} ${pull}`;
  const forward: Line[] = [
    { name: 'start', indent: 0, text: 'start with small random weights and biases' },
    { name: 'loop', indent: 0, text: 'until a stopping rule holds, for each tuple:' },
    { name: 'inputs', indent: 1, text: `inputs: ${O} = ${I}` },
    { name: 'layers', indent: 1, text: 'layer by layer, forward:' },
    { name: 'netInput', indent: 2, text: `${I} = $Σ_{i}$ ${w} ${s('O', 'i')} + ${θ}` },
    {
      name: 'output',
      indent: 2,
      text: book ? `${O} = 1 / (1 + e^−${letter('I', notation).text}^)` : `${O} = f(${I})`,
    },
    { name: 'outputError', indent: 1, text: `output: ${Err} = ${outputError}` },
    {
      name: 'hiddenError',
      indent: 1,
      text: `hidden: ${Err} = ${slope} $Σ_{k}$ ${s('Err', 'k')} ${s('w', 'jk')}`,
    },
  ];
  const own = `${l} ${Err} ${s('O', 'i')}`;
  const decay = rule.l2 ? ` − ${l} $λ$ ${w}` : '';
  const momentum = (delta: 'dw' | 'dθ', index: string) => (rule.momentum ? ` + $α$ ${s(delta, index)}′` : '');
  if (rule.updating === 'case')
    return [
      ...forward,
      { name: 'change', indent: 1, text: 'every error known? only now change:' },
      { name: 'weights', indent: 2, text: `${w} = ${w} + ${own}${decay}${momentum('dw', 'ij')}` },
      { name: 'biases', indent: 2, text: `${θ} = ${θ} + ${l} ${Err}${momentum('dθ', 'j')}` },
    ];
  const when =
    rule.updating === 'epoch' ? 'after the epoch' : `after ${rule.updating.batch} tuples, by the mean`;
  return [
    ...forward,
    { name: 'change', indent: 1, text: 'every error known? only now gather:' },
    { name: 'weights', indent: 2, text: `${s('dw', 'ij')} = ${s('dw', 'ij')} + ${own}` },
    { name: 'biases', indent: 2, text: `${s('dθ', 'j')} = ${s('dθ', 'j')} + ${l} ${Err}` },
    {
      name: 'apply',
      indent: 1,
      text: `${when}: ${w} = ${w} + ${s('dw', 'ij')}${decay}${momentum('dw', 'ij')}`,
    },
  ];
}
