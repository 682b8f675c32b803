// The drawing of a question: what is known stands calm, and what is asked for is marked with a question mark.
import type { Narration } from '$lib/nn/narrate';
import { refKey, type Ref } from '$lib/nn/steps';
import { sceneAt, type Scene } from '$lib/view/diagram/scene';
import type { EdgeScene, UnitScene } from '$lib/view/diagram/sceneParts';
import type { Notation } from '$lib/view/formulas/notation';

const ASKED = '?';

/** The scene in which results of steps up to `known` stand, and nothing is lit but what is asked; weights go without their indices unless `named`. */
export function questionScene(
  walk: Narration,
  known: number,
  notation: Notation,
  asked: Ref | null,
  named = true,
): Scene {
  const scene = sceneAt(walk, known, notation);
  const edge = (one: EdgeScene): EdgeScene =>
    askedEdge({ ...calmEdge(one), ...(!named && { name: '' }) }, asked);
  return {
    ...scene,
    phase: null,
    focus: null,
    weight: null,
    sum: null,
    units: scene.units.map((layer) =>
      layer.map((one) => askedUnit(calmUnit(one, walk, known, notation), asked)),
    ),
    edge: (weight) => edge(scene.edge(weight)),
    edges: () => scene.edges().map(edge),
  };
}

/** Just what is known of a unit; a net input that is only a sum so far is not. */
function calmUnit(unit: UnitScene, walk: Narration, known: number, notation: Notation): UnitScene {
  const { error, bias, target } = unit;
  const halfway = !unit.known && walk.script.netInputStep(unit.unit) > known;
  const before = halfway ? sceneAt(walk, 0, notation).units[unit.unit.layer][unit.unit.index] : unit;
  return {
    ...before,
    role: 'calm',
    focus: false,
    fresh: false,
    error: error && { ...error, lit: false },
    bias: bias && { ...bias, lit: false, text: bias.next ?? bias.text, next: null },
    target: target && { ...target, lit: false },
  };
}

const calmEdge = (edge: EdgeScene): EdgeScene => ({
  ...edge,
  lit: false,
  flow: null,
  held: false,
  text: edge.next ?? edge.text,
  next: null,
});

function askedUnit(unit: UnitScene, asked: Ref | null): UnitScene {
  const { layer, index } = unit.unit;
  if (asked?.unit?.layer !== layer || asked.unit.index !== index) return unit;
  const label = `${unit.label}, asked for`;
  const { bias } = unit;
  switch (asked.quantity) {
    case 'I':
    case 'O':
      return { ...unit, label, value: ASKED, role: 'part' };
    case 'Err':
      return { ...unit, label, error: { value: 0, text: ASKED, lit: true, key: refKey(asked) } };
    case 'θ':
      return { ...unit, label, focus: true, bias: bias && { ...bias, lit: true, next: ASKED } };
    case 'dθ':
      return {
        ...unit,
        label,
        focus: true,
        bias: bias && { ...bias, lit: true, text: `${bias.text} + ${ASKED}` },
      };
    default:
      return unit;
  }
}

function askedEdge(edge: EdgeScene, asked: Ref | null): EdgeScene {
  if (!asked?.weight || refKey({ quantity: 'w', weight: asked.weight }) !== edge.key) return edge;
  return asked.quantity === 'dw'
    ? { ...edge, lit: true, text: `${edge.text} + ${ASKED}` }
    : { ...edge, lit: true, next: ASKED };
}
