// The steps of a tuple as a list that can be looked through: all of them, or where a coarser walk comes to rest.
import { nextRest, type Grain } from '$lib/nn/grain';
import type { Narration } from '$lib/nn/narrate';
import { explain } from '$lib/view/formulas/explain';
import type { Notation } from '$lib/view/formulas/notation';

export interface Stop {
  step: number;
  /** Where it is, with symbols as `RichText` takes them. */
  where: string;
  /** What happens there. */
  sentence: string;
}

/** A list longer than this is no help. */
export const MOST_STOPS = 150;
const grains: Grain[] = ['term', 'unit', 'layer', 'phase'];

/** The finest grain by which a tuple has at most so many stops. */
export function grainFor({ script, length }: Narration, most = MOST_STOPS): Grain {
  for (const grain of grains) {
    let count = 0;
    for (let n = 0; n < length && count <= most; count++) n = nextRest(script, n, grain);
    if (count <= most) return grain;
  }
  return 'phase';
}

/** The steps of a tuple in their order, step 0 (it waits) left out. */
export function stopsOf(walk: Narration, notation: Notation, grain = grainFor(walk)): Stop[] {
  const { tuple, rule } = walk.input;
  const { network, script } = walk;
  const context = { network, rule, targets: tuple.targets, sizes: script.sizes, notation };
  const stops: Stop[] = [];
  for (let step = 0; step < walk.length;) {
    step = nextRest(script, step, grain);
    const { where, sentence } = explain(walk.step(step), context);
    stops.push({ step, where, sentence });
  }
  return stops;
}
