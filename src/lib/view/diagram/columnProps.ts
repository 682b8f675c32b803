// What every drawing of a collapsed layer is given.
import type { UnitRef } from '$lib/nn/network';
import type { Scene } from './sceneParts';
import type { Column, WidePlan } from './wide';

export interface ColumnProps {
  scene: Scene;
  column: Column;
  plan: WidePlan;
  tabindex: (unit: UnitRef) => 0 | -1;
  onfocus: (unit: UnitRef) => void;
}
