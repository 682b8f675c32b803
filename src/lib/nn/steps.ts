// The steps of a walk through one tuple: what is computed, from which factors, with which result.
import type { UnitRef, WeightRef } from './network';

export type Phase = 'forward' | 'error' | 'update';

/**
 * The letters of the algorithm. `sum` is a sum so far, `pull` is −∂L/∂O, `gw` and `gθ` are what a batch has gathered for a weight or
 * a bias, `n` its tuples, `dw` and `dθ` increments, `pw` and `pθ` the increments before (momentum), `K` the number of outputs.
 */
export type Quantity =
  | 'I'
  | 'O'
  | 'Err'
  | 'T'
  | 'w'
  | 'θ'
  | 'dw'
  | 'dθ'
  | 'gw'
  | 'gθ'
  | 'pw'
  | 'pθ'
  | 'sum'
  | 'pull'
  | 'l'
  | 'α'
  | 'λ'
  | 'n'
  | 'K';

/** What a symbol stands for: a quantity of a unit, of a weight, or of the whole run (l, α, λ, n). */
export interface Ref {
  quantity: Quantity;
  unit?: UnitRef;
  weight?: WeightRef;
}

/** One number that takes part in a step. */
export interface Factor extends Ref {
  value: number;
}

/** One product of a sum: w_ij O_i on the way forward, Err_k w_jk on the way back. */
export interface Term {
  weight: WeightRef;
  factors: [Factor, Factor];
  value: number;
}

interface Common {
  phase: Phase;
  /** The factors in the order in which `evaluate` uses them. */
  factors: Factor[];
  /** The result; `evaluate(step)` gives the same bits. */
  value: number;
}

interface OfUnit extends Common {
  unit: UnitRef;
}

interface OfSum extends OfUnit {
  /** Every term of the sum, those to come too. */
  terms: Term[];
  /** How many terms are in it once this step is done. */
  done: number;
  /** The sum of those terms. */
  total: number;
}

/** Some −∂L/∂O form: what the value of the network's loss is pulled by. */
export type Step =
  | (OfSum & { kind: 'netInputTerm' })
  | (OfSum & { kind: 'netInput' })
  | (OfUnit & { kind: 'output' })
  | (OfUnit & { kind: 'outputPull' })
  | (OfUnit & { kind: 'outputError' })
  | (OfSum & { kind: 'hiddenErrorTerm' })
  | (OfSum & { kind: 'hiddenError'; slope: number })
  | (Common & { kind: 'weightUpdate' | 'weightGather' | 'weightFlush'; weight: WeightRef } & Change)
  | (OfUnit & { kind: 'biasUpdate' | 'biasGather' | 'biasFlush' } & Change);

interface Change {
  /** What is added: Δw or Δθ, or l Err O while a batch gathers. */
  increment: number;
  /** The value before: a weight, a bias, or what the batch has gathered. */
  old: number;
}

export type StepKind = Step['kind'];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;

/** A name for what a symbol stands for, the same wherever it is drawn: links hover and focus across the views. */
export function refKey(ref: Ref): string {
  if (ref.weight) return `${ref.quantity}-${ref.weight.layer}-${ref.weight.from}-${ref.weight.to}`;
  if (ref.unit) return `${ref.quantity}-${ref.unit.layer}-${ref.unit.index}`;
  return ref.quantity;
}

/** The ref that the result of a step is. */
export function resultRef(step: Step): Ref {
  switch (step.kind) {
    case 'netInputTerm':
    case 'netInput':
      return { quantity: 'I', unit: step.unit };
    case 'output':
      return { quantity: 'O', unit: step.unit };
    case 'outputPull':
      return { quantity: 'pull', unit: step.unit };
    case 'outputError':
    case 'hiddenErrorTerm':
    case 'hiddenError':
      return { quantity: 'Err', unit: step.unit };
    case 'weightUpdate':
    case 'weightFlush':
      return { quantity: 'w', weight: step.weight };
    case 'weightGather':
      return { quantity: 'gw', weight: step.weight };
    case 'biasUpdate':
    case 'biasFlush':
      return { quantity: 'θ', unit: step.unit };
    case 'biasGather':
      return { quantity: 'gθ', unit: step.unit };
  }
}
