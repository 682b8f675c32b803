// What the drawing shows at a step: which numbers are known, which take part, what is lit and what is held.
import type { Narration } from '$lib/nn/narrate';
import { layerSizes, type UnitRef } from '$lib/nn/network';
import { refKey, type Step } from '$lib/nn/steps';
import { letter, type Notation } from '../formulas/notation';
import { edgeScene } from './edgeScene';
import type { Context, EdgeScene, Scene } from './sceneParts';
import { sumScene } from './sumScene';
import { unitScene } from './unitScene';

export type { Scene } from './sceneParts';

/** The scene at step n of a walk; n = 0 is the tuple waiting at the inputs. */
export function sceneAt(walk: Narration, n: number, notation: Notation): Scene {
  const step = n === 0 ? null : walk.step(n);
  const sizes = layerSizes(walk.network);
  const used = new Set(step?.factors.map(refKey));
  const focus = focusOf(step);
  const context: Context = { walk, n, step, sizes, used, focus, notation };
  let edges: EdgeScene[] | undefined;
  return {
    phase: step?.phase ?? null,
    sizes,
    focus,
    weight: step && 'weight' in step ? step.weight : null,
    units: sizes.map((count, layer) =>
      Array.from({ length: count }, (_, index) => unitScene({ layer, index }, context)),
    ),
    edge: (weight) => edgeScene(weight, context),
    edges: () => (edges ??= allEdges(context)),
    sum: sumScene(context),
    names: {
      w: 'w',
      Err: letter('Err', notation).text,
      T: letter('T', notation).text,
      θ: letter('θ', notation).text,
    },
  };
}

function focusOf(step: Step | null): UnitRef | null {
  if (!step) return null;
  return 'unit' in step ? step.unit : { layer: step.weight.layer + 1, index: step.weight.to };
}

const allEdges = (context: Context): EdgeScene[] =>
  context.walk.network.layers.flatMap((layer, l) =>
    layer.weights.flatMap((row, from) => row.map((_, to) => edgeScene({ layer: l, from, to }, context))),
  );
