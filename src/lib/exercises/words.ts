// Names of quantities, numbers as they are shown, and formulas as plain text: in symbols, with numbers, with the result.
import { activations } from '$lib/nn/activations/registry';
import { errorCancels } from '$lib/nn/backward';
import type { Narration } from '$lib/nn/narrate';
import { unitNumber, type UnitRef } from '$lib/nn/network';
import type { Factor, Quantity, Ref, Step, StepOf, Term } from '$lib/nn/steps';
import { isChange, type ChangeStep } from './hand';
import { digitsOf } from './work';

const letters: Partial<Record<Quantity, string>> = {
  dw: 'Δw',
  dθ: 'Δθ',
  gw: 'ΣΔw',
  gθ: 'ΣΔθ',
  pw: 'Δw',
  pθ: 'Δθ',
  pull: '−∂L/∂O',
};

/** The index of what a ref stands for: 4 of a unit, 46 of a weight. */
function indexOf({ unit, weight }: Ref, sizes: readonly number[]): string {
  if (unit) return String(unitNumber(sizes, unit));
  if (!weight) return '';
  const { layer, from, to } = weight;
  const ends = [
    unitNumber(sizes, { layer, index: from }),
    unitNumber(sizes, { layer: layer + 1, index: to }),
  ];
  return ends.join(ends.some((end) => end > 9) ? ',' : '');
}

/** The symbol as sentences hold it: `$w_{46}$`. */
export function symbolOf(ref: Ref, sizes: readonly number[]): string {
  const index = indexOf(ref, sizes);
  return `$${letters[ref.quantity] ?? ref.quantity}${index && `_{${index}}`}$`;
}

/** A text with its symbols in plain letters: w46. */
export const plainText = (text: string): string =>
  text.replace(/\$([^$]*)\$/g, (_, inner: string) => inner.replace(/[_{}]/g, ''));

/** A number to so many decimals, or as short as it is; U+2212 as minus. */
export function show(value: number, digits?: number): string {
  const text = digits === undefined ? String(Number(value.toFixed(6))) : value.toFixed(digits);
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−');
}

/** A factor's number: given values as they are, computed ones rounded as they are shown. */
export const showFactor = ({ quantity, unit, value }: Factor): string =>
  quantity === 'I' || quantity === 'Err' || (quantity === 'O' && unit?.layer !== 0)
    ? show(value, digitsOf(quantity))
    : show(value);

const wrapped = (text: string): string => (text.startsWith('−') ? `(${text})` : text);

/** A formula in plain text: what it gives, in symbols, with numbers. */
export interface PlainFormula {
  symbols: string;
  numbers: string;
}

const asShown = (factor: Factor): string => wrapped(showFactor(factor));

/** How the value of a quantity is worked out at a step of a walk; numbers rounded as they are shown, or otherwise. */
export function formulaOf(walk: Narration, n: number, quantity: Quantity, number = asShown): PlainFormula {
  const step = walk.step(n);
  const sizes = walk.script.sizes;
  const name = (ref: Ref) => plainText(symbolOf(ref, sizes));
  const both = (make: (say: (factor: Factor) => string) => string): PlainFormula => ({
    symbols: make(name),
    numbers: make(number),
  });
  if (isChange(step)) return changeFormula(step, quantity, both);
  const terms = (list: readonly Term[], say: (factor: Factor) => string) =>
    list.map(({ factors: [a, b] }) => `${say(a)} · ${say(b)}`).join(' + ');
  switch (step.kind) {
    case 'netInput':
      return both((say) => `${terms(step.terms, say)} + ${say(step.factors[1])}`);
    case 'output':
      return outputFormula(walk, step, both);
    case 'outputPull':
      return both((say) => pullText(walk, step.unit, say));
    case 'outputError':
      return both((say) => outputErrorText(walk, step, say));
    case 'hiddenError':
      return both((say) => `${slope(walk, step.unit, say)} (${terms(step.terms, say)})`);
    default:
      return both((say) => step.factors.map(say).join(' · '));
  }
}

type Both = (make: (say: (factor: Factor) => string) => string) => PlainFormula;

type Say = (factor: Factor) => string;

