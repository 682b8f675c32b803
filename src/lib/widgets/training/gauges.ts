// The termination rules as gauges: how near each is, what it says, and whether it stopped the run.
import type { Experiment } from '$lib/experiment/types';
import type { StopReason, TrainingState } from '$lib/training/types';
import { show, type Notation } from '$lib/view/formulas/notation';

export interface Gauge {
  reason: StopReason;
  title: string;
  value: string;
  rule: string;
  /** 0 … 1, where 1 is the rule's threshold; null when the rule is off. */
  share: number | null;
  fired: boolean;
}

/** The three rules. `first` is the largest change of the run's first epoch, from which the way down is measured. */
export function gauges(
  experiment: Experiment,
  state: TrainingState,
  first: number,
  notation: Notation,
): Gauge[] {
  const { stop } = experiment.training;
  const { last, ended } = state;
  const fired = (reason: StopReason) => ended?.reasons.includes(reason) ?? false;
  const told = (on: boolean, reason: StopReason, text: string) =>
    !on ? 'rule off' : fired(reason) ? `fired, ${text}` : text;
  const change = last?.largestChange ?? null;
  const percent = last?.misclassifiedPercent ?? null;
  const done = last?.epoch ?? 0;
  return [
    {
      reason: 'weightChange',
      title: 'Largest change',
      value: change === null ? '–' : show(change, 'Err', notation),
      rule: told(stop.weightChangeBelow !== null, 'weightChange', `below ${stop.weightChangeBelow}`),
      share: stop.weightChangeBelow === null ? null : towards(first, change, stop.weightChangeBelow),
      fired: fired('weightChange'),
    },
    {
      reason: 'misclassified',
      title: 'Misclassified',
      value: percent === null ? '–' : `${Math.round(percent * 10) / 10} %`,
      rule: told(
        stop.misclassifiedBelow !== null,
        'misclassified',
        stop.misclassifiedBelow === 0 ? 'at 0 %' : `below ${stop.misclassifiedBelow} %`,
      ),
      share: stop.misclassifiedBelow === null ? null : towards(100, percent, stop.misclassifiedBelow),
      fired: fired('misclassified'),
    },
    {
      reason: 'epochs',
      title: 'Epochs',
      value: done.toLocaleString('en'),
      rule: told(stop.epochs !== null, 'epochs', `limit ${(stop.epochs ?? 0).toLocaleString('en')}`),
      share: stop.epochs === null ? null : Math.min(1, done / stop.epochs),
      fired: fired('epochs'),
    },
  ];
}

/** How far a falling value has come from where it began to its threshold. */
function towards(from: number, now: number | null, to: number): number {
  if (now === null) return 0;
  if (now < to) return 1;
  if (!(from > to)) return 0;
  return Math.max(0, Math.min(1, (from - now) / (from - to)));
}
