// Every loss the engine knows; the type, the menu, the file's value and the tests follow from this record.
import { binaryCrossEntropy } from './binary_cross_entropy';
import { crossEntropy } from './cross_entropy';
import { halfSse } from './half_sse';
import type { Loss } from './loss';
import { meanSquare } from './mean_square';

const registry = {
  half_sse: halfSse,
  mean_square: meanSquare,
  cross_entropy: crossEntropy,
  binary_cross_entropy: binaryCrossEntropy,
} as const;

export type LossName = keyof typeof registry;
export const losses: Readonly<Record<LossName, Loss>> = registry;
export const lossNames = Object.keys(registry) as LossName[];
