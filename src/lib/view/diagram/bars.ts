// What the bars of a wide layer stand for at a step: outputs, or errors once they come back to it.
import { refKey } from '$lib/nn/steps';
import type { Scene, UnitScene } from './sceneParts';
import { litWeights } from './wideEdges';

export interface Bar {
  unit: UnitScene;
  /** Null while it is not known. */
  value: number | null;
  key: string;
  /** Whether it takes part in the step as one of the lit. */
  lit: boolean;
}

export interface Bars {
  of: 'forward' | 'error';
  units: Bar[];
  /** The value that a bar of full length has. */
  largest: number;
}

/** An update reads outputs before its weight and errors behind it; else errors are drawn as soon as one is known. */
export function barsOf(scene: Scene, layer: number): Bars {
  const units = scene.units[layer];
  const before = scene.weight?.layer === layer;
  const errors = !before && units.some((unit) => unit.error !== null);
  const ends = new Set(
    litWeights(scene).map((weight) =>
      weight.layer === layer ? weight.from : weight.layer + 1 === layer ? weight.to : -1,
    ),
  );
  const bars = units.map((unit, i) => ({
    unit,
    value: errors ? (unit.error?.value ?? null) : unit.output,
    key: refKey({ quantity: errors ? 'Err' : 'O', unit: unit.unit }),
    lit: ends.has(i),
  }));
  const most = Math.max(...bars.map(({ value }) => Math.abs(value ?? 0)));
  return { of: errors ? 'error' : 'forward', units: bars, largest: errors ? most || 1 : Math.max(1, most) };
}

/** What the bars are, in words; the longest first. */
export function barNotes({ of, units }: Bars): string[] {
  if (units.every(({ value }) => value === null)) return ['output not known yet', 'not known yet'];
  return of === 'error'
    ? ['bar: Err, to the left −, to the right +', 'bar: Err, − left, + right', 'bar: Err']
    : ['bar: output'];
}
