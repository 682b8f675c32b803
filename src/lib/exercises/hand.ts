// Carries a tuple's walk out as a learner would by hand, from a place in it on, with or without a slip of understanding.
import { evaluate } from '$lib/nn/evaluate';
import type { Narration } from '$lib/nn/narrate';
import type { UnitRef } from '$lib/nn/network';
import { type Factor, type Quantity, type Step, type StepOf } from '$lib/nn/steps';
import { biasIncrement, settle, tupleIncrement, weightIncrement } from '$lib/nn/update';

export type SumStep = StepOf<'netInput' | 'hiddenError'>;
export type ChangeStep = Extract<Step, { increment: number }>;

/** What a learner does otherwise than the algorithm says; a hook that gives undefined leaves things as they are. */
export interface Slip {
  /** What is read in place of a factor. */
  read?(factor: Factor, value: number, step: Step, hand: Hand): number | undefined;
  /** What is taken for a sum of terms. */
  sum?(terms: readonly number[], step: SumStep, hand: Hand): number | undefined;
  /** What is taken for the result of a step before the update. */
  result?(step: Step, value: number, values: readonly number[]): number | undefined;
  /** What is taken for Δw or Δθ. */
  increment?(step: ChangeStep, value: number, hand: Hand): number | undefined;
  /** What is taken for the new weight or bias. */
  changed?(step: ChangeStep, increment: number): number | undefined;
}

export const isChange = (step: Step): step is ChangeStep => 'increment' in step;

/**
 * Works out steps of a walk from those that are known. Steps up to `known` have their own values, `given` overrides single ones; all
 * others follow from these by `evaluate`. Without a slip and without overrides every value has the same bits as the walk's.
 */
export class Hand {
  readonly #values = new Map<number, number>();
  readonly #increments = new Map<number, number>();

  constructor(
    readonly walk: Narration,
    readonly known: number,
    readonly slip: Slip = {},
    readonly given: ReadonlyMap<number, number> = new Map(),
  ) {}

  /** The steps whose values were asked for so far. */
  get used(): number[] {
    return [...this.#values.keys()];
  }

  /** The result of step n. */
  value(n: number): number {
    let value = this.#values.get(n);
    if (value === undefined) this.#values.set(n, (value = this.#work(n)));
    return value;
  }

  /** Δw or Δθ of step n, a step that changes a weight or a bias. */
  increment(n: number): number {
    let value = this.#increments.get(n);
    if (value === undefined) {
      const step = this.walk.step(n) as ChangeStep;
      const plain = n <= this.known ? step.increment : this.#increment(step);
      value = n <= this.known ? plain : (this.slip.increment?.(step, plain, this) ?? plain);
      this.#increments.set(n, value);
    }
    return value;
  }

  #work(n: number): number {
    const given = this.given.get(n);
    if (given !== undefined) return given;
    const step = this.walk.step(n);
    if (n <= this.known) return step.value;
    if (isChange(step)) {
      const increment = this.increment(n);
      const plain = step.kind.endsWith('Gather') && !hasGathered(step) ? increment : step.old + increment;
      return this.slip.changed?.(step, increment) ?? plain;
    }
    const values = step.factors.map((factor) => this.read(factor, step));
    const factors = step.factors.map((factor, i) => ({ ...factor, value: values[i] }));
    const value = evaluate({ ...step, factors }, this.walk.network, this.walk.input.rule);
    return this.slip.result?.(step, value, values) ?? value;
  }

  #increment(step: ChangeStep): number {
    const { rule } = this.walk.input;
    const of = (quantity: Quantity): number | undefined => {
      const factor = step.factors.find((one) => one.quantity === quantity);
      return factor && this.read(factor, step);
    };
    const gathered = step.kind.endsWith('Flush') ? (of('gw') ?? of('gθ')) : undefined;
    const rate = of('l') ?? this.walk.input.rate;
    const output = of('O');
    const own = () => (output === undefined ? rate * of('Err')! : tupleIncrement(rate, of('Err')!, output));
    const base = gathered === undefined ? own() : settle(gathered, of('n') ?? 1, rule.updating);
    if (step.kind.endsWith('Gather')) return base;
    const previous = of('pw') ?? of('pθ') ?? 0;
    return 'weight' in step
      ? weightIncrement(rule, rate, base, step.old, previous)
      : biasIncrement(rule, base, previous);
  }

  /** The value of a factor as the learner has it. */
  read(factor: Factor, step: Step): number {
    const plain = this.#plain(factor, step);
    return this.slip.read?.(factor, plain, step, this) ?? plain;
  }

  #plain(factor: Factor, step: Step): number {
    const { script } = this.walk;
    const { quantity, unit, weight } = factor;
    switch (quantity) {
      case 'O':
        return unit!.layer === 0 ? factor.value : this.value(script.outputStep(unit!));
      case 'I':
        return this.value(script.netInputStep(unit!));
      case 'Err':
        return this.value(script.errorStep(unit!));
      case 'sum':
        return this.#sum(step as SumStep);
      case 'pull':
        return this.value(this.#pullStep(unit!));
      case 'gw':
      case 'gθ': {
        if (!step.kind.endsWith('Flush')) return factor.value;
        const gather = weight ? script.weightStep(weight, 'gather') : script.biasStep(unit!, 'gather');
        return gather === undefined ? factor.value : this.value(gather);
      }
      default:
        return factor.value;
    }
  }

  #sum(step: SumStep): number {
    const terms = step.terms.map(({ factors: [a, b] }) => this.read(a, step) * this.read(b, step));
    let sum = 0;
    for (const term of terms) sum += term;
    return this.slip.sum?.(terms, step, this) ?? sum;
  }

  /** The step that gives −∂L/∂O of an output unit: just before its error, or among those told before all errors. */
  #pullStep(unit: UnitRef): number {
    const { script } = this.walk;
    const apart = script.sections.find(({ kind }) => kind === 'outputPull');
    return apart ? apart.start + apart.groups - unit.index : script.errorStep(unit) - 1;
  }
}

const hasGathered = (step: ChangeStep): boolean =>
  step.factors.some(({ quantity }) => quantity === 'gw' || quantity === 'gθ');
