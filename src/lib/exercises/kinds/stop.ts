// Which rule stops the run, and after which epoch: read from the statistics of a run on a truth table.
import type { Tuple } from '$lib/nn/network';
import { isOver, reasonsToStop, startTraining, trainEpoch } from '$lib/training/trainer';
import type { StopReason } from '$lib/training/types';
import { drawExperiment } from '../draw';
import type { EpochRow, Option } from '../exercise';
import { show } from '../words';
import type { Kind } from './kind';

const reasons: StopReason[] = ['weightChange', 'misclassified', 'epochs'];

/** A table shows so many epochs, and a run has so many. */
const SHOWN = 6;
const LONGEST = 40;

/** The truth table of a random function of the inputs, neither always 0 nor always 1. */
function truthTable(values: readonly number[], inputs: number, outputs: number): Tuple[] {
  return values.map((value, row) => ({
    inputs: Array.from({ length: inputs }, (_, i) => (row >> (inputs - 1 - i)) & 1),
    targets: Array.from({ length: outputs }, () => value),
  }));
}

export const stop: Kind = {
  title: 'Which rule stops the run',
  sizes: ['2-2-1'],
  make(draw, sizes) {
    const rows = 2 ** sizes[0];
    const values = Array.from({ length: rows }, () => draw.whole(0, 1));
    const tuples = truthTable(values, sizes[0], sizes[sizes.length - 1]);
    const experiment = drawExperiment(draw, sizes, tuples);
    const wanted = draw.pick(reasons);
    const { training } = experiment;
    const free = {
      ...training,
      stop: { epochs: LONGEST, weightChangeBelow: null, misclassifiedBelow: null },
    };
    const epochs = statistics({ ...experiment, training: free });
    const limit = draw.whole(4, LONGEST - SHOWN);
    const threshold = Number((epochs[draw.whole(2, limit - 1)].largestChange * 1.02).toPrecision(2));
    training.stop = {
      epochs: limit,
      weightChangeBelow: threshold,
      misclassifiedBelow: draw.pick([0, 30, 60]),
    };
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
      (row, i) =>
        String(reasonsToStop(training.stop, row)) === String(reasonsToStop(training.stop, table[i])),
    );
    if (!same) return null;
    const { options, texts } = ruleOptions(threshold, training.stop.misclassifiedBelow!, limit);
    const rule = 'After each epoch every rule is tested; the first epoch after which one holds is the last.';
    const worked = `After epoch ${epoch} a rule holds for the first time: ${texts[reasons.indexOf(wanted)]}.`;
    return {
      experiment,
      prompt:
        'Each epoch’s figures stand in the table. After which epoch does the run end, and by which rule?',
      known: 0,
      epochs: asShown,
      asked: [
        {
          form: 'choice',
          label: 'Last epoch',
          options: table.map((row) => ({
            text: String(row.epoch),
            hint:
              row.epoch < epoch
                ? `After epoch ${row.epoch} no rule holds yet; “below” is strict.`
                : `By epoch ${row.epoch} the run is over: a rule held before.`,
          })),
          right: table.findIndex((row) => row.epoch === epoch),
          rule,
          look: 'Go through the rows from the top and test all three rules in each.',
          worked,
          step: null,
        },
        {
          form: 'choice',
          label: 'Rule',
          options,
          right: reasons.indexOf(wanted),
          rule,
          look: `Look at the row of epoch ${epoch}.`,
          worked,
          step: null,
        },
      ],
    };
  },
};

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

function ruleOptions(change: number, percent: number, limit: number): { options: Option[]; texts: string[] } {
  const texts = [
    `every Δw below ${show(change)}`,
    percent === 0 ? 'no tuple misclassified' : `less than ${percent} % misclassified`,
    `epoch limit of ${limit} reached`,
  ];
  const hint = 'Test this rule in the row of the last epoch: it does not hold there.';
  return { options: texts.map((text) => ({ text, hint })), texts };
}
