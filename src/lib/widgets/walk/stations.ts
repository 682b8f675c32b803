// The places of a tuple's walk by the names that prose gives them: O4, Err6, w46, θ5.
import { stepOf } from '$lib/exercises/places';
import type { Narration } from '$lib/nn/narrate';
import type { UnitRef, WeightRef } from '$lib/nn/network';
import { refKey, type Quantity, type Ref } from '$lib/nn/steps';

const NAME = /^(I|O|Err|T|Δw|w|Δθ|θ)(\d+)(?:,(\d+))?$/;
const quantities: Record<string, Quantity> = { Δw: 'dw', Δθ: 'dθ' };

/** The unit of a number in the book's counting; null where there is none. */
function unitOf(number: number, sizes: readonly number[]): UnitRef | null {
  for (let layer = 0, before = 0; layer < sizes.length; before += sizes[layer++])
    if (number > before && number <= before + sizes[layer]) return { layer, index: number - before - 1 };
  return null;
}

/** The weight that an index such as 46 or 10,12 names; null where no two neighbouring layers have such units. */
function weightOf(index: string, second: string | undefined, sizes: readonly number[]): WeightRef | null {
  const cuts = second === undefined ? [...index].map((_, i) => i).slice(1) : [index.length];
  for (const cut of cuts) {
    const from = unitOf(Number(index.slice(0, cut)), sizes);
    const to = unitOf(Number(second ?? index.slice(cut)), sizes);
    if (from && to && to.layer === from.layer + 1)
      return { layer: from.layer, from: from.index, to: to.index };
  }
  return null;
}

/** What a name stands for in a network of these sizes; null where it stands for nothing. */
export function refNamed(name: string, sizes: readonly number[]): Ref | null {
  if (/^[lTαλ]$/.test(name)) return { quantity: name as Quantity };
  const match = NAME.exec(name);
  if (!match) return null;
  const [, letter, index, second] = match;
  const quantity = quantities[letter] ?? (letter as Quantity);
  if (quantity === 'w' || quantity === 'dw') {
    const weight = weightOf(index, second, sizes);
    return weight && { quantity, weight };
  }
  const unit = second === undefined ? unitOf(Number(index), sizes) : null;
  return unit && { quantity, unit };
}

/** The step at which the walk stands when it is taken to a name: `start`, `end`, or the step whose result the name is. Null at none. */
export function stepNamed(name: string, walk: Narration): number | null {
  if (name === 'start') return 0;
  if (name === 'end') return walk.length;
  const ref = refNamed(name, walk.script.sizes);
  if (!ref || ref.quantity === 'T' || ref.quantity === 'l') return null;
  if (ref.quantity === 'O' && ref.unit!.layer === 0) return 0;
  if (/^(Err|I|θ|dθ)$/.test(ref.quantity) && ref.unit!.layer === 0) return null;
  return stepOf(walk, ref);
}

/** The keys of the pieces that a list of names speaks of. Δw46 is drawn on the edge of w46. */
export const keysNamed = (names: string, sizes: readonly number[]): string =>
  names
    .split(' ')
    .map((name) => {
      const ref = refNamed(name.replace('Δ', ''), sizes);
      return ref ? refKey(ref) : name;
    })
    .join(' ');
