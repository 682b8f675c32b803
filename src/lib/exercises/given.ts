// What is shown with a question: the tuple, the weights, the rate, and the values of the walk that are known.
import { sizesOf, walkOf, type Exercise, type Given } from './exercise';
import { stepOf, unitsOf, valuesInOrder, weightsOf } from './places';
import { show, symbolOf } from './words';
import { digitsOf } from './work';
import type { Ref } from '$lib/nn/steps';
import { unitNumber, type Network, type UnitRef, type WeightRef } from '$lib/nn/network';

const weightIn = ({ layers }: Network, { layer, from, to }: WeightRef) => layers[layer].weights[from][to];
const biasIn = ({ layers }: Network, { layer, index }: UnitRef) => layers[layer - 1].biases[index];

/** The lines in the order in which one reads them; those that would be empty are left out. */
export function givenOf(exercise: Exercise): Given[] {
  const { experiment, known } = exercise;
  const { network, training, data } = experiment;
  if (exercise.facts) return exercise.facts;
  if (exercise.epochs) return [{ title: 'Rules', values: rulesOf(exercise) }];
  const sizes = sizesOf(experiment);
  const walk = walkOf(experiment);
  const is = (symbol: string, value: number, digits?: number) => `${symbol} = ${show(value, digits)}`;
  const tuple = data.tuples[0];
  const inputs = tuple.inputs.map((value, index) =>
    is(symbolOf({ quantity: 'O', unit: { layer: 0, index } }, sizes), value),
  );
  const last = sizes.length - 1;
  const targets = tuple.targets.map((value, index) =>
    is(`$T_{${unitNumber(sizes, { layer: last, index })}}$`, value),
  );
  const weights = weightsOf(walk).map((weight) =>
    is(symbolOf({ quantity: 'w', weight }, sizes), weightIn(network, weight)),
  );
  const biases = unitsOf(walk).map((unit) =>
    is(symbolOf({ quantity: 'θ', unit }, sizes), biasIn(network, unit)),
  );
  const done = valuesInOrder(walk).filter((ref) => stepOf(walk, ref) <= known);
  const isNew = ({ quantity }: Ref): boolean => quantity === 'w' || quantity === 'θ';
  const shown = (refs: readonly Ref[]) =>
    refs.map((ref) => is(symbolOf(ref, sizes), walk.step(stepOf(walk, ref)).value, digitsOf(ref.quantity)));
  const rate = training.learningRate === '1/t' ? '$l$ = 1/t' : is('$l$', training.learningRate);
  const given: Given[] = [
    { title: 'Network', values: [`${exercise.size}, sigmoid units`] },
    { title: 'Inputs', values: inputs },
    { title: 'Targets', values: targets },
    { title: 'Weights', values: weights },
    { title: 'Biases', values: biases },
    { title: 'Learning rate', values: [rate] },
    { title: 'Worked out so far', values: shown(done.filter((ref) => !isNew(ref))) },
    { title: 'Changed to', values: shown(done.filter(isNew)) },
  ];
  return given.filter(({ values }) => values.length > 0);
}

/** The termination rules of a run's exercise, as its last question lists them. */
const rulesOf = ({ asked }: Exercise): string[] =>
  asked.slice(-1).flatMap((one) => (one.form === 'choice' ? one.options.map(({ text }) => text) : []));
