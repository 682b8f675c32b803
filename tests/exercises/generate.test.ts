// Every exercise is the same for the same request, plain data, and its key is what the engine computes.
import { readAnswer } from '$lib/exercises/answer';
import { sizesOf, type ChoiceAsked, type Exercise } from '$lib/exercises/exercise';
import { abouts, type About } from '$lib/exercises/about';
import type { NumberAsked } from '$lib/exercises/exercise';
import {
  anotherLike,
  fromParameters,
  generate,
  readSize,
  toParameters,
  type Request,
} from '$lib/exercises/generate';
import { givenOf } from '$lib/exercises/given';
import { keyOf } from '$lib/exercises/grade';
import { kindNames, kinds, type KindName } from '$lib/exercises/kinds/registry';
import { sheetOf } from '$lib/exercises/sheet';
import { requestsOf } from '$lib/exercises/tasks';
import { format } from '$lib/experiment/file';
import { parse } from '$lib/experiment/parse';
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { unitNumber } from '$lib/nn/network';
import type { Ref } from '$lib/nn/steps';
import { applyUpdate, startLearner, update } from '$lib/nn/update';
import { isOver, reasonsToStop, startTraining, trainEpoch } from '$lib/training/trainer';
import { describe, expect, it } from 'vitest';

const SEEDS = 120;
const exercisesOf = (kind: KindName, count = SEEDS): Exercise[] =>
  Array.from({ length: count }, (_, seed) => generate({ kind, seed }));

/** What the engine computes for the first tuple, by the two passes and the update alone. */
function engine({ experiment }: Exercise) {
  const { network, data, training } = experiment;
  const [tuple] = data.tuples;
  const learner = startLearner(structuredClone(network));
  const pass = forward(network, tuple.inputs);
  const errors = backward(network, pass, tuple.targets);
  const result = update(learner, pass, errors, training, training.learningRate as number, true);
  applyUpdate(learner, structuredClone(result), training);
  return { network, tuple, pass, errors: errors.errors, applied: result.applied!, after: learner.network };
}

function valueOf(ref: Ref, { pass, errors, applied, after }: ReturnType<typeof engine>): number {
  const { quantity, unit, weight } = ref;
  if (weight) {
    const from = quantity === 'w' ? after.layers[weight.layer].weights : applied.weights[weight.layer];
    return from[weight.from][weight.to];
  }
  const { layer, index } = unit!;
  if (quantity === 'I') return pass.netInputs[layer - 1][index];
  if (quantity === 'O') return pass.outputs[layer][index];
  if (quantity === 'Err') return errors[layer - 1][index];
  return quantity === 'θ' ? after.layers[layer - 1].biases[index] : applied.biases[layer - 1][index];
}

const shown = (value: number, digits: number): string => {
  const text = value.toFixed(digits).replace('-', '−');
  return /[1-9]/.test(text) ? text : text.replace('−', '');
};

