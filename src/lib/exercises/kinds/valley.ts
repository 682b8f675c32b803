// In which valley does descent end? The loss of a small network along one of its weights, read from a table.
import { forward } from '$lib/nn/forward';
import { losses } from '$lib/nn/losses/registry';
import { cloneNetwork } from '$lib/nn/network';
import { walkOf } from '../exercise';
import { drawExperiment, type Draw } from '../draw';
import { weightsOf } from '../places';
import { plainText, show, symbolOf } from '../words';
import { choiceOf } from './choice';
import type { Kind } from './kind';

/** The weight goes from −FAR to FAR in whole steps. */
const FAR = 6;
const GRID = Array.from({ length: 2 * FAR + 1 }, (_, i) => i - FAR);

const isLow = (values: readonly number[], i: number): boolean =>
  (i === 0 || values[i] < values[i - 1]) && (i === values.length - 1 || values[i] < values[i + 1]);

/** Where small steps downhill end: always to the lower neighbour, until neither is lower. */
export function endOfDescent(values: readonly number[], start: number): number {
  let at = start;
  for (;;) {
    const [left, right] = [values[at - 1] ?? Infinity, values[at + 1] ?? Infinity];
    if (Math.min(left, right) >= values[at]) return at;
    at += left < right ? -1 : 1;
  }
}

/** Tuples with one input, so that the loss along a weight has bends. */
const drawTuples = (draw: Draw, inputs: number, outputs: number) =>
  Array.from({ length: draw.whole(2, 4) }, () => ({
    inputs: Array.from({ length: inputs }, () => draw.whole(-3, 3)),
    targets: Array.from({ length: outputs }, () => draw.whole(0, 1)),
  }));

export const valley: Kind = {
  title: 'Where descent ends',
  trains: 'Telling the valley one ends in from the lowest there is.',
  sizes: ['1-2-1', '2-2-1'],
  make(draw, sizes) {
    const tuples = drawTuples(draw, sizes[0], sizes[sizes.length - 1]);
    const experiment = drawExperiment(draw, sizes, tuples);
    for (const layer of experiment.network.layers)
      for (const row of layer.weights) row.forEach((_, j) => (row[j] = draw.whole(-8, 8)));
    const weight = draw.pick(weightsOf(walkOf(experiment)));
    const values = GRID.map((value) => {
      const network = cloneNetwork(experiment.network);
      network.layers[weight.layer].weights[weight.from][weight.to] = value;
      const total = tuples.reduce((sum, { inputs, targets }) => {
        const { outputs } = forward(network, inputs);
        return sum + losses[network.loss].value(outputs[outputs.length - 1], targets);
      }, 0);
      return Number(total.toFixed(3));
    });
    const lows = GRID.map((_, i) => i).filter((i) => isLow(values, i));
    if (lows.length < 2 || new Set(values).size < values.length) return null;
    const lowest = lows.reduce((best, i) => (values[i] < values[best] ? i : best));
    const starts = GRID.map((_, i) => i).filter((i) => !lows.includes(i));
    const start = draw.pick(starts);
    const end = endOfDescent(values, start);
    // One in three may end in the lowest: that happens too.
    if (end === lowest && !draw.once(3)) return null;
    const name = plainText(symbolOf({ quantity: 'w', weight }, sizes));
    const text = (i: number) => `${name} = ${show(GRID[i])}`;
    const asked = choiceOf(draw, {
      label: 'It ends at',
      right: text(end),
      wrong: [
        [text(lowest), 'This is the lowest of all, but a rise stands between.'],
        ...lows
          .filter((i) => i !== end && i !== lowest)
          .map((i) => [text(i), 'This valley is not the one it starts in.'] as const),
        [text(start + (GRID[start] < 0 ? 1 : -1)), 'Look at its neighbours: one of them is lower.'],
        [text(start), 'At the start a neighbour is lower.'],
      ],
      rule: 'Small steps always go to the lower neighbour, and stop where no neighbour is lower.',
      look: `From ${show(GRID[start])} the lower neighbour is ${show(GRID[start] + (values[start - 1] < (values[start + 1] ?? Infinity) ? -1 : 1))}.`,
      worked: `From ${show(GRID[start])} it goes down to ${show(GRID[end])}; ${end === lowest ? 'here that is the lowest of all' : `the lowest of all is at ${show(GRID[lowest])}`}.`,
    });
    return (
      asked && {
        experiment,
        prompt: `The error for ${name} from ${show(-FAR)} to ${show(FAR)}, all else held. Descent in small steps within this range starts at ${name} = ${show(GRID[start])}. Where does it end?`,
        known: 0,
        asked: [asked],
        facts: GRID.map((value, i) => ({ title: show(value), values: [show(values[i], 3)] })),
      }
    );
  },
};
