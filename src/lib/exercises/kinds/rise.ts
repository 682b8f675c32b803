// Will this weight rise, fall or stay? Predicted from the target, the outputs and the weights, before anything is computed.
import { drawExperiment } from '../draw';
import { walkOf, type Option } from '../exercise';
import { Hand } from '../hand';
import { misconceptionNamed } from '../misconceptions';
import { outputsDone, stepOf, weightsOf } from '../places';
import { formulaOf, plainText, show, symbolOf } from '../words';
import type { Kind } from './kind';

/** 0 rises, 1 falls, 2 stays. */
const direction = (change: number): number => (change > 0 ? 0 : change < 0 ? 1 : 2);

export const rise: Kind = {
  title: 'Rise or fall',
  shows: { mark: true },
  trains: 'Seeing the sign of a change before any number is worked out.',
  sizes: ['2-2-1', '3-2-1', '2-2-2'],
  make(draw, sizes) {
    const experiment = drawExperiment(draw, sizes);
    const walk = walkOf(experiment);
    const weight = draw.pick(weightsOf(walk));
    const symbol = symbolOf({ quantity: 'w', weight }, sizes);
    const n = stepOf(walk, { quantity: 'dw', weight });
    const right = direction(new Hand(walk, n).increment(n));
    const known = outputsDone(walk, sizes.length - 1);
    const reversed = direction(
      new Hand(walk, known, misconceptionNamed('signReversed').slips[0]).increment(n),
    );
    const words = ['It rises', 'It falls', 'It stays as it is'];
    const options = words.map((text, i): Option =>
      i === reversed && i !== right ? { text, misconception: 'signReversed' } : { text },
    );
    const { symbols, numbers } = formulaOf(walk, n, 'dw');
    const change = show(new Hand(walk, n).increment(n), 4);
    const name = plainText(symbolOf({ quantity: 'dw', weight }, sizes));
    const error = { quantity: 'Err' as const, unit: { layer: weight.layer + 1, index: weight.to } };
    return {
      experiment,
      prompt: `Which way will ${symbol} go when this tuple is learned?`,
      known,
      asked: [
        {
          form: 'choice',
          label: symbol,
          options,
          right,
          rule: `${name} = ${symbols}: its sign is that of the error ahead, times that of the output behind.`,
          look: `Find the sign of ${symbolOf(error, sizes)} first; the rate and a sigmoid’s output are above 0.`,
          worked: `${name} = ${symbols} = ${numbers} = ${change}`,
          step: n,
        },
      ],
    };
  },
};
