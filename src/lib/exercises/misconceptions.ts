// The ways in which learners commonly go wrong, the commonest first: what each makes of the very numbers of an exercise.
import type { UnitRef } from '$lib/nn/network';
import type { Quantity } from '$lib/nn/steps';
import { rounded, within } from './answer';
import type { Hand, Slip, SumStep } from './hand';
import { slackOf, valueOf, type Work } from './work';

/** One misconception: its name in links and tests, what to call it, and the hint that speaks to it. */
export interface Misconception {
  name: string;
  title: string;
  hint: string;
  /** The forms it takes; most have one. */
  slips: Slip[];
}

/** The weights into hidden unit j, w_ij by i, with the outputs O_i they carry. */
function before({ unit: { layer, index } }: SumStep, hand: Hand): { weights: number[]; outputs: number[] } {
  const weights = hand.walk.network.layers[layer - 1].weights.map((row) => row[index]);
  return { weights, outputs: hand.walk.forward.outputs[layer - 1] };
}

/** Err_k paired with the weights into unit j instead of those out of it; a single Err goes with all of them. */
function errorsOverWeightsIn(step: SumStep, hand: Hand): number {
  const { weights } = before(step, hand);
  const errors = step.terms.map(({ factors: [error] }) => hand.read(error, step));
  if (errors.length === 1) return weights.reduce((sum, weight) => sum + errors[0] * weight, 0);
  return errors.slice(0, weights.length).reduce((sum, error, k) => sum + error * weights[k], 0);
}

const outputsOverWeightsIn = (step: SumStep, hand: Hand): number => {
  const { weights, outputs } = before(step, hand);
  return weights.reduce((sum, weight, i) => sum + weight * outputs[i], 0);
};

const onlyTerm = (k: number): Slip => ({
  sum: (terms, step) => (step.kind === 'hiddenError' && terms.length > 1 ? terms[k] : undefined),
});

const isInput = (unit: UnitRef | undefined): boolean => unit?.layer === 0;
const carried = new Set<Quantity>(['I', 'O', 'Err', 'sum', 'pull', 'gw', 'gθ']);

const roundedTo = (digits: number): Slip => ({
  read: ({ quantity, unit }, value) =>
    carried.has(quantity) && !(quantity === 'O' && isInput(unit)) ? rounded(value, digits) : undefined,
});

const registry = {
  signReversed: {
    title: 'Sign reversed',
    hint: 'Look at the sign: the error is target less output, $T$ − $O$, not the other way round.',
    slips: [
      {
        result: (step, value) =>
          step.kind === 'outputPull' || (step.kind === 'outputError' && step.factors[0].quantity === 'T')
            ? -value
            : undefined,
      },
    ],
  },
  slopeForgotten: {
    title: 'Slope forgotten',
    hint: 'The slope is missing: an error is multiplied by the unit’s own slope, $O$ (1 − $O$).',
    slips: [
      {
        result: (step, _, values) =>
          (step.kind === 'outputError' && step.factors[2]?.quantity === 'pull') || step.kind === 'hiddenError'
            ? values[2]
            : undefined,
      },
    ],
  },
  updatedWeights: {
    title: 'Weights changed too early',
    hint: 'Hidden errors use the weights as they were: no weight changes before every error is known.',
    slips: [
      {
        read: ({ quantity, weight }, value, step, hand) => {
          if (quantity !== 'w' || !(step.kind === 'hiddenError' || step.kind === 'hiddenErrorTerm')) return;
          const update = hand.walk.script.weightStep(weight!, 'update');
          return update === undefined ? undefined : value + hand.increment(update);
        },
      },
    ],
  },
  oneSuccessor: {
    title: 'Only one successor',
    hint: 'The hidden unit feeds more than one unit: add what comes back from each of them.',
    slips: [0, 1, 2, 3].map(onlyTerm),
  },
  predecessors: {
    title: 'Sum over the wrong side',
    hint: 'Blame comes back from the units that this unit feeds: sum over those, along the weights going out of it.',
    slips: [errorsOverWeightsIn, outputsOverWeightsIn].map((instead) => ({
      sum: (_, step, hand) => (step.kind === 'hiddenError' ? instead(step, hand) : undefined),
    })),
  },
  rateForgotten: {
    title: 'Learning rate forgotten',
    hint: 'The learning rate is missing: every change is multiplied by $l$.',
    slips: [{ read: ({ quantity }) => (quantity === 'l' ? 1 : undefined) }],
  },
  netForOutput: {
    title: 'I given for O',
    hint: 'That takes the net input $I$ for the output $O$: squash it first.',
    slips: [
      {
        read: ({ quantity, unit }, _, __, hand) =>
          quantity === 'O' && !isInput(unit) ? hand.value(hand.walk.script.netInputStep(unit!)) : undefined,
        result: (step, _, values) =>
          step.kind === 'output' ? values[values.length > 1 ? step.unit.index : 0] : undefined,
      },
    ],
  },
  biasForgotten: {
    title: 'Bias forgotten',
    hint: 'The bias is missing: $θ$ is added to the sum of the products.',
    slips: [
      { read: ({ quantity }, _, step) => (quantity === 'θ' && step.kind === 'netInput' ? 0 : undefined) },
    ],
  },
  subtracted: {
    title: 'Change subtracted',
    hint: 'The change is added: $Err$ already points the way in which the output has to move.',
    slips: [
      {
        // With an error that has still to be found the same number is a reversed sign, which is commoner.
        increment: ({ factors }, value, hand) => {
          const error = factors.find(({ quantity }) => quantity === 'Err');
          return error && hand.walk.script.errorStep(error.unit!) <= hand.known ? -value : undefined;
        },
      },
    ],
  },
  changeGiven: {
    title: 'Change given for the new value',
    hint: 'That is the change alone: add it to the old value.',
    slips: [{ changed: (_, increment) => increment }],
  },
  rounding: {
    title: 'Rounding carried forward',
    hint: 'Close: a number was rounded on the way. Keep more digits and round only at the end.',
    slips: [roundedTo(2), roundedTo(1)],
  },
} satisfies Record<string, Omit<Misconception, 'name'>>;

export type MisconceptionName = keyof typeof registry;

/** Every misconception, the commonest first. */
export const misconceptions: (Misconception & { name: MisconceptionName })[] = (
  Object.entries(registry) as [MisconceptionName, Omit<Misconception, 'name'>][]
).map(([name, rest]) => ({ name, ...rest }));

export const misconceptionNames = misconceptions.map(({ name }) => name);
const byName = new Map(misconceptions.map((one) => [one.name, one]));
export const misconceptionNamed = (name: MisconceptionName): Misconception => byName.get(name)!;

/** A wrong value, and how far an answer may be from it and still be meant by it, besides half a unit of the last digit. */
export interface WrongValue {
  value: number;
  slack: number;
}

/**
 * What a learner with the misconception would compute, one value for each form it takes. Empty where it makes no difference: it does
 * not apply to what is asked, or the answer, rounded as asked, passes for right.
 */
export function wrongValues(name: MisconceptionName, work: Work): WrongValue[] {
  const right = valueOf(work);
  const slack = slackOf(work);
  const found: WrongValue[] = [];
  for (const slip of misconceptionNamed(name).slips) {
    const value = valueOf(work, slip);
    if (!Number.isFinite(value) || within(rounded(value, work.digits), right, work.digits, slack)) continue;
    found.push({ value, slack: slackOf(work, slip) });
  }
  return found;
}

/** The first of `wrongValues`, or null. */
export const wrongValue = (name: MisconceptionName, work: Work): number | null =>
  wrongValues(name, work)[0]?.value ?? null;
