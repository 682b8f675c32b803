// The network drawn at rest: every unit with its number in its ring, or with its output for a tuple.
import { narrate } from '$lib/nn/narrate';
import type { Network, Tuple } from '$lib/nn/network';
import { refKey } from '$lib/nn/steps';
import { defaultTraining } from '$lib/experiment/defaults';
import { sceneAt, type Scene } from '$lib/view/diagram/scene';
import type { UnitScene } from '$lib/view/diagram/sceneParts';
import { show, showAll, type Notation } from '$lib/view/formulas/notation';

/** The units as they are before the first step, each changed by `draw`. */
function atRest(
  network: Network,
  tuple: Tuple,
  notation: Notation,
  draw: (unit: UnitScene, output: number) => Partial<UnitScene>,
): Scene {
  const learner = { network, previous: null, gathered: null, gatheredCount: 0 };
  const walk = narrate({ learner, tuple, rule: defaultTraining(), rate: 1, endsBatch: true });
  const scene = sceneAt(walk, 0, notation);
  const units = scene.units.map((layer) =>
    layer.map((unit): UnitScene => {
      const { layer: l, index } = unit.unit;
      const key = refKey({ quantity: 'O', unit: unit.unit });
      return { ...unit, key, known: true, target: null, ...draw(unit, walk.forward.outputs[l][index]) };
    }),
  );
  return { ...scene, units };
}

/** Every unit with its number, nothing given yet. */
export const namedScene = (network: Network, tuple: Tuple, notation: Notation): Scene =>
  atRest(network, tuple, notation, ({ label }) => ({ value: null, label: label.split(':')[0] }));

/** Every unit with its output for a tuple. */
export const outputScene = (network: Network, tuple: Tuple, notation: Notation): Scene =>
  atRest(network, tuple, notation, ({ unit, label }, output) => {
    const value = show(output, unit.layer === 0 ? 'T' : 'O', notation);
    return {
      output,
      value,
      exact: showAll(output, notation),
      label: `${label.split(':')[0]}: output ${value}`,
    };
  });
