// Which way is down? The loss on either side of a weight gives the slope, and the slope the way of descent.
import { forward } from '$lib/nn/forward';
import { losses } from '$lib/nn/losses/registry';
import { cloneNetwork, type Network, type Tuple } from '$lib/nn/network';
import { walkOf } from '../exercise';
import { drawExperiment } from '../draw';
import { plainText, symbolOf, show } from '../words';
import { weightsOf } from '../places';
import { allOf, choiceOf } from './choice';
import type { Kind } from './kind';

/** How far the weight is nudged to either side, and the decimals that the losses are shown with. */
const [NUDGE, DIGITS] = [0.1, 5];

function lossOf(network: Network, { inputs, targets }: Tuple): number {
  const { outputs } = forward(network, inputs);
  return losses[network.loss].value(outputs[outputs.length - 1], targets);
}

export const gradient: Kind = {
  title: 'Which way is down',
  trains: 'Reading a slope off two errors, and going against it.',
  sizes: ['2-2-1', '3-2-1'],
  make(draw, sizes) {
    const experiment = drawExperiment(draw, sizes);
    const walk = walkOf(experiment);
    const weight = draw.pick(weightsOf(walk));
    const [tuple] = experiment.data.tuples;
    const nudged = (by: number): number => {
      const network = cloneNetwork(experiment.network);
      network.layers[weight.layer].weights[weight.from][weight.to] += by;
      return Number(lossOf(network, tuple).toFixed(DIGITS));
    };
    const [below, above] = [nudged(-NUDGE), nudged(NUDGE)];
    const slope = (above - below) / (2 * NUDGE);
    // A slope of hardly any digits would not tell right from wrong.
    if (Math.abs(slope) < 0.004) return null;
    const symbol = symbolOf({ quantity: 'w', weight }, sizes);
    const number = (value: number) => show(value, 4);
    const ways = ['up', 'down'];
    const down = slope > 0 ? 1 : 0;
    const asked = allOf([
      choiceOf(draw, {
        label: `∂L/∂${plainText(symbol)}, about`,
        right: number(slope),
        wrong: [
          [number(-slope), 'The sign: does the error rise or fall as the weight rises?'],
          [number(2 * slope), 'From one value to the other the weight moves twice the nudge.'],
          [number(above - below), 'Divide the difference of the errors by that of the weights.'],
        ],
        rule: 'A slope is the difference of the errors over the difference of the weights.',
        look: `The weights differ by ${show(2 * NUDGE)}.`,
        worked: `(${show(above, DIGITS)} − ${show(below, DIGITS)}) / ${show(2 * NUDGE)} = ${number(slope)}`,
      }),
      choiceOf(draw, {
        label: `Gradient descent moves ${symbol}`,
        right: ways[down],
        wrong: [
          [ways[1 - down], 'Descent goes to the side on which the error is smaller.'],
          ['not at all', 'The error is not the same on both sides.'],
        ],
        rule: 'Descent goes against the slope.',
        look: `The error is smaller with the weight ${slope > 0 ? 'lower' : 'higher'}.`,
        worked: `The slope is ${slope > 0 ? 'positive' : 'negative'}, so ${symbol} goes ${ways[down]}.`,
      }),
    ]);
    return (
      asked && {
        experiment,
        prompt: `The weight ${symbol} is nudged to either side, and the error is worked out again.`,
        known: 0,
        asked,
        facts: [
          { title: `Error with ${symbol} lower by ${show(NUDGE)}`, values: [show(below, DIGITS)] },
          { title: `Error with ${symbol} higher by ${show(NUDGE)}`, values: [show(above, DIGITS)] },
        ],
      }
    );
  },
};