describe.each(kindNames)('the kind %s', (kind) => {
  const exercises = exercisesOf(kind);

  it('gives the same exercise for the same permalink, as plain data', () => {
    for (const exercise of exercises) {
      const address = String(toParameters(exercise));
      const request = fromParameters(new URLSearchParams(address));
      if ('problem' in request) throw new Error(request.problem);
      expect(generate(request)).toEqual(exercise);
      expect(JSON.parse(JSON.stringify(exercise))).toEqual(exercise);
      expect(structuredClone(exercise)).toEqual(exercise);
    }
  });

  it('gives different exercises for different seeds', () => {
    const distinct = new Set(exercises.map(({ experiment, asked }) => JSON.stringify([experiment, asked])));
    expect(distinct.size).toBe(exercises.length);
  });

  it('stands on an experiment that the lab can open', async () => {
    for (const { experiment } of exercises.slice(0, 20))
      expect(await parse(format(experiment))).toEqual(experiment);
  });

  it('says all it says in finite numbers and whole sentences', () => {
    for (const exercise of exercises) {
      const words = JSON.stringify([exercise, givenOf(exercise), keyOf(exercise)]);
      expect(words).not.toMatch(/NaN|undefined|Infinity|−0\.0+"/);
      expect(exercise.prompt).toMatch(/^[A-Z].*[.?]$/);
      expect(exercise.asked.length).toBeGreaterThan(0);
    }
  });

  it('can be made on layers of any size', () => {
    const sizes = ['1-1-1', '4-4-4', '1-4-1', '4-1-4', '2-3-2-2', '1-1-1-1', '4-4-4-4', '3-1-2-1'];
    for (const size of sizes) {
      const { experiment } = generate({ kind, seed: 1, size });
      if (!kinds[kind].ownNetwork) expect(sizesOf(experiment).join('-')).toBe(size);
    }
  });
});

describe('numbers', () => {
  it.each(['fill', 'complete-last', 'complete-more', 'complete-all'] as const)(
    'of %s are the engine’s',
    (kind) => {
      for (const exercise of exercisesOf(kind)) {
        const numbers = engine(exercise);
        keyOf(exercise).forEach(({ answer }, i) => {
          const { ref, digits } = exercise.asked[i] as NumberAsked;
          expect(answer).toBe(shown(valueOf(ref, numbers), digits));
        });
      }
    },
  );

  it('fill asks for every quantity, and shows nothing that it asks for', () => {
    const exercises = exercisesOf('fill', 300);
    const quantities = new Set(exercises.map(({ asked }) => (asked[0] as NumberAsked).ref.quantity));
    expect([...quantities].sort()).toEqual(['Err', 'I', 'O', 'dw', 'dθ', 'w', 'θ']);
    for (const { known, asked } of exercises) expect(known).toBeLessThan((asked[0] as NumberAsked).step);
  });

  it('complete leaves a third, two thirds and all of the tuple blank', () => {
    const blanks = (['complete-last', 'complete-more', 'complete-all'] as const).map(
      (kind) => generate({ kind, seed: 1 }).asked.length,
    );
    expect(blanks).toEqual([6, 12, 18]);
  });

  it('weights, biases and inputs have one digit', () => {
    for (const { experiment } of exercisesOf('fill')) {
      const { layers } = experiment.network;
      const all = [
        ...layers.flatMap(({ weights, biases }) => [...weights.flat(), ...biases]),
        ...experiment.data.tuples[0].inputs,
      ];
      for (const value of all) expect(value).toBe(Number(value.toFixed(1)));
    }
  });
});

const choice = (exercise: Exercise, at = 0): ChoiceAsked => exercise.asked[at] as ChoiceAsked;

it('rise or fall is the sign of the engine’s Δw, and all three occur', () => {
  const seen = new Set<number>();
  for (const exercise of exercisesOf('rise', 200)) {
    const { right, label } = choice(exercise);
    const numbers = engine(exercise);
    const sizes = sizesOf(exercise.experiment);
    const change = numbers.applied.weights.flatMap((rows, layer) =>
      rows.flatMap((row, from) =>
        row.filter((_, to) => {
          const ends = [
            unitNumber(sizes, { layer, index: from }),
            unitNumber(sizes, { layer: layer + 1, index: to }),
          ];
          return label === `$w_{${ends.join('')}}$`;
        }),
      ),
    );
    expect(change).toHaveLength(1);
    expect(right).toBe(change[0] > 0 ? 0 : change[0] < 0 ? 1 : 2);
    seen.add(right);
  }
  expect(seen.size).toBe(3);
});

it('an order begins with the net input and ends with the change, errors from the last layer back', () => {
  for (const exercise of exercisesOf('order')) {
    const [{ text }] = keyOf(exercise);
    const letters = text.split(' → ').map((item) => /\$(\w+)_\{(\d+)\}/.exec(item)!);
    expect(letters.map(([, letter]) => letter).join(' ')).toBe('I O I O Err Err w');
    const units = letters.slice(0, 6).map(([, , unit]) => Number(unit));
    expect(units.slice(4)).toEqual([units[2], units[0]]);
  }
});

it('a trace has one wrong line: every other follows from the lines before it', () => {
  for (const exercise of exercisesOf('bug')) {
    const lines = exercise.trace!.map((line) => {
      const [, letter, index, value] = /^\$(\S+)_\{(\d+)\}\$ = (.*)$/.exec(line)!;
      return { name: letter + index, letter, index, value: Number(value.replace('−', '-')) };
    });
    const { network, tuple } = engine(exercise);
    const sizes = sizesOf(exercise.experiment);
    const rate = exercise.experiment.training.learningRate as number;
    const at = new Map(lines.map(({ name, value }) => [name, value]));
    tuple.inputs.forEach((value, i) => at.set(`O${i + 1}`, value));
    const units = sizes.flatMap((size, layer) =>
      Array.from({ length: size }, (_, index) => ({ layer, index })),
    );
    const off = lines.map(({ letter, index, value }) => {
      const digits = letter === 'I' || letter === 'O' ? 3 : 4;
      const ends = letter === 'w' ? [...index].map(Number) : [Number(index)];
      const [i, j] = [units[ends[0] - 1], units[ends[ends.length - 1] - 1]];
      const layer = network.layers[j.layer - 1];
      const get = (name: string) => at.get(name)!;
      const O = get(`O${ends[ends.length - 1]}`);
      const number = (unit: { layer: number; index: number }) => unitNumber(sizes, unit);
      const expected = {
        I: () =>
          layer.weights.reduce(
            (sum, row, k) => sum + row[j.index] * get(`O${number({ layer: j.layer - 1, index: k })}`),
            layer.biases[j.index],
          ),
        O: () => 1 / (1 + Math.exp(-get(`I${index}`))),
        Err: () =>
          O *
          (1 - O) *
          (j.layer === sizes.length - 1
            ? tuple.targets[j.index] - O
            : network.layers[j.layer].weights[j.index].reduce(
                (sum, w, k) => sum + w * get(`Err${number({ layer: j.layer + 1, index: k })}`),
                0,
              )),
        w: () => layer.weights[i.index][j.index] + rate * get(`Err${ends[1]}`) * get(`O${ends[0]}`),
        θ: () => layer.biases[j.index] + rate * get(`Err${index}`),
      }[letter]!();
      return Math.abs(expected - value) * 10 ** digits;
    });
    const { right } = choice(exercise);
    off.forEach((units, line) => {
      if (line === right) expect(units).toBeGreaterThan(4.9);
      else expect(units).toBeLessThan(2.1);
    });
  }
});

it('only the right formula gives the engine’s value', () => {
  let compared = 0;
  let same = 0;
  for (const exercise of exercisesOf('formula', 300)) {
    const numbers = engine(exercise);
    const { network, tuple, pass, errors } = numbers;
    const sizes = sizesOf(exercise.experiment);
    const at = new Map<string, number>([['l', exercise.experiment.training.learningRate as number]]);
    sizes.forEach((size, layer) => {
      for (let index = 0; index < size; index++) {
        const n = unitNumber(sizes, { layer, index });
        at.set(`O${n}`, pass.outputs[layer][index]);
        if (layer === 0) continue;
        at.set(`I${n}`, pass.netInputs[layer - 1][index]);
        at.set(`Err${n}`, errors[layer - 1][index]);
        at.set(`θ${n}`, network.layers[layer - 1].biases[index]);
        at.set(`T${n}`, tuple.targets[index]);
        network.layers[layer - 1].weights.forEach((row, i) =>
          at.set(`w${unitNumber(sizes, { layer: layer - 1, index: i })}${n}`, row[index]),
        );
      }
    });
    const evaluate = (text: string): number => {
      const filled = text.replace(/(Err|[wOITθ])\d+|\bl\b/g, (name) => `(${at.get(name)!.toFixed(9)})`);
      const read = readAnswer(filled.length <= 200 ? filled : filled.replace(/(\.\d{5})\d+/g, '$1'));
      if ('refusal' in read) throw new Error(`${filled}: ${read.refusal}`);
      return read.value;
    };
    const { options, right, label } = choice(exercise);
    const [, letter, index] = /^\$(\S+)_\{(\d+)\}\$$/.exec(label)!;
    const expected = letter.startsWith('Δ') ? evaluate(options[right].text) : at.get(letter + index)!;
    expect(options).toHaveLength(4);
    expect(new Set(options.map(({ tex }) => tex)).size).toBe(4);
    expect(options[right].misconception).toBeUndefined();
    options.forEach(({ text, tex }, i) => {
      expect(tex).not.toMatch(/[$θΔ·−]/);
      const near = Math.abs(evaluate(text) - expected) < 1e-4;
      if (i === right) expect(near).toBe(true);
      else if (Math.abs(expected) > 0.01) {
        compared++;
        if (near) same++;
      }
    });
  }
  expect(compared).toBeGreaterThan(500);
  expect(same / compared).toBeLessThan(0.01);
});

it('the rule that stops a run is the trainer’s, each of the three occurs, and the table says the same', () => {
  const seen = new Set<number>();
  for (const exercise of exercisesOf('stop')) {
    const { experiment, epochs } = exercise;
    const state = startTraining(experiment);
    while (!isOver(state)) trainEpoch(experiment, state);
    const [last, rule] = [choice(exercise), choice(exercise, 1)];
    expect(last.options[last.right].text).toBe(String(state.last!.epoch));
    expect(['weightChange', 'misclassified', 'epochs'][rule.right]).toBe(state.ended!.reasons[0]);
    const first = epochs!.find((row) => reasonsToStop(experiment.training.stop, row).length > 0)!;
    expect(first.epoch).toBe(state.last!.epoch);
    expect(reasonsToStop(experiment.training.stop, first)).toEqual(state.ended!.reasons);
    seen.add(rule.right);
  }
  expect(seen.size).toBe(3);
});

describe('a permalink', () => {
  it.each([
    ['kind=nonsense', /kind/],
    ['kind=constructor', /kind/],
    ['kind=fill&seed=-1', /seed/],
    ['kind=fill&seed=1e3', /seed/],
    ['kind=fill&seed=9999999999999999', /seed/],
    ['kind=fill&seed=1&size=5-2-1', /size/],
    ['kind=fill&seed=1&size=2-1', /size/],
    ['kind=fill&seed=1&size=', /size/],
  ])('%s makes none', (query, problem) => {
    expect(fromParameters(new URLSearchParams(query))).toEqual({
      problem: expect.stringMatching(problem) as string,
    });
  });

  it('without parameters is the first to fill in; another like it has the next seed', () => {
    const request = fromParameters(new URLSearchParams());
    expect(request).toEqual({ kind: 'fill', seed: 1 });
    expect(anotherLike({ kind: 'bug', seed: 7 })).toEqual({ kind: 'bug', seed: 8 });
    const wanted = { kind: 'fill', seed: 7, size: '3-2-1', about: 'weight' } as const;
    expect(anotherLike(wanted)).toEqual({ ...wanted, seed: 8 });
  });

  it('with a seed or a size that is none is refused by generate', () => {
    for (const seed of [-1, 0.5, NaN, 2 ** 53])
      expect(() => generate({ kind: 'fill', seed })).toThrow(RangeError);
    expect(() => generate({ kind: 'fill', seed: 1, size: '9-9' })).toThrow(RangeError);
    expect(readSize('2-2-1')).toEqual([2, 2, 1]);
  });
});

describe('an exercise about', () => {
  const isAsked: Record<About, (ref: Ref, last: number) => boolean> = {
    'net-input': ({ quantity }) => quantity === 'I',
    output: ({ quantity }) => quantity === 'O',
    'output-error': ({ quantity, unit }, last) => quantity === 'Err' && unit?.layer === last,
    'hidden-error': ({ quantity, unit }, last) => quantity === 'Err' && unit!.layer < last,
    change: ({ quantity }) => quantity === 'dw' || quantity === 'dθ',
    weight: ({ quantity }) => quantity === 'w',
    bias: ({ quantity }) => quantity === 'θ',
  };

  it.each(abouts)('%s asks for just that, with every seed, and its link says so', (about) => {
    for (let seed = 1; seed <= 200; seed++) {
      const exercise = generate({ kind: 'fill', seed, about });
      const [{ form, ref }] = exercise.asked as NumberAsked[];
      expect(form).toBe('number');
      expect(isAsked[about](ref, exercise.size.split('-').length - 1)).toBe(true);
      const request = fromParameters(toParameters(exercise));
      expect(request).toEqual({ kind: 'fill', seed, size: exercise.size, about });
      if (seed <= 20) expect(generate(request as Request)).toEqual(exercise);
    }
  });

  it('what there is not, or of another kind, is refused in words', () => {
    expect(fromParameters(new URLSearchParams('about=everything'))).toEqual({
      problem: `An exercise is about one of these: ${abouts.join(', ')}.`,
    });
    expect(fromParameters(new URLSearchParams('kind=bug&about=weight'))).toEqual({
      problem: 'Only exercises that ask for one value can be about something.',
    });
  });
});

describe('a sheet', () => {
  it.each(kindNames)('of %s has N questions with their seeds, and the key of each', (kind) => {
    const sheet = sheetOf(requestsOf([{ kind }], 11, 6), 'Practice');
    expect(sheet.questions.map(({ number, exercise }) => [number, exercise.seed])).toEqual(
      [11, 12, 13, 14, 15, 16].map((seed, i) => [i + 1, seed]),
    );
    sheet.questions.forEach(({ exercise, link, given }, i) => {
      expect(generate({ kind, seed: 11 + i })).toEqual(exercise);
      expect(new URLSearchParams(link).get('seed')).toBe(String(11 + i));
      expect(sheet.key[i]).toEqual({ number: i + 1, seed: 11 + i, worked: keyOf(exercise) });
      expect(given.length).toBeGreaterThan(0);
    });
  });
});

it('a permalink handed out keeps its exercise: what is drawn, and in which order, does not change', () => {
  const keys = kindNames.map((kind) => {
    const exercise = generate({ kind, seed: 2026 });
    return [kind, exercise.size, exercise.prompt, keyOf(exercise).at(-1)!.text];
  });
  expect(keys).toMatchInlineSnapshot(`
    [
      [
        "fill",
        "2-2-1",
        "Work out the change $Δw_{14}$ to four decimals.",
        "Δw14 = l · Err4 · O1 = 0.9 · 0.0093 · 1 = 0.0084",
      ],
      [
        "order",
        "2-2-2",
        "Put these steps of one tuple into the order in which they are carried out.",
        "compute the net input $I_{3}$ → compute the output $O_{3}$ → compute the net input $I_{6}$ → compute the output $O_{6}$ → compute the error $Err_{6}$ → compute the error $Err_{3}$ → change the weight $w_{36}$",
      ],
      [
        "rise",
        "3-2-1",
        "Which way will $w_{34}$ go when this tuple is learned?",
        "Δw34 = l · Err4 · O3 = 0.8 · 0.0045 · 1 = 0.0036",
      ],
      [
        "complete-last",
        "2-2-1",
        "Carry the tuple to its end: fill in every value that is blank, in this order.",
        "θ3 = θ3 + l · Err3 = 0.4 + 0.5 · (−0.0211) = 0.3894",
      ],
      [
        "complete-more",
        "2-2-1",
        "Carry the tuple to its end: fill in every value that is blank, in this order.",
        "θ3 = θ3 + l · Err3 = 0.3 + 0.5 · 0.0042 = 0.3021",
      ],
      [
        "complete-all",
        "2-2-1",
        "Carry the tuple to its end: fill in every value that is blank, in this order.",
        "θ3 = θ3 + l · Err3 = 0.5 + 0.5 · 0.0079 = 0.5039",
      ],
      [
        "bug",
        "2-2-1",
        "One line of this trace is wrong; those after it follow from it. Which one?",
        "$w_{45}$ = 0.7037 is wrong. That takes the net input $I$ for the output $O$: squash it first. w45 = w45 + l · Err5 · O4",
      ],
      [
        "formula",
        "2-3-2",
        "Which formula gives $Δθ_{6}$?",
        "Δθ6 = l·Err6",
      ],
      [
        "stop",
        "2-2-1",
        "No rule held before these epochs. After which of them does the run end, and by which rule?",
        "After epoch 4 a rule holds for the first time: less than 30 % misclassified.",
      ],
      [
        "complete-forward",
        "2-2-1",
        "Carry the tuple forward: fill in every net input and every output, in this order.",
        "O5 = 1 / (1 + e^(−I5)) = 1 / (1 + e^(−(−0.033))) = 0.492",
      ],
      [
        "count-parts",
        "4-3-2",
        "How many weights and how many biases has a 4-3-2 network?",
        "3 + 2 = 5",
      ],
      [
        "name-weight",
        "3-2-1",
        "What do these names stand for?",
        "$θ_{4}$ is added in unit 4 alone.",
      ],
      [
        "updates",
        "2-2-1",
        "Trained for 5 epochs on 7 tuples with epoch updating: how many updates are made?",
        "1 · 5 = 5",
      ],
      [
        "which-rate",
        "2-2-1",
        "One linear unit with one weight is trained. What does this learning rate do?",
        "It swings and comes closer: each epoch multiplies the distance by −0.80.",
      ],
      [
        "rate-in-epoch",
        "2-2-1",
        "With a learning rate of 1/t and 6 tuples, what is $l$ at tuple 2 of epoch 6?",
        "$t$ = 6, so $l$ = 1/6",
      ],
      [
        "gradient",
        "3-2-1",
        "The weight $w_{56}$ is nudged to either side, and the error is worked out again.",
        "The slope is positive, so $w_{56}$ goes down.",
      ],
      [
        "chain",
        "2-3-1",
        "In ∂L/∂w13 = ∂L/∂O6 · ∂O6/∂I6 · ∂I6/∂O3 · ∂O3/∂I3 · ?, what does the missing factor ∂I3/∂w13 come to?",
        "∂I3/∂w13 = O1",
      ],
      [
        "operations",
        "3-4-3-1",
        "A 3-4-3-1 network has 27 weights, and there are 7 tuples. Count for each weight the product $w$ $O$ on the way forward and the product $Err$ $O$ that makes its slope on the way back, and nothing else. How many are there in one epoch?",
        "7 · 2 · 27 · 27 = 10,206",
      ],
      [
        "valley",
        "2-2-1",
        "The error for w23 from −6 to 6, all else held. Descent in small steps within this range starts at w23 = 5. Where does it end?",
        "From 5 it goes down to 6; the lowest of all is at −6.",
      ],
      [
        "metropolis",
        "2-2-1",
        "Simulated annealing tries a random step. Does it take it?",
        "e^(−0.6/0.1) = 0.002, and 0.52 is not below: refused.",
      ],
    ]
  `);
});
