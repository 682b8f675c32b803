// The drawing for a room: biases and the names of weights stand only where the step uses them.
import type { EdgeScene, Scene } from '$lib/view/diagram/sceneParts';

/** The same scene with less to read: what takes no part keeps its line and its value, and loses its name. */
export function sceneForRoom(scene: Scene): Scene {
  const edge = (one: EdgeScene): EdgeScene => (one.lit ? one : { ...one, name: '' });
  return {
    ...scene,
    units: scene.units.map((layer) =>
      layer.map((unit) => (unit.bias?.lit === false ? { ...unit, bias: null } : unit)),
    ),
    edge: (weight) => edge(scene.edge(weight)),
    edges: () => scene.edges().map(edge),
  };
}
