// The walk through one tuple: each step made on demand from the results of the two passes and the update.
import { activations } from './activations/registry';
import { backward, errorCancels, type ErrorPass } from './backward';
import { forward, type ForwardPass } from './forward';
import { losses } from './losses/registry';
import type { Network, Tuple, UnitRef, WeightRef } from './network';
import { Script, type Place } from './script';
import type { Factor, Quantity, Step, Term } from './steps';
import { biasIncrement, settle, tupleIncrement, update, weightIncrement } from './update';
import type { Increments, Learner, UpdateResult, UpdateRule } from './update';

/** What a tuple's walk needs: the learner as it was before the tuple, and the circumstances. The learner is read, never changed. */
export interface NarrationInput {
  learner: Learner;
  tuple: Tuple;
  rule: UpdateRule;
  rate: number;
  endsBatch: boolean;
}

/**
 * Walks the results of `forward`, `backward` and `update` for one tuple. Step n costs only itself: positions are found by arithmetic,
 * and the update of the whole network is worked out only when asked for.
 */
export class Narration {
  readonly script: Script;
  readonly forward: ForwardPass;
  readonly errors: ErrorPass;
  #result?: UpdateResult;

  constructor(readonly input: NarrationInput) {
    const { network } = input.learner;
    this.script = new Script({ network, rule: input.rule, endsBatch: input.endsBatch });
    this.forward = forward(network, input.tuple.inputs);
    this.errors = backward(network, this.forward, input.tuple.targets);
  }

  /** The number of steps. */
  get length(): number {
    return this.script.length;
  }

  get network(): Network {
    return this.input.learner.network;
  }

  /** What the tuple does to the learner, as full-speed training does it. */
  get result(): UpdateResult {
    const { learner, rule, rate, endsBatch } = this.input;
    return (this.#result ??= update(learner, this.forward, this.errors, rule, rate, endsBatch));
  }

  /** Step n, 1 ≤ n ≤ length; throws RangeError outside. */
  step(n: number): Step {
    const place = this.script.place(n);
    const { section, group, offset } = place;
    const unit = this.script.unitOf(section, group);
    switch (section.kind) {
      case 'unitForward':
      case 'unitNetInput': {
        const terms = this.script.sizes[unit.layer - 1];
        return offset < terms
          ? this.#netInputTerm(unit, offset)
          : offset === terms
            ? this.#netInput(unit)
            : this.#output(unit);
      }
      case 'layerOutput':
        return this.#output(unit);
      case 'outputError':
        return offset === 0 ? this.#outputPull(unit) : this.#outputError(unit);
      case 'outputPull':
        return this.#outputPull(unit);
      case 'outputErrorOnly':
        return this.#outputError(unit);
      case 'hiddenError':
        return offset < section.perGroup - 1 ? this.#hiddenErrorTerm(unit, offset) : this.#hiddenError(unit);
      case 'weights':
        return this.#weightChange(place, this.script.weightOf(section, offset));
      case 'biases':
        return this.#biasChange(place, this.script.biasOf(section, offset));
    }
  }

  /** All steps in order, each made when it is reached. */
  *steps(): Generator<Step> {
    for (let n = 1; n <= this.length; n++) yield this.step(n);
  }

  #ofUnit(quantity: Quantity, { layer, index }: UnitRef): Factor {
    const l = layer - 1;
    const value =
      quantity === 'I'
        ? this.forward.netInputs[l][index]
        : quantity === 'O'
          ? this.forward.outputs[layer][index]
          : quantity === 'Err'
            ? this.errors.errors[l][index]
            : quantity === 'T'
              ? this.input.tuple.targets[index]
              : this.network.layers[l].biases[index];
    return { quantity, unit: { layer, index }, value };
  }

