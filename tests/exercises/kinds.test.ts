// The kinds that ask about the whole rather than a value: the right option is what the engine, or plain counting, says.
import { readAnswer, type ReadAnswer } from '$lib/exercises/answer';
import type { ChoiceAsked, Exercise } from '$lib/exercises/exercise';
import { generate } from '$lib/exercises/generate';
import type { KindName } from '$lib/exercises/kinds/registry';
import { judgeWay } from '$lib/exercises/kinds/rates';
import { endOfDescent } from '$lib/exercises/kinds/valley';
import { isTaken } from '$lib/exercises/kinds/metropolis';
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { layerSizes, unitNumber } from '$lib/nn/network';
import { presentNext, startTraining } from '$lib/training/trainer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const many = (kind: KindName, count = 200): Exercise[] =>
  Array.from({ length: count }, (_, seed) => generate({ kind, seed }));
const choices = ({ asked }: Exercise): ChoiceAsked[] => asked as ChoiceAsked[];
const rightOf = ({ options, right }: ChoiceAsked): string => options[right].text;
const plain = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-'));

/** Outputs, net inputs, errors and weights of the first tuple by the names that the texts give them: O4, I4, Err4, T6, w46. */
function named({ experiment: { network, data } }: Exercise): Record<string, number> {
  const sizes = layerSizes(network);
  const [tuple] = data.tuples;
  const pass = forward(network, tuple.inputs);
  const { errors } = backward(network, pass, tuple.targets);
  const values: Record<string, number> = {};
  sizes.forEach((size, layer) => {
    for (let index = 0; index < size; index++) {
      const n = unitNumber(sizes, { layer, index });
      values[`O${n}`] = pass.outputs[layer][index];
      if (layer === sizes.length - 1) values[`T${n}`] = tuple.targets[index];
      if (layer === 0) continue;
      values[`I${n}`] = pass.netInputs[layer - 1][index];
      values[`Err${n}`] = errors[layer - 1][index];
      network.layers[layer - 1].weights.forEach((row, from) => {
        values[`w${unitNumber(sizes, { layer: layer - 1, index: from })}${n}`] = row[index];
      });
    }
  });
  return values;
}

