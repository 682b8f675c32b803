// Which rule stops the run, and after which epoch: read from the statistics of a run on a truth table.
import type { Tuple } from '$lib/nn/network';
import { isOver, reasonsToStop, startTraining, trainEpoch } from '$lib/training/trainer';
import type { StopReason } from '$lib/training/types';
import { drawExperiment } from '../draw';
import type { StopRules } from '$lib/experiment/types';
import type { Draw } from '../draw';
import type { Asked, EpochRow, Made, Option } from '../exercise';
import { show } from '../words';
import type { Kind } from './kind';

const reasons: StopReason[] = ['weightChange', 'misclassified', 'epochs'];

/** A table shows so many epochs, and a run has so many. */
const SHOWN = 6;
const LONGEST = 40;

/** The truth table whose rows have these targets. */
function truthTable(values: readonly number[], inputs: number, outputs: number): Tuple[] {
  return values.map((value, row) => ({
    inputs: Array.from({ length: inputs }, (_, i) => (row >> (inputs - 1 - i)) & 1),
    targets: Array.from({ length: outputs }, () => value),
  }));
}

/** Rules of which the wanted one should be the first to hold, after the third epoch or later; null where none can. */
function drawRules(draw: Draw, epochs: readonly EpochRow[], wanted: StopReason): StopRules | null {
  const changes = epochs.map((row) => row.largestChange);
  const percents = epochs.map((row) => row.misclassifiedPercent);
  const lowest = (values: readonly number[], count: number) => Math.min(...values.slice(0, count));
  const places = epochs
    .map((_, i) => i)
    .filter(
      (i) =>
        i >= 2 &&
        i < epochs.length - SHOWN &&
        (wanted === 'epochs' ||
          (wanted === 'weightChange' ? changes[i] < lowest(changes, i) : percents[i] < lowest(percents, i))),
    );
  if (places.length === 0) return null;
  const at = draw.pick(places);
  const change =
    wanted === 'weightChange' ? (changes[at] + lowest(changes, at)) / 2 : 0.9 * lowest(changes, at + 1);
  // Not yet “below” when just equal: that is what a learner has to see.
  const percent = lowest(percents, at + 1);
  return {
    epochs: at + 1 + (wanted === 'epochs' ? 0 : draw.whole(2, SHOWN)),
    weightChangeBelow: Number(change.toPrecision(2)),
    misclassifiedBelow: wanted === 'misclassified' && percent > 0 ? percent + 5 : percent,
  };
}

/** Draws of a run are given up one after the other for the rule that is wanted, so that each rule is as likely. */
const TRIES = 40;

export const stop: Kind = {
  title: 'Which rule stops the run',
  shows: { numbers: false },
  trains: 'Reading the three stop rules in the figures of a run.',
  sizes: ['2-2-1'],
  make(draw, sizes) {
    const wanted = draw.pick(reasons);
    for (let i = 0; i < TRIES; i++) {
      const made = drawRun(draw, sizes, wanted);
      if (made) return made;
    }
    return null;
  },
};

/** A run that ends by the rule that is wanted, as an exercise; null when the draw gives none. */
function drawRun(draw: Draw, sizes: readonly number[], wanted: StopReason): Made | null {
  const rows = 2 ** sizes[0];
  const values = Array.from({ length: rows }, () => draw.whole(0, 1));
  const tuples = truthTable(values, sizes[0], sizes[sizes.length - 1]);
  const experiment = drawExperiment(draw, sizes, tuples);
  const { training } = experiment;
  const free = { ...training, stop: { epochs: LONGEST, weightChangeBelow: null, misclassifiedBelow: null } };
  const epochs = statistics({ ...experiment, training: free });
  const rules = drawRules(draw, epochs, wanted);
  if (!rules) return null;
  training.stop = rules;
  const state = startTraining(experiment);
  while (!isOver(state)) trainEpoch(experiment, state);
  if (!state.ended || state.ended.reasons.length > 1 || state.ended.reasons[0] !== wanted) return null;
  const { epoch } = state.last!;
  if (epoch < 3) return null;
  const from = Math.max(1, epoch - draw.whole(1, SHOWN - 2));
  const table = epochs.slice(from - 1, from - 1 + SHOWN);
  // What the table shows, rounded, must say the same as the numbers behind it.
  const asShown = table.map((row) => ({ ...row, largestChange: Number(row.largestChange.toFixed(4)) }));
  const same = asShown.every(
    (row, i) => String(reasonsToStop(training.stop, row)) === String(reasonsToStop(training.stop, table[i])),
  );
  if (!same) return null;
  return {
    experiment,
    prompt: 'No rule held before these epochs. After which of them does the run end, and by which rule?',
    known: 0,
    epochs: asShown,
    asked: questions(asShown, epoch, rules, wanted),
  };
}

/** Which epoch is the last, and by which rule. */
function questions(table: readonly EpochRow[], epoch: number, rules: StopRules, wanted: StopReason): Asked[] {
  const { options, texts } = ruleOptions(rules);
  const ofBoth = {
    form: 'choice' as const,
    rule: 'After each epoch every rule is tested; the first epoch after which one holds is the last.',
    worked: `After epoch ${epoch} a rule holds for the first time: ${texts[reasons.indexOf(wanted)]}.`,
    step: null,
  };
  const epochs = table.map((row): Option => {
    const text = String(row.epoch);
    if (row.epoch === epoch) return { text };
    return {
      text,
      hint:
        row.epoch < epoch
          ? `After epoch ${text} no rule holds yet; “below” is strict.`
          : `By epoch ${text} the run is over: a rule held before.`,
    };
  });
  const last = table.findIndex((row) => row.epoch === epoch);
  const from = 'Go through the rows from the top and test all three rules in each.';
  return [
    { ...ofBoth, label: 'Last epoch', options: epochs, right: last, look: from },
    {
      ...ofBoth,
      label: 'Rule',
      options,
      right: reasons.indexOf(wanted),
      look: `Look at the row of epoch ${epoch}.`,
    },
  ];
}

/** The statistics of every epoch of a run. */
function statistics(experiment: Parameters<typeof startTraining>[0]): EpochRow[] {
  const state = startTraining(experiment);
  const epochs: EpochRow[] = [];
  for (let last = trainEpoch(experiment, state); last; last = trainEpoch(experiment, state)) {
    const { epoch, largestChange, misclassifiedPercent } = last;
    epochs.push({ epoch, largestChange, misclassifiedPercent });
    if (isOver(state)) break;
  }
  return epochs;
}

function ruleOptions(rules: StopRules): { options: Option[]; texts: string[] } {
  const { weightChangeBelow: change, misclassifiedBelow: percent, epochs: limit } = rules;
  const texts = [
    `every Δw below ${show(change!)}`,
    percent === 0 ? 'no tuple misclassified' : `less than ${percent} % misclassified`,
    `epoch limit of ${limit} reached`,
  ];
  const hint = 'Test this rule in the row of the last epoch: it does not hold there.';
  return { options: texts.map((text) => ({ text, hint })), texts };
}
