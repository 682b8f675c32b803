// The table of a tuple as the book prints it: units with I, O, Err; weights and biases with old, change, new.
import type { Narration } from '$lib/nn/narrate';
import { refKey, resultRef, type Quantity, type Ref } from '$lib/nn/steps';
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

/** The columns of the weights, then the biases, in the order of the walk. */
export function changeColumns(walk: Narration, n: number, notation: Notation): ChangeColumn[] {
  const { script, network } = walk;
  const read = cellReader(walk, n, notation);
  const column = (
    ref: Ref,
    old: number,
    delta: Quantity,
    step: number | undefined,
    change: () => number,
  ): ChangeColumn => {
    const known = step !== undefined && step <= n;
    const place = { unit: ref.unit, weight: ref.weight };
    return {
      ref,
      value: old,
      symbol: `$${letter(ref.quantity, notation).text}_{${indexOf(ref, script.sizes)}}$`,
      cells: [
        step === n ? { ...read(ref, old, 0), state: 'used' } : read(ref, old, 0),
        read({ quantity: delta, ...place }, known ? change() : 0, step ?? Infinity),
        read(ref, known ? old + change() : 0, step ?? Infinity, step === n),
      ],
    };
  };
  const weights = layersBack(walk).flatMap(({ layer }) => {
    const { weights: rows } = network.layers[layer - 1];
    return rows.flatMap((row, from) =>
      row.map((old, to) => {
        const weight = { layer: layer - 1, from, to };
        const step = script.weightStep(weight, 'update') ?? script.weightStep(weight, 'flush');
        return column(
          { quantity: 'w', weight },
          old,
          'dw',
          step,
          () => walk.result.applied!.weights[layer - 1][from][to],
        );
      }),
    );
  });
  const biases = layersBack(walk).flatMap(({ layer }) =>
    network.layers[layer - 1].biases
      .map((old, index) => {
        const unit = { layer, index };
        const step = script.biasStep(unit, 'update') ?? script.biasStep(unit, 'flush');
        return column(
          { quantity: 'θ', unit },
          old,
          'dθ',
          step,
          () => walk.result.applied!.biases[layer - 1][index],
        );
      })
      .reverse(),
  );
  return [...weights, ...biases];
}

/** The layers after the inputs, last first, as the update goes through them. */
const layersBack = ({ script }: Narration): { layer: number }[] =>
  script.sizes.slice(1).map((_, i) => ({ layer: script.sizes.length - 1 - i }));

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
