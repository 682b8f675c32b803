// The command `trace`: prints every step of a walk, one JSON object a line.
import type { Experiment } from '$lib/experiment/types';
import { Replay } from '$lib/training/replay';
import type { TrainingState } from '$lib/training/types';
import { exits, InputError, main, MOST_EPOCHS, wholeNumber } from './run';
import { lengthOfNext, traceRecords } from '$lib/export/trace';

const help = `Prints every step of a walk through backpropagation, one JSON object a line.

  npm run --silent trace -- FILE [options]     FILE is an experiment file; - is standard input

  --from E.T.S   start at epoch E, tuple T, step S, each counted from 1 (as at= in an address);
                 without it at the file's position, at the first step of its tuple
  --tuples N     walk N tuples (1 unless told)
  --epochs N     walk to the end of the Nth epoch, the one begun counted
  --all          walk until a stop rule holds, ${MOST_EPOCHS} epochs at most
  --help         print this

A line holds epoch (from 1), tuple (from 0, as in the file), step (from 1), phase, kind, unit or weight by the
book's numbers, symbol, factors and value; sums have sum, updates old, dw or dtheta, and new.
Exit code 0; 2 when the file or an option is wrong; 3 when a result is not finite.
`;

/** Where the walk starts: the state before the tuple, and the step. */
function startOf(experiment: Experiment, from: string | undefined): { state: TrainingState; step: number } {
  const { epoch, tuple } = experiment.position;
  if (from === undefined) return { state: stateAt(experiment, epoch, tuple), step: 1 };
  const numbers = /^(\d{1,15})\.(\d{1,15})\.(\d{1,15})$/.exec(from)?.slice(1).map(Number);
  const count = experiment.data.tuples.length;
  if (!numbers || numbers.includes(0))
    throw new InputError(`--from needs epoch.tuple.step, each from 1, not "${from}"`);
  if (numbers[1] > count) throw new InputError(`--from ${from}: the tuples are 1 … ${count}`);
  const state = stateAt(experiment, numbers[0], numbers[1] - 1);
  const steps = lengthOfNext(experiment, state);
  if (numbers[2] > steps) throw new InputError(`--from ${from}: the steps of this tuple are 1 … ${steps}`);
  return { state, step: numbers[2] };
}

function stateAt(experiment: Experiment, epoch: number, tuple: number): TrainingState {
  if (epoch > MOST_EPOCHS) throw new InputError(`epoch ${epoch} is too far; the most is ${MOST_EPOCHS}`);
  const state = new Replay(experiment).stateAt(epoch, tuple);
  const { ended, failure } = state;
  if (ended)
    throw new InputError(`training ends after epoch ${state.epoch - 1}, so epoch ${epoch} is never run`);
  if (failure && (state.epoch !== epoch || state.tuple !== tuple))
    throw new InputError(`training breaks off in epoch ${failure.epoch}, so epoch ${epoch} is never reached`);
  return { ...state, failure: null };
}

await main({
  name: 'trace',
  help,
  options: { from: 'string', tuples: 'string', epochs: 'string', all: 'boolean' },
  run(experiment, values, print) {
    const extents = ['tuples', 'epochs', 'all'].filter((name) => values[name] !== undefined);
    if (extents.length > 1) throw new InputError(`--${extents[0]} and --${extents[1]} exclude each other`);
    const { state, step } = startOf(experiment, values.from as string | undefined);
    const epochs = values.all ? MOST_EPOCHS : wholeNumber(values, 'epochs');
    const count =
      epochs === undefined
        ? (wholeNumber(values, 'tuples') ?? 1)
        : epochs * experiment.data.tuples.length - state.tuple;
    for (const line of traceRecords(experiment, state, count, step)) print(`${JSON.stringify(line)}\n`);
    const { failure } = state;
    if (!failure) return { code: exits.done };
    return { code: exits.notFinite, line: `the ${failure.quantity} is not finite, so training ends here` };
  },
});
