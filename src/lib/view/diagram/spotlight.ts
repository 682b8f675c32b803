// A scene with other things lit than its step lights: for figures that speak of parts in an order of their own.
import type { Phase } from '$lib/nn/steps';
import type { EdgeScene, Scene, UnitScene } from './sceneParts';

/** What is lit, by the keys of `refKey`; the rest recedes. */
export interface Light {
  phase: Phase;
  /** Units whose output is used now: keys of O. */
  outputs?: readonly string[];
  /** Units that take part otherwise: keys of O. */
  parts?: readonly string[];
  /** Errors in use, and those that are known besides. */
  errors?: readonly string[];
  known?: readonly string[];
  weights?: readonly string[];
  biases?: readonly string[];
  /** Whether the targets are lit. */
  targets?: boolean;
  /** The way a lit path leads; null for one that leads nowhere. */
  flow?: EdgeScene['flow'];
}

/** The scene with this light, whatever its step lit. */
export function spotlight(scene: Scene, light: Light): Scene {
  const edge = (old: EdgeScene): EdgeScene => {
    const lit = light.weights?.includes(old.key) ?? false;
    return { ...old, lit, flow: lit ? (light.flow ?? null) : null, held: false, next: null };
  };
  return {
    ...scene,
    phase: light.phase,
    focus: null,
    weight: null,
    sum: null,
    units: scene.units.map((layer) => layer.map((unit) => lightUnit(unit, light))),
    edge: (weight) => edge(scene.edge(weight)),
    edges: () => scene.edges().map(edge),
  };
}

function lightUnit(unit: UnitScene, light: Light): UnitScene {
  const { error, bias, target } = unit;
  const inUse = light.errors?.includes(error?.key ?? '') ?? false;
  const role = light.outputs?.includes(unit.key)
    ? 'factor'
    : light.parts?.includes(unit.key)
      ? 'part'
      : 'rest';
  return {
    ...unit,
    role,
    focus: role === 'part',
    fresh: false,
    error: error && (inUse || light.known?.includes(error.key)) ? { ...error, lit: inUse } : null,
    bias: bias && { ...bias, lit: light.biases?.includes(bias.key) ?? false, next: null },
    target: target && { ...target, lit: light.targets ?? false },
  };
}