describe('the right option', () => {
  it('of count-parts is what one counts in the network', () => {
    for (const exercise of many('count-parts')) {
      const { layers } = exercise.experiment.network;
      const weights = layers.flatMap(({ weights: rows }) => rows.flat()).length;
      const biases = layers.flatMap((layer) => layer.biases).length;
      expect(choices(exercise).map(rightOf)).toEqual([String(weights), String(biases)]);
    }
  });

  it('of name-weight names the two units, the net input, and the unit of the bias', () => {
    for (const exercise of many('name-weight')) {
      const [first, second, third] = choices(exercise);
      const [from, to] = first.label.match(/\d+/g)!;
      expect(rightOf(first)).toBe(`$w_{${from}${to}}$`);
      expect(`w${from}${to}` in named(exercise)).toBe(true);
      expect(rightOf(second)).toBe(`the net input of unit ${/(\d)\}/.exec(second.label)![1]}`);
      expect(rightOf(third)).toBe(`unit ${/\d+/.exec(third.label)![0]} alone`);
    }
  });

  it('of updates is how often the trainer changes the weights', () => {
    for (const exercise of many('updates', 60)) {
      const { experiment, prompt } = exercise;
      const epochs = Number(/for (\d+) epochs/.exec(prompt)![1]);
      experiment.training.stop = { epochs, weightChangeBelow: null, misclassifiedBelow: null };
      const state = startTraining(experiment);
      let changes = 0;
      const all = () => JSON.stringify(state.learner.network);
      for (let n = 0; n < epochs * experiment.data.tuples.length; n++) {
        const before = all();
        presentNext(experiment, state);
        if (all() !== before) changes++;
      }
      expect(plain(rightOf(choices(exercise)[0]))).toBe(changes);
    }
  });

  it('of which-rate is what 1 − l x² says, and all four occur', () => {
    const met = new Set<string>();
    for (const exercise of many('which-rate')) {
      const { data, training } = exercise.experiment;
      const factor = 1 - (training.learningRate as number) * data.tuples[0].inputs[0] ** 2;
      const right = rightOf(choices(exercise)[0]);
      met.add(right);
      const says = factor > 0.75 ? /crawls/ : factor > 0 ? /well/ : factor > -1 ? /swings/ : /diverges/;
      expect(right).toMatch(says);
    }
    expect(met.size).toBe(4);
  });

  it('of rate-in-epoch is one over the epoch', () => {
    for (const exercise of many('rate-in-epoch')) {
      const epoch = /epoch (\d+)\?/.exec(exercise.prompt)![1];
      expect(rightOf(choices(exercise)[0])).toBe(`1/${epoch}`);
    }
  });

  it('of gradient is −Err O to two digits, and descent goes the way of Err O', () => {
    for (const exercise of many('gradient')) {
      const [slope, way] = choices(exercise);
      const [, from, to] = /w_\{(\d)(\d)\}/.exec(exercise.prompt)!;
      const values = named(exercise);
      const exact = -values[`Err${to}`] * values[`O${from}`];
      expect(Math.abs(plain(rightOf(slope)) - exact)).toBeLessThan(0.02 * Math.abs(exact) + 3e-4);
      expect(rightOf(way)).toBe(exact < 0 ? 'up' : 'down');
    }
  });

  it('of chain is the link’s own value, in formula and in numbers', () => {
    for (const exercise of many('chain')) {
      const [asked] = choices(exercise);
      const values = named(exercise);
      const [, upper, lower] = /∂([^/]+)\/∂(\S+)$/.exec(asked.label)!;
      const value = rightOf(asked)
        .replace(/[OTw]\d+/g, (name) => `(${values[name]})`)
        .replace('−(', '-1*(')
        .replaceAll('−', '-')
        .replace(') (', ')*(');
      const said = readAnswer(value) as ReadAnswer;
      const output = values[lower.replace('I', 'O')];
      const exact =
        upper === 'L'
          ? -(values[lower.replace('O', 'T')] - values[lower])
          : upper.startsWith('O')
            ? output * (1 - output)
            : lower.startsWith('w')
              ? values[`O${lower[1]}`]
              : values[`w${lower.slice(1)}${upper.slice(1)}`];
      expect(said.value).toBeCloseTo(exact, 12);
    }
  });

  it('of operations is what one counts weight by weight', () => {
    for (const exercise of many('operations', 60)) {
      const { network, data } = exercise.experiment;
      const weights = network.layers.flatMap((layer) => layer.weights.flat());
      let [once, each] = [0, 0];
      data.tuples.forEach(() => {
        weights.forEach(() => (once += 2));
        weights.forEach(() => weights.forEach(() => (each += 2)));
      });
      expect(choices(exercise).map((asked) => plain(rightOf(asked)))).toEqual([once, each]);
    }
  });

  it('of valley is where small steps downhill end, and now and then it is not the lowest', () => {
    let elsewhere = 0;
    const exercises = many('valley', 60);
    for (const exercise of exercises) {
      const values = exercise.facts!.map(({ values: [text] }) => plain(text));
      const start = plain(/starts at \S+ = (\S+)\. Where/.exec(exercise.prompt)![1]) + 6;
      const end = plain(rightOf(choices(exercise)[0]).split(' = ')[1]) + 6;
      const between = values.slice(Math.min(start, end), Math.max(start, end) + 1);
      const downhill = start < end ? between : between.reverse();
      downhill.slice(1).forEach((value, i) => expect(value).toBeLessThan(downhill[i]));
      expect(values[end]).toBeLessThan(Math.min(values[end - 1] ?? Infinity, values[end + 1] ?? Infinity));
      if (values[end] > Math.min(...values)) elsewhere++;
    }
    expect(elsewhere).toBeGreaterThan(exercises.length / 2);
  });

  it('of metropolis follows e^(−ΔL/τ), and all three occur', () => {
    const met = new Set<string>();
    for (const exercise of many('metropolis')) {
      const [change, temperature, u] = exercise.facts!.map(({ values: [text] }) => plain(text));
      const right = rightOf(choices(exercise)[0]);
      met.add(right);
      if (change <= 0) expect(right).toMatch(/down/);
      else expect(right).toMatch(u < Math.exp(-change / temperature) ? /by chance/ : /refused/);
    }
    expect(met.size).toBe(3);
  });
});

it('complete-forward asks every net input and output in the order of the algorithm', () => {
  for (const exercise of many('complete-forward', 40)) {
    const units = layerSizes(exercise.experiment.network)
      .slice(1)
      .reduce((sum, size) => sum + size, 0);
    expect(exercise.asked).toHaveLength(2 * units);
    const steps = exercise.asked.map((asked) => (asked.form === 'number' ? asked.step : 0));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  }
});

describe('the parts of the judging', () => {
  it('a way is judged by the distances that are left', () => {
    expect([judgeWay([4, 3.8], 0), judgeWay([4, 1], 0), judgeWay([4, -3], 0), judgeWay([4, -5], 0)]).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it('descent ends where both neighbours are higher', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 20 }), fc.nat(), (values, n) => {
        const end = endOfDescent(values, n % values.length);
        return (values[end - 1] ?? Infinity) > values[end] && (values[end + 1] ?? Infinity) > values[end];
      }),
    );
  });

  it('a step down is always taken', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 0, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        isTaken,
      ),
    );
  });
});
