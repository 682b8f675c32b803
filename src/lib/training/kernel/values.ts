// Where the values of a layer's units are read from while a tuple is worked on.
import type { Code } from './code';
import { f64x2, i32 } from './instructions';

/** Values of units: two side by side, or one in both lanes. */
export interface Values {
  pair(index: number): Code;
  splat(unit: number): Code;
}

/** Values in memory from an address on. */
export const inMemory = (address: number, base: Code = i32.of(0)): Values => ({
  pair: (index) => f64x2.load(base, address + 16 * index),
  splat: (unit) => f64x2.loadSplat(base, address + 8 * unit),
});

/** Values in variables, a pair each. */
export const inPairs = (pairs: readonly Code[]): Values => ({
  pair: (index) => pairs[index],
  splat: (unit) => f64x2.lane(pairs[unit >> 1], unit & 1),
});

/** The value of a single unit, in both lanes of a variable. */
export const inBothLanes = (value: Code): Values => ({ pair: () => value, splat: () => value });
