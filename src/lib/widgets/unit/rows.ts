// The numbers of a single unit as the picture writes them, with their symbols and keys.
import { refKey } from '$lib/nn/steps';
import { letter, show, type Notation } from '$lib/view/formulas/notation';
import type { Account, UnitValues } from './sum';

/** What stands in the rows of the sum and at the curve; the unit's number follows those of its inputs. */
export function rowsOf(values: UnitValues, account: Account, notation: Notation) {
  const unit = { layer: 1, index: 0 };
  const own = String(values.weights.length + 1);
  const letters = {
    O: letter('O', notation).text,
    I: letter('I', notation).text,
    θ: letter('θ', notation).text,
  };
  const point = (quantity: 'I' | 'O', value: number) => ({
    value,
    text: show(value, quantity, notation),
    letters: letters[quantity],
    index: own,
    key: refKey({ quantity, unit }),
  });
  return {
    letters,
    products: values.weights.map((weight, i) => ({
      key: refKey({ quantity: 'w', weight: { layer: 0, from: i, to: 0 } }),
      symbols: [
        { letters: 'w', index: `${i + 1}${own}` },
        { letters: letters.O, index: String(i + 1) },
      ],
      factors: `${show(weight, 'w', notation)} · ${show(values.inputs[i], 'T', notation)}`,
      text: show(account.products[i], 'w', notation),
      from: account.sums[i],
      to: account.sums[i + 1],
    })),
    bias: {
      key: refKey({ quantity: 'θ', unit }),
      symbols: [{ letters: letters.θ, index: own }],
      factors: '',
      text: show(values.bias, 'θ', notation),
      from: account.sums[values.weights.length],
      to: account.netInput,
    },
    netInput: point('I', account.netInput),
    output: point('O', account.output),
  };
}
