// Every kind of exercise; the type, the permalink's value and the tests follow from this record.
import { bug } from './bug';
import { completeAll, completeLast, completeMore } from './complete';
import { fill } from './fill';
import { formula } from './formula';
import type { Kind } from './kind';
import { order } from './order';
import { rise } from './rise';
import { stop } from './stop';

const registry = {
  fill,
  order,
  rise,
  'complete-last': completeLast,
  'complete-more': completeMore,
  'complete-all': completeAll,
  bug,
  formula,
  stop,
} as const;

export type KindName = keyof typeof registry;
export const kinds: Readonly<Record<KindName, Kind>> = registry;
export const kindNames = Object.keys(registry) as KindName[];
export const isKindName = (name: string): name is KindName => Object.hasOwn(registry, name);
