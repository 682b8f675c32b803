// The command `train`: runs an experiment to termination and prints one JSON object.
import { toText } from '$lib/experiment/file';
import { exits, main, MOST_EPOCHS, wholeNumber } from './run';
import { trainToTheEnd } from './wholeRun';

const help = `Trains the network of an experiment file until a stop rule holds, and prints one JSON object.

  npm run --silent train -- FILE [options]     FILE is an experiment file; - is standard input

  --every N      put every Nth epoch into the history, and the last; without it the last only
  --limit N      end after N epochs in any case (${MOST_EPOCHS} unless told)
  --help         print this

The object holds epochs, reason, reasons, network (weights, biases) and history. The reasons are weightChange,
misclassified, epochs, limit and notFinite; with notFinite, failure says where, and the network is the last finite one.
Exit code 0; 2 when the file or an option is wrong; 3 when a result is not finite.
`;

await main({
  name: 'train',
  help,
  options: { every: 'string', limit: 'string' },
  run(experiment, values, print) {
    const every = wholeNumber(values, 'every');
    const limit = wholeNumber(values, 'limit') ?? MOST_EPOCHS;
    const result = trainToTheEnd(experiment, { every, limit });
    print(toText(result));
    if (!result.failure) return { code: exits.done };
    const { quantity, epoch } = result.failure;
    return { code: exits.notFinite, line: `the ${String(quantity)} is not finite in epoch ${String(epoch)}` };
  },
});