/** −∂L/∂O of an output unit: T − O with the book's loss. */
function pullText(walk: Narration, unit: UnitRef, say: Say): string {
  const [T, O] = [say(factorOf(walk, 'T', unit)), say(factorOf(walk, 'O', unit))];
  switch (walk.network.loss) {
    case 'half_sse':
      return `${T} − ${O}`;
    case 'mean_square':
      return `2 · (${T} − ${O}) / ${walk.input.tuple.targets.length}`;
    case 'cross_entropy':
      return `${T} / ${O}`;
    case 'binary_cross_entropy':
      return `${T} / ${O} − (1 − ${T}) / (1 − ${O})`;
  }
}

/** T − O where slope and pull cancel; slope times pull of a unit by itself; O (pull − Σ O pull) of a softmax unit. */
function outputErrorText(walk: Narration, step: StepOf<'outputError'>, say: Say): string {
  const { unit, factors } = step;
  if (errorCancels(walk.network))
    return `${say(factorOf(walk, 'T', unit))} − ${say(factorOf(walk, 'O', unit))}`;
  if (activations[walk.network.layers[unit.layer - 1].activation].kind === 'unitwise')
    return `${slope(walk, unit, say)} (${pullText(walk, unit, say)})`;
  const half = factors.length / 2;
  const sum = factors.slice(0, half).map((output, k) => `${say(output)} · ${say(factors[half + k])}`);
  return `${say(factors[unit.index])} · (${say(factors[half + unit.index])} − (${sum.join(' + ')}))`;
}

function factorOf(walk: Narration, quantity: 'T' | 'O' | 'I', unit: UnitRef): Factor {
  const { layer, index } = unit;
  const value =
    quantity === 'T'
      ? walk.input.tuple.targets[index]
      : quantity === 'O'
        ? walk.forward.outputs[layer][index]
        : walk.forward.netInputs[layer - 1][index];
  return { quantity, unit, value };
}

/** O (1 − O) of a sigmoid unit, f′(I) of any other. */
function slope(walk: Narration, unit: UnitRef, say: (factor: Factor) => string): string {
  const O = say(factorOf(walk, 'O', unit));
  const { activation } = walk.network.layers[unit.layer - 1];
  return activation === 'sigmoid' ? `${O} (1 − ${O})` : `f′(${say(factorOf(walk, 'I', unit))})`;
}

function outputFormula(walk: Narration, step: Step & { unit: UnitRef }, both: Both): PlainFormula {
  const { activation } = walk.network.layers[step.unit.layer - 1];
  if (activation === 'sigmoid') return both((say) => `1 / (1 + e^(−${say(step.factors[0])}))`);
  const list = activations[activation].kind === 'layerwise' ? step.factors : [step.factors[0]];
  return both((say) => `${activation}(${list.map(say).join(', ')})`);
}

/** l Err O, or what the batch gathered; decay and momentum after it; for a new value the old one before it. */
function changeFormula(step: ChangeStep, quantity: Quantity, both: Both): PlainFormula {
  const old: Factor =
    'weight' in step
      ? { quantity: 'w', weight: step.weight, value: step.old }
      : { quantity: 'θ', unit: step.unit, value: step.old };
  const of = (...names: Quantity[]) => step.factors.find((factor) => names.includes(factor.quantity));
  const list = (...names: Quantity[]) => step.factors.filter((factor) => names.includes(factor.quantity));
  const gathered = of('gw', 'gθ');
  const isDelta = quantity === 'dw' || quantity === 'dθ';
  return both((say) => {
    const product = (factors: readonly Factor[]) => factors.map(say).join(' · ');
    if (step.kind.endsWith('Gather'))
      return `${gathered && !isDelta ? `${say(gathered)} + ` : ''}${product(list('l', 'Err', 'O'))}`;
    const n = of('n');
    const base = gathered ? `${say(gathered)}${n ? ` / ${say(n)}` : ''}` : product(list('l', 'Err', 'O'));
    const decay = of('λ') ? ` − ${product(list('l', 'λ', 'w'))}` : '';
    const momentum = of('α') ? ` + ${product(list('α', 'pw', 'pθ'))}` : '';
    return `${isDelta ? '' : `${say(old)} + `}${base}${decay}${momentum}`;
  });
}
