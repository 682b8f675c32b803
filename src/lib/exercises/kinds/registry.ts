// Every kind of exercise; the type, the permalink's value and the tests follow from this record.
import { bug } from './bug';
import { chain } from './chain';
import { completeAll, completeForward, completeLast, completeMore } from './complete';
import { countParts } from './countParts';
import { fill } from './fill';
import { formula } from './formula';
import { gradient } from './gradient';
import type { Kind } from './kind';
import { metropolis } from './metropolis';
import { nameWeight } from './nameWeight';
import { operations } from './operations';
import { order } from './order';
import { rateInAnEpoch, whichRate } from './rates';
import { rise } from './rise';
import { stop } from './stop';
import { updates } from './updates';
import { valley } from './valley';

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
  'complete-forward': completeForward,
  'count-parts': countParts,
  'name-weight': nameWeight,
  updates,
  'which-rate': whichRate,
  'rate-in-epoch': rateInAnEpoch,
  gradient,
  chain,
  operations,
  valley,
  metropolis,
} as const;

export type KindName = keyof typeof registry;
export const kinds: Readonly<Record<KindName, Kind>> = registry;
export const kindNames = Object.keys(registry) as KindName[];
export const isKindName = (name: string): name is KindName => Object.hasOwn(registry, name);