  #weight(weight: WeightRef): Factor {
    return {
      quantity: 'w',
      weight,
      value: this.network.layers[weight.layer].weights[weight.from][weight.to],
    };
  }

  /** The terms w_ij O_i of unit j, and the sum of the first `done`. */
  #termsBelow({ layer, index }: UnitRef, done: number): { terms: Term[]; total: number } {
    const terms = this.forward.outputs[layer - 1].map((output, i): Term => {
      const w = this.#weight({ layer: layer - 1, from: i, to: index });
      const o = this.#ofUnit('O', { layer: layer - 1, index: i });
      return { weight: w.weight!, factors: [w, o], value: w.value * output };
    });
    return { terms, total: sumOf(terms, done) };
  }

  /** The terms Err_k w_jk of hidden unit j, and the sum of the first `done`. */
  #termsAbove({ layer, index }: UnitRef, done: number): { terms: Term[]; total: number } {
    const terms = this.errors.errors[layer].map((error, k): Term => {
      const err = this.#ofUnit('Err', { layer: layer + 1, index: k });
      const w = this.#weight({ layer, from: index, to: k });
      return { weight: w.weight!, factors: [err, w], value: error * w.value };
    });
    return { terms, total: sumOf(terms, done) };
  }

  #netInputTerm(unit: UnitRef, i: number): Step {
    const sum = this.#termsBelow(unit, i + 1);
    const { factors, value } = sum.terms[i];
    return { kind: 'netInputTerm', phase: 'forward', unit, factors, value, ...sum, done: i + 1 };
  }

  #netInput(unit: UnitRef): Step {
    const sum = this.#termsBelow(unit, Infinity);
    const factors: Factor[] = [{ quantity: 'sum', unit, value: sum.total }, this.#ofUnit('θ', unit)];
    const value = this.#ofUnit('I', unit).value;
    return { kind: 'netInput', phase: 'forward', unit, factors, value, ...sum, done: sum.terms.length };
  }

  #output(unit: UnitRef): Step {
    const { activation } = this.network.layers[unit.layer - 1];
    const nets = this.forward.netInputs[unit.layer - 1];
    const factors =
      activations[activation].kind === 'unitwise'
        ? [this.#ofUnit('I', unit)]
        : nets.map((_, k) => this.#ofUnit('I', { layer: unit.layer, index: k }));
    return { kind: 'output', phase: 'forward', unit, factors, value: this.#ofUnit('O', unit).value };
  }

  #outputPull(unit: UnitRef): Step {
    const factors = [this.#ofUnit('T', unit), this.#ofUnit('O', unit)];
    if (this.network.loss === 'mean_square')
      factors.push({ quantity: 'K', value: this.input.tuple.targets.length });
    return { kind: 'outputPull', phase: 'error', unit, factors, value: this.#pull(unit.index) };
  }

  #pull(k: number): number {
    const outputs = this.forward.outputs[this.network.layers.length];
    return losses[this.network.loss].pull(outputs, this.input.tuple.targets, k);
  }

  #outputError(unit: UnitRef): Step {
    const { layer, index } = unit;
    const pull = (k: number): Factor => ({
      quantity: 'pull',
      unit: { layer, index: k },
      value: this.#pull(k),
    });
    const value = this.#ofUnit('Err', unit).value;
    const step = { kind: 'outputError', phase: 'error', unit, value } as const;
    if (errorCancels(this.network))
      return { ...step, factors: [this.#ofUnit('T', unit), this.#ofUnit('O', unit)] };
    if (activations[this.network.layers[layer - 1].activation].kind === 'unitwise')
      return { ...step, factors: [this.#ofUnit('O', unit), this.#ofUnit('I', unit), pull(index)] };
    const outputs = this.forward.outputs[layer].map((_, k) => this.#ofUnit('O', { layer, index: k }));
    return { ...step, factors: [...outputs, ...outputs.map((_, k) => pull(k))] };
  }

  #hiddenErrorTerm(unit: UnitRef, k: number): Step {
    const sum = this.#termsAbove(unit, k + 1);
    const { factors, value } = sum.terms[k];
    return { kind: 'hiddenErrorTerm', phase: 'error', unit, factors, value, ...sum, done: k + 1 };
  }

  #hiddenError(unit: UnitRef): Step {
    const sum = this.#termsAbove(unit, Infinity);
    const [output, net] = [this.#ofUnit('O', unit), this.#ofUnit('I', unit)];
    const activation = activations[this.network.layers[unit.layer - 1].activation];
    const slope = activation.kind === 'unitwise' ? activation.derivative(net.value, output.value) : NaN;
    const factors: Factor[] = [output, net, { quantity: 'sum', unit, value: sum.total }];
    const value = this.#ofUnit('Err', unit).value;
    return {
      kind: 'hiddenError',
      phase: 'error',
      unit,
      factors,
      value,
      slope,
      ...sum,
      done: sum.terms.length,
    };
  }

  #weightChange({ section }: Place, weight: WeightRef): Step {
    const { learner, rule, rate } = this.input;
    const { layer, from, to } = weight;
    const at = (increments: Increments | null) => increments?.weights[layer][from][to] ?? 0;
    const error = this.#ofUnit('Err', { layer: layer + 1, index: to });
    const output = this.#ofUnit('O', { layer, index: from });
    const w = this.#weight(weight);
    const own: Factor[] = [{ quantity: 'l', value: rate }, error, output];
    const gathered = (old: number) => old + tupleIncrement(rate, error.value, output.value);
    const count = section.mode === 'update' ? 1 : learner.gatheredCount + 1;
    const before = at(learner.gathered);
    const sum = learner.gathered ? gathered(before) : tupleIncrement(rate, error.value, output.value);
    if (section.mode === 'gather') {
      const increment = tupleIncrement(rate, error.value, output.value);
      const factors: Factor[] = learner.gathered ? [{ quantity: 'gw', weight, value: before }, ...own] : own;
      return { kind: 'weightGather', phase: 'update', weight, factors, increment, old: before, value: sum };
    }
    const base = section.mode === 'update' ? tupleIncrement(rate, error.value, output.value) : sum;
    const increment = weightIncrement(
      rule,
      rate,
      settle(base, count, rule.updating),
      w.value,
      at(learner.previous),
    );
    const kind = section.mode === 'update' ? 'weightUpdate' : 'weightFlush';
    const factors = [
      ...(section.mode === 'update' ? own : this.#batch({ quantity: 'gw', weight, value: sum }, count)),
      ...(rule.l2 === 0 ? [] : ([{ quantity: 'λ', value: rule.l2 }] as Factor[])),
      w,
      ...this.#momentum({ quantity: 'pw', weight, value: at(learner.previous) }),
    ];
    return { kind, phase: 'update', weight, factors, increment, old: w.value, value: w.value + increment };
  }

  #biasChange({ section }: Place, unit: UnitRef): Step {
    const { learner, rule, rate } = this.input;
    const at = (increments: Increments | null) => increments?.biases[unit.layer - 1][unit.index] ?? 0;
    const error = this.#ofUnit('Err', unit);
    const θ = this.#ofUnit('θ', unit);
    const own: Factor[] = [{ quantity: 'l', value: rate }, error];
    const before = at(learner.gathered);
    const single = rate * error.value;
    const sum = learner.gathered ? before + single : single;
    if (section.mode === 'gather') {
      const factors: Factor[] = learner.gathered ? [{ quantity: 'gθ', unit, value: before }, ...own] : own;
      return {
        kind: 'biasGather',
        phase: 'update',
        unit,
        factors,
        increment: single,
        old: before,
        value: sum,
      };
    }
    const count = learner.gatheredCount + 1;
    const base = section.mode === 'update' ? single : settle(sum, count, rule.updating);
    const increment = biasIncrement(rule, base, at(learner.previous));
    const kind = section.mode === 'update' ? 'biasUpdate' : 'biasFlush';
    const factors = [
      ...(section.mode === 'update' ? own : this.#batch({ quantity: 'gθ', unit, value: sum }, count)),
      θ,
      ...this.#momentum({ quantity: 'pθ', unit, value: at(learner.previous) }),
    ];
    return { kind, phase: 'update', unit, factors, increment, old: θ.value, value: θ.value + increment };
  }

  /** What a batch brings to its update: the gathered sum, divided by the count in a mini-batch, and the rate for the decay. */
  #batch(gathered: Factor, count: number): Factor[] {
    const { rule, rate } = this.input;
    const factors: Factor[] = [gathered];
    if (typeof rule.updating === 'object') factors.push({ quantity: 'n', value: count });
    if (rule.l2 !== 0 && gathered.weight) factors.push({ quantity: 'l', value: rate });
    return factors;
  }

  #momentum(previous: Factor): Factor[] {
    const { rule } = this.input;
    return rule.momentum === 0 ? [] : [{ quantity: 'α', value: rule.momentum }, previous];
  }
}

/** The sum of the first `count` terms, in order from 0. */
function sumOf(terms: Term[], count: number): number {
  let sum = 0;
  for (let i = 0; i < Math.min(count, terms.length); i++) sum += terms[i].value;
  return sum;
}

/** The walk of one tuple; see `Narration`. */
export const narrate = (input: NarrationInput): Narration => new Narration(input);
