// The drawing of a step without its result: all that goes into it is lit, and a question mark stands where the result will.
import type { Narration } from '$lib/nn/narrate';
import { refKey, resultRef, type Ref } from '$lib/nn/steps';
import { sceneAt, type Scene } from '$lib/view/diagram/scene';
import { same, type EdgeScene, type UnitScene } from '$lib/view/diagram/sceneParts';
import type { Notation } from '$lib/view/formulas/notation';

const ASKED = '?';

/** The scene at step n of a walk in which what the step gives does not stand. */
export function hiddenScene(walk: Narration, n: number, notation: Notation): Scene {
  const scene = sceneAt(walk, n, notation);
  const ref = resultRef(walk.step(n));
  const edge = (one: EdgeScene): EdgeScene => litSum(hiddenEdge(one, ref, walk), ref);
  return {
    ...scene,
    sum: scene.sum && { ...scene.sum, rows: scene.sum.rows.filter(({ total }) => !total) },
    units: scene.units.map((layer) => layer.map((unit) => hiddenUnit(unit, ref, walk, n, notation))),
    edge: (weight) => edge(scene.edge(weight)),
    edges: () => scene.edges().map(edge),
  };
}

function hiddenUnit(unit: UnitScene, ref: Ref, walk: Narration, n: number, notation: Notation): UnitScene {
  if (ref.quantity === 'I' && unit.unit.layer === ref.unit!.layer - 1) return { ...unit, role: 'factor' };
  if (!ref.unit || !same(ref.unit, unit.unit)) return unit;
  const { layer, index } = unit.unit;
  const before = sceneAt(walk, n - 1, notation).units[layer][index];
  const label = `${before.label}, asked for`;
  switch (ref.quantity) {
    case 'I':
    case 'O':
      // The net input so far is a hint; the last of it is the answer.
      return {
        ...unit,
        label: label.replace(/net input so far [^,]*/, 'net input'),
        known: false,
        output: null,
        value: ASKED,
        exact: '',
      };
    case 'Err':
      return { ...unit, label, error: { value: 0, text: ASKED, lit: true, key: refKey(ref) } };
    default:
      return {
        ...unit,
        label,
        bias: unit.bias && { ...unit.bias, next: unit.bias.next === null ? null : ASKED },
      };
  }
}

/** All products of a net input go into it at once here. */
function litSum(edge: EdgeScene, { quantity, unit }: Ref): EdgeScene {
  const { layer, to } = edge.weight;
  const into = quantity === 'I' && unit?.layer === layer + 1 && unit.index === to;
  return into ? { ...edge, lit: true, flow: 'forward' } : edge;
}

function hiddenEdge(edge: EdgeScene, { weight }: Ref, { network }: Narration): EdgeScene {
  if (!weight || edge.next === null) return edge;
  const { layer, from, to } = edge.weight;
  const old = network.layers[layer].weights[from][to];
  return { ...edge, value: old, next: ASKED };
}
