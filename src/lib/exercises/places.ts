// Where in a walk a quantity is worked out, and up to where a learner must know the walk to work it out in one go.
import type { Narration } from '$lib/nn/narrate';
import type { UnitRef, WeightRef } from '$lib/nn/network';
import { resultRef, type Quantity, type Ref } from '$lib/nn/steps';
import type { NumberAsked } from './exercise';
import { symbolOf } from './words';
import { digitsOf } from './work';

/** The step after which every output up to a layer is known; layer 0 are the inputs. */
export const outputsDone = ({ script }: Narration, layer: number): number =>
  layer === 0 ? 0 : script.outputStep({ layer, index: script.sizes[layer] - 1 });

/** The step after which every error down to a layer is known; past the last layer that is the way forward. */
export const errorsDone = (walk: Narration, layer: number): number =>
  layer >= walk.script.sizes.length
    ? outputsDone(walk, layer - 1)
    : walk.script.errorStep({ layer, index: 0 });

/** The unit whose layer decides what must be known for a ref: its own, or the one a weight leads to. */
const unitAt = ({ unit, weight }: Ref): UnitRef => unit ?? { layer: weight!.layer + 1, index: weight!.to };

/** The step that gives what a ref stands for under case updating; Δw and Δθ stand at the step of w and θ. */
export function stepOf({ script }: Narration, { quantity, unit, weight }: Ref): number {
  if (weight) return script.weightStep(weight, 'update')!;
  if (quantity === 'I') return script.netInputStep(unit!);
  if (quantity === 'O') return script.outputStep(unit!);
  if (quantity === 'Err') return script.errorStep(unit!);
  return script.biasStep(unit!, 'update')!;
}

/** Up to which step the walk must be known to work a ref out from what its formula names. */
export function knownFor(walk: Narration, ref: Ref): number {
  const { layer } = unitAt(ref);
  switch (ref.quantity) {
    case 'I':
      return outputsDone(walk, layer - 1);
    case 'O':
      return walk.script.netInputStep(ref.unit!);
    case 'Err':
      return errorsDone(walk, layer + 1);
    default:
      return errorsDone(walk, 1);
  }
}

/** The same, one value further back, so that two have to be worked out: I before O, Err before a change. */
export function knownFurtherBack(walk: Narration, ref: Ref): number {
  const { layer } = unitAt(ref);
  if (ref.quantity === 'O') return outputsDone(walk, layer - 1);
  return ref.quantity === 'I' || ref.quantity === 'Err' ? knownFor(walk, ref) : errorsDone(walk, layer + 1);
}

/** What a ref asks for, as a question. */
export const asks = (walk: Narration, ref: Ref): NumberAsked => ({
  form: 'number',
  label: symbolOf(ref, walk.script.sizes),
  ref,
  step: stepOf(walk, ref),
  digits: digitsOf(ref.quantity),
});

/** The question for the result of any step of any walk; null for a single term of a sum, which has no name of its own. */
export function asksStep(walk: Narration, n: number): NumberAsked | null {
  const step = walk.step(n);
  if (step.kind === 'netInputTerm' || step.kind === 'hiddenErrorTerm') return null;
  const ref = resultRef(step);
  const { quantity } = ref;
  return {
    form: 'number',
    label: symbolOf(ref, walk.script.sizes),
    ref,
    step: n,
    digits: digitsOf(quantity),
  };
}

/** The units after the inputs, and the weights, of a walk's network. */
export const unitsOf = ({ script: { sizes } }: Narration): UnitRef[] =>
  sizes.slice(1).flatMap((size, l) => Array.from({ length: size }, (_, index) => ({ layer: l + 1, index })));

export const weightsOf = ({ script: { sizes } }: Narration): WeightRef[] =>
  sizes.slice(1).flatMap((size, layer) =>
    Array.from({ length: sizes[layer] * size }, (_, at) => ({
      layer,
      from: Math.floor(at / size),
      to: at % size,
    })),
  );

/** The I, O, Err, new w and new θ of a walk in the order in which it tells them. */
export function valuesInOrder(walk: Narration): Ref[] {
  const told = new Set<Quantity>(['I', 'O', 'Err', 'w', 'θ']);
  const parts = ['netInputTerm', 'hiddenErrorTerm'];
  return [...walk.steps()]
    .filter(({ kind }) => !parts.includes(kind))
    .map(resultRef)
    .filter(({ quantity }) => told.has(quantity));
}
