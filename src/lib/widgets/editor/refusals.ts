// Why a number will not do in a field of the editor; null when it will.

/** A whole number from 1 to `most`. */
export const whole = (most: number) => (value: number) =>
  Number.isInteger(value) && value >= 1 && value <= most ? null : `Needs a whole number from 1 to ${most}`;

export const positive = (value: number): string | null => (value > 0 ? null : 'Needs to be above 0');

export const notNegative = (value: number): string | null => (value >= 0 ? null : 'Needs to be 0 or above');

/** A momentum: from 0 to below 1. */
export const belowOne = (value: number): string | null =>
  value >= 0 && value < 1 ? null : 'Needs to be from 0 to below 1';

/** A percentage, 0 … 100. */
export const percent = (value: number): string | null =>
  value >= 0 && value <= 100 ? null : 'Needs 0 to 100';
