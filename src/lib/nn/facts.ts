// The numbers of one tuple's walk, looked up as factors: what stands at a unit or a weight.
import type { ErrorPass } from './backward';
import type { ForwardPass } from './forward';
import { losses } from './losses/registry';
import type { Network, Tuple, UnitRef, WeightRef } from './network';
import type { Factor, Term } from './steps';
import type { Learner, UpdateRule } from './update';

/** What a tuple's walk needs: the learner as it was before the tuple, and the circumstances. The learner is read, never changed. */
export interface NarrationInput {
  learner: Learner;
  tuple: Tuple;
  rule: UpdateRule;
  rate: number;
  endsBatch: boolean;
}

/** The quantities that belong to one unit and are known from the two passes. */
type UnitQuantity = 'I' | 'O' | 'Err' | 'T' | 'θ' | 'pull';

/** Looks the results of the passes up as factors of steps. */
export class Facts {
  constructor(
    readonly input: NarrationInput,
    readonly forward: ForwardPass,
    readonly errors: ErrorPass,
  ) {}

  get network(): Network {
    return this.input.learner.network;
  }

  ofUnit(quantity: UnitQuantity, unit: UnitRef): Factor {
    return { quantity, unit, value: this.#valueOf(quantity, unit) };
  }

  #valueOf(quantity: UnitQuantity, { layer, index }: UnitRef): number {
    switch (quantity) {
      case 'I':
        return this.forward.netInputs[layer - 1][index];
      case 'O':
        return this.forward.outputs[layer][index];
      case 'Err':
        return this.errors.errors[layer - 1][index];
      case 'T':
        return this.input.tuple.targets[index];
      case 'θ':
        return this.network.layers[layer - 1].biases[index];
      case 'pull':
        return losses[this.network.loss].pull(this.forward.outputs[layer], this.input.tuple.targets, index);
    }
  }

  weight(weight: WeightRef): Factor {
    const { layer, from, to } = weight;
    return { quantity: 'w', weight, value: this.network.layers[layer].weights[from][to] };
  }

  /** The terms w_ij O_i of unit j, and the sum of the first `done`. */
  termsBelow({ layer, index }: UnitRef, done: number): { terms: Term[]; total: number } {
    const terms = this.forward.outputs[layer - 1].map((output, i): Term => {
      const w = this.weight({ layer: layer - 1, from: i, to: index });
      const o = this.ofUnit('O', { layer: layer - 1, index: i });
      return { weight: w.weight!, factors: [w, o], value: w.value * output };
    });
    return { terms, total: sumOf(terms, done) };
  }

  /** The terms Err_k w_jk of hidden unit j, and the sum of the first `done`. */
  termsAbove({ layer, index }: UnitRef, done: number): { terms: Term[]; total: number } {
    const terms = this.errors.errors[layer].map((error, k): Term => {
      const err = this.ofUnit('Err', { layer: layer + 1, index: k });
      const w = this.weight({ layer, from: index, to: k });
      return { weight: w.weight!, factors: [err, w], value: error * w.value };
    });
    return { terms, total: sumOf(terms, done) };
  }
}

/** The sum of the first `count` terms, in order from 0. */
function sumOf(terms: Term[], count: number): number {
  let sum = 0;
  for (let i = 0; i < Math.min(count, terms.length); i++) sum += terms[i].value;
  return sum;
}
