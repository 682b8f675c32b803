// What a learning rate does, read from the way of one weight; and what 1/t is in a given epoch.
import { experimentWith } from '$lib/experiment/assemble';
import { withParts } from '$lib/experiment/dataOf';
import type { Experiment } from '$lib/experiment/types';
import { rateInEpoch } from '$lib/nn/rate';
import { startTraining, trainEpoch } from '$lib/training/trainer';
import { drawExperiment, drawTuple, type Draw } from '../draw';
import { show } from '../words';
import { choiceOf } from './choice';
import type { Kind } from './kind';

const EPOCHS = 5;

/** One linear unit with one weight and no change of bias: the delta rule, nothing else. */
function oneWeight(input: number, target: number, weight: number, learningRate: number): Experiment {
  const none = { preset: null, parameters: null, inputNames: null, targetNames: null };
  const layer = { activation: 'identity' as const, weights: [[weight]], biases: [0] };
  return experimentWith(
    withParts(none, [{ inputs: [input], targets: [target] }], null),
    { network: { loss: 'half_sse', layers: [layer] }, drawn: null },
    {
      learningRate,
      updateBiases: false,
      stop: { epochs: EPOCHS, weightChangeBelow: null, misclassifiedBelow: null },
    },
    'One linear unit, 1-1',
  );
}

/** The weight before the first epoch and after each. */
function wayOf(experiment: Experiment): number[] {
  const state = startTraining(experiment);
  const weight = () => state.learner.network.layers[0].weights[0][0];
  return [weight(), ...Array.from({ length: EPOCHS }, () => (trainEpoch(experiment, state), weight()))];
}

const behaviours = ['It crawls', 'It does well', 'It swings and comes closer', 'It diverges'] as const;

/** What a way towards `best` does: 0 crawls, 1 does well, 2 swings, 3 diverges; by the distances left after each epoch. */
export function judgeWay(way: readonly number[], best: number): number {
  const left = way.map((weight) => weight - best);
  const factor = left[1] / left[0];
  if (Math.abs(factor) > 1) return 3;
  if (factor < 0) return 2;
  return factor > 0.75 ? 0 : 1;
}

export const whichRate: Kind = {
  title: 'What this rate does',
  trains: 'Recognising a rate that crawls, swings or diverges.',
  sizes: ['2-2-1'],
  ownNetwork: true,
  make(draw) {
    const input = draw.pick([0.5, 1, 1, 2]);
    const best = draw.pick([-2, -1, 1, 2, 3]);
    const start = best + (draw.once(2) ? -1 : 1) * (draw.whole(20, 49) / 10);
    // On ½ (T − w x)² the distance left is multiplied by 1 − l x² in each epoch.
    const pull = draw.pick([
      [0.03, 0.05],
      [0.5, 0.8],
      [1.6, 1.8],
      [2.2, 2.5],
    ]);
    const rate = Number((draw.pick(pull) / input ** 2).toPrecision(3));
    const experiment = oneWeight(input, best * input, start, rate);
    const way = wayOf(experiment);
    const at = judgeWay(way, best);
    const hints = [
      'The weight moves, and by more than a trifle.',
      at === 0
        ? 'The distance from the best weight shrinks, but how much of it is left after five epochs?'
        : 'Look at the side of the best weight on which each epoch ends.',
      at === 3
        ? 'Look at whether the distance from the best weight shrinks or grows.'
        : 'The weight stays on one side of the best weight.',
      'The distance from the best weight shrinks.',
    ];
    const asked = choiceOf(draw, {
      label: 'This rate',
      right: behaviours[at],
      wrong: behaviours.map((text, i) => (i === at ? ['', ''] : [text, hints[i]])),
      rule: 'Work out the distance from the best weight after each epoch: does it shrink, change sign, grow?',
      look: `After one epoch the distance has become ${show((way[1] - best) / (way[0] - best), 2)} times what it was.`,
      worked: `${behaviours[at]}: each epoch multiplies the distance by ${show((way[1] - best) / (way[0] - best), 2)}.`,
      inOrder: true,
    });
    return (
      asked && {
        experiment,
        prompt: 'One linear unit with one weight is trained. What does this learning rate do?',
        known: 0,
        asked: [asked],
        facts: [
          { title: 'Best weight', values: [show(best)] },
          {
            title: `Weight before, and after epochs 1 to ${EPOCHS}`,
            values: way.map((weight) => show(weight, 2)),
          },
        ],
      }
    );
  },
};

function drawRun(draw: Draw, sizes: readonly number[]): Experiment {
  const count = draw.whole(3, 9);
  const tuples = Array.from({ length: count }, () => drawTuple(draw, sizes[0], sizes[sizes.length - 1]));
  const experiment = drawExperiment(draw, sizes, tuples);
  experiment.training.learningRate = '1/t';
  return experiment;
}

export const rateInAnEpoch: Kind = {
  title: 'The rate 1/t',
  trains: 'Knowing that t counts passes through the training set.',
  sizes: ['2-2-1'],
  make(draw, sizes) {
    const experiment = drawRun(draw, sizes);
    const count = experiment.data.tuples.length;
    const epoch = draw.whole(2, 9);
    const tuple = draw.whole(2, count);
    const before = (epoch - 1) * count + tuple;
    const part = (of: number) => (of === 1 ? '1' : `1/${of}`);
    const asked = choiceOf(draw, {
      label: '$l$',
      right: part(Math.round(1 / rateInEpoch('1/t', epoch))),
      wrong: [
        [part(before), '$t$ does not count tuples.'],
        [part(epoch - 1), '$t$ is 1 in the first epoch.'],
        [part(count), 'The number of tuples plays no part.'],
        [part(tuple), 'Within an epoch the rate stays the same.'],
      ],
      rule: '$t$ counts passes through the training set, from 1; the rate is fixed within an epoch.',
      look: `The present pass is number ${epoch}.`,
      worked: `$t$ = ${epoch}, so $l$ = ${part(epoch)}`,
    });
    return (
      asked && {
        experiment,
        prompt: `With a learning rate of 1/t and ${count} tuples, what is $l$ at tuple ${tuple} of epoch ${epoch}?`,
        known: 0,
        asked: [asked],
        facts: [
          { title: 'Learning rate', values: ['1/t'] },
          { title: 'Tuples', values: [String(count)] },
        ],
      }
    );
  },
};
