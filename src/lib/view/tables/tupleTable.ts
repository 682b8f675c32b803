// The table of a tuple as the book prints it: units with I, O, Err; weights and biases with old, change, new.
import type { Narration } from '$lib/nn/narrate';
import { refKey, resultRef, type Quantity, type Ref } from '$lib/nn/steps';
import { changeAt, shownPlaces } from './changeOrder';
import { indexOf, letter, show, showAll, type Notation } from '../formulas/notation';

/** One cell; null text while the value is not known. `state` says whether it is the result now, a factor, or neither. */
export interface Cell {
  key: string;
  text: string | null;
  exact: string;
  state: 'now' | 'used' | 'known' | 'unknown';
}

export interface UnitColumn {
  number: string;
  cells: [netInput: Cell, output: Cell, error: Cell];
}

export interface ChangeColumn {
  ref: Ref;
  /** The symbol as rich text. */
  symbol: string;
  value: number;
  cells: [old: Cell, change: Cell, next: Cell];
}

/** The columns of the units after the inputs, in order. */
export function unitColumns(walk: Narration, n: number, notation: Notation): UnitColumn[] {
  const { sizes } = walk.script;
  const reader = cellReader(walk, n, notation);
  return sizes.slice(1).flatMap((count, l) =>
    Array.from({ length: count }, (_, index): UnitColumn => {
      const unit = { layer: l + 1, index };
      const { script } = walk;
      return {
        number: indexOf({ quantity: 'O', unit }, sizes),
        cells: [
          reader({ quantity: 'I', unit }, walk.forward.netInputs[l][index], script.netInputStep(unit)),
          reader({ quantity: 'O', unit }, walk.forward.outputs[l + 1][index], script.outputStep(unit)),
          reader({ quantity: 'Err', unit }, walk.errors.errors[l][index], script.errorStep(unit)),
        ],
      };
    }),
  );
}

/** The columns of the weights, then the biases, in the order of the walk; of a large network those around the step. */
export function changeColumns(walk: Narration, n: number, notation: Notation): ChangeColumn[] {
  const read = cellReader(walk, n, notation);
  const [from, to] = shownPlaces(walk.script, n === 0 ? null : walk.step(n));
  return Array.from({ length: to - from }, (_, i) => {
    const ref = changeAt(walk.script, from + i);
    const { old, delta, step, change } = changeOf(walk, ref);
    const known = step !== undefined && step <= n;
    return {
      ref,
      value: old,
      symbol: `$${letter(ref.quantity, notation).text}_{${indexOf(ref, walk.script.sizes)}}$`,
      cells: [
        step === n ? { ...read(ref, old, 0), state: 'used' } : read(ref, old, 0),
        read({ ...ref, quantity: delta }, known ? change() : 0, step ?? Infinity),
        read(ref, known ? old + change() : 0, step ?? Infinity, step === n),
      ],
    };
  });
}

interface Change {
  old: number;
  delta: Quantity;
  /** The step that changes it; undefined when this tuple has none. */
  step: number | undefined;
  change: () => number;
}

/** What happens to a weight or a bias in the walk. */
function changeOf(walk: Narration, { weight, unit }: Ref): Change {
  const { script, network } = walk;
  if (weight) {
    const { layer, from, to } = weight;
    return {
      old: network.layers[layer].weights[from][to],
      delta: 'dw',
      step: script.weightStep(weight, 'update') ?? script.weightStep(weight, 'flush'),
      change: () => walk.result.applied!.weights[layer][from][to],
    };
  }
  const { layer, index } = unit!;
  return {
    old: network.layers[layer - 1].biases[index],
    delta: 'dθ',
    step: script.biasStep(unit!, 'update') ?? script.biasStep(unit!, 'flush'),
    change: () => walk.result.applied!.biases[layer - 1][index],
  };
}

function cellReader(walk: Narration, n: number, notation: Notation) {
  const step = n === 0 ? null : walk.step(n);
  const used = new Set(step?.factors.map(refKey));
  const result = step && refKey(resultRef(step));
  return (ref: Ref, value: number, at: number, now = false): Cell => {
    const key = refKey(ref);
    if (at > n) return { key, text: null, exact: '', state: 'unknown' };
    const state = now || (result === key && at === n) ? 'now' : used.has(key) ? 'used' : 'known';
    return { key, text: show(value, ref.quantity, notation), exact: showAll(value, notation), state };
  };
}
