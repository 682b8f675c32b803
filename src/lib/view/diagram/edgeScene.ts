// What the drawing knows of one weight at a step.
import type { WeightRef } from '$lib/nn/network';
import { refKey } from '$lib/nn/steps';
import { indexOf, show } from '../formulas/notation';
import type { Context, EdgeScene } from './sceneParts';

export function edgeScene(weight: WeightRef, context: Context): EdgeScene {
  const { walk, n, step, sizes, notation } = context;
  const old = walk.network.layers[weight.layer].weights[weight.from][weight.to];
  const at = walk.script.weightStep(weight, 'update') ?? walk.script.weightStep(weight, 'flush') ?? Infinity;
  const changing = at === n;
  const value = at <= n ? old + walk.result.applied!.weights[weight.layer][weight.from][weight.to] : old;
  const lit = litEdge(weight, context);
  return {
    weight,
    key: refKey({ quantity: 'w', weight }),
    name: indexOf({ quantity: 'w', weight }, sizes),
    value,
    text: show(changing ? old : value, 'w', notation),
    next: changing ? show(value, 'w', notation) : null,
    lit,
    flow: !lit || !step || step.phase === 'update' ? null : step.phase,
    held: lit && step !== null && step.phase === 'error',
  };
}

/** The edges whose weight is a factor now; a hidden error with several successors lights them all. */
function litEdge(weight: WeightRef, { step, used }: Context): boolean {
  if (!step) return false;
  if ('weight' in step)
    return refKey({ quantity: 'w', weight }) === refKey({ quantity: 'w', weight: step.weight });
  if (step.kind === 'hiddenError') return weight.layer === step.unit.layer && weight.from === step.unit.index;
  return used.has(refKey({ quantity: 'w', weight }));
}
