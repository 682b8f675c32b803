// The stations of the stop rules: a run and its thresholds each; three of them are the cases that a rule misses.
import type { StopRules } from '$lib/experiment/types';
import { runs, type RunName } from './runs';

type Setting = [run: RunName, stop: StopRules];

const usual =
  (run: RunName, change: Partial<StopRules> = {}) =>
  (): Setting => [run, { ...runs[run]().stop, ...change }];

export const stations: Record<string, () => Setting> = {
  change: usual('xor'),
  misclassified: usual('iris'),
  epochs: usual('xor', { misclassifiedBelow: 0, epochs: 500 }),
  plateau: usual('plateau'),
  unsure: usual('and'),
};

/** Whether a run with these thresholds is that setting. */
export const isSetting = ([run, own]: Setting, name: RunName, stop: StopRules): boolean =>
  run === name &&
  own.weightChangeBelow === stop.weightChangeBelow &&
  own.misclassifiedBelow === stop.misclassifiedBelow &&
  own.epochs === stop.epochs;

/** What the rules miss, one button each. */
export const cases = [
  { station: 'plateau', title: 'Fires on a plateau' },
  { station: 'unsure', title: 'Right, but unsure' },
  { station: 'epochs', title: 'Limit too early' },
];
