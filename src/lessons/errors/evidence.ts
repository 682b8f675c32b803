// Numbers that answer what popular texts say wrongly, each worked out by the engine.
import { dataSets } from '$lib/data/registry';
import { drawnStart } from '$lib/experiment/assemble';
import { experimentOn } from '$lib/experiment/presets/preset';
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import type { Experiment } from '$lib/experiment/types';
import { sigmoid } from '$lib/nn/activations/sigmoid';
import { backward } from '$lib/nn/backward';
import { forward } from '$lib/nn/forward';
import { rateInEpoch } from '$lib/nn/rate';
import { endsBatch, type Updating } from '$lib/nn/update';
import { presentNext, startTraining, trainEpoch } from '$lib/training/trainer';
import type { TrainingState } from '$lib/training/types';

/** A small table: what its columns are called, and rows of words and numbers. Words may hold symbols as `$w_{46}$`. */
export interface Evidence {
  columns: string[];
  rows: (string | number)[][];
}

const xorOn = async (hidden: number, seed: number, learningRate = 0.9): Promise<Experiment> =>
  experimentOn(await dataSets.xor(), drawnStart([2, hidden, 1], ['sigmoid', 'sigmoid'], 'half_sse', seed), {
    learningRate,
    stop: { epochs: 1e6, weightChangeBelow: null, misclassifiedBelow: null },
  });

function trained(experiment: Experiment, epochs: number): TrainingState {
  const state = startTraining(experiment);
  for (let n = 0; n < epochs; n++) trainEpoch(experiment, state);
  return state;
}

const weightsOf = ({ learner }: TrainingState): number[] =>
  learner.network.layers.flatMap(({ weights }) => weights.flat());

/** The target is known, and the error cannot be worked out without it. */
function supervised(): Evidence {
  const { network, data } = textbookExperiment();
  const pass = forward(network, data.tuples[0].inputs);
  const [output] = pass.outputs[2];
  const errorFor = (target: number): number => backward(network, pass, [target]).errors[1][0];
  return {
    columns: ['the target says', '$O_6$', '$Err_6$'],
    rows: [
      [1, output, errorFor(1)],
      [0, output, errorFor(0)],
    ],
  };
}

/** With the sign lost, the output falls as the net input rises. */
const sign = (): Evidence => ({
  columns: ['$I$', '1 / (1 + e^−I^)', '1 / (1 + e^I^)'],
  rows: [-4, -2, 0, 2, 4].map((netInput) => [netInput, sigmoid.f(netInput), sigmoid.f(-netInput)]),
});

/** Three rates and four starts: no rate brings every start to the same end. */
async function globalMinimum(): Promise<Evidence> {
  const rates = [0.1, 0.9, 5];
  const seeds = [1, 2, 3, 4];
  const rows = seeds.map(async (seed) => {
    const ends = rates.map(async (rate) => trained(await xorOn(2, seed, rate), 5000).last!.loss);
    return [`start ${seed}`, ...(await Promise.all(ends))];
  });
  return {
    columns: ['XOR on 2-2-1, 5000 epochs', ...rates.map((rate) => `$l$ = ${rate}`)],
    rows: await Promise.all(rows),
  };
}

/** One gradient, three ways to use it. */
function descent(): Evidence {
  const { network, data } = textbookExperiment();
  const [tuple] = data.tuples;
  const pass = forward(network, tuple.inputs);
  const { errors } = backward(network, pass, tuple.targets);
  const slope = -errors[1][0] * pass.outputs[1][0];
  return {
    columns: ['the same ∂L/∂$w_{46}$', 'used for', '$Δw_{46}$'],
    rows: [
      [slope, 'gradient descent, $l$ = 0.9', -0.9 * slope],
      [slope, 'gradient descent, $l$ = 0.1', -0.1 * slope],
      [slope, 'its sign alone, steps of 0.01', -Math.sign(slope) * 0.01],
    ],
  };
}

/** The book's tuple twice: weights and biases were changed; the error was worked out again. */
function adjusts(): Evidence {
  const experiment = textbookExperiment();
  const state = startTraining(experiment);
  const look = (): number[] => {
    const { network } = state.learner;
    const pass = forward(network, experiment.data.tuples[0].inputs);
    const { errors } = backward(network, pass, experiment.data.tuples[0].targets);
    const [, output] = network.layers;
    return [output.weights[0][0], output.biases[0], pass.outputs[2][0], errors[1][0]];
  };
  const before = look();
  presentNext(experiment, state);
  const after = look();
  const names = ['$w_{46}$, changed', '$θ_6$, changed', '$O_6$, worked out anew', '$Err_6$, worked out anew'];
  return {
    columns: ['', 'first time', 'second time'],
    rows: names.map((name, i) => [name, before[i], after[i]]),
  };
}

/** Updates counted in an epoch of XOR's four tuples. */
async function epoch(): Promise<Evidence> {
  const { data } = await xorOn(2, 1);
  const count = data.tuples.length;
  const inEpoch = (updating: Updating): number =>
    data.tuples.filter((_, at) => endsBatch(updating, at, count)).length;
  const ways: [string, Updating][] = [
    ['case updating', 'case'],
    ['mini-batches of 2', { batch: 2 }],
    ['epoch updating', 'epoch'],
  ];
  return {
    columns: [`${count} tuples`, 'updates in 1 epoch', 'updates in 10 epochs'],
    rows: ways.map(([name, updating]) => [name, inEpoch(updating), 10 * inEpoch(updating)]),
  };
}

/** One unit that feeds itself: held under one input it settles; run along a sequence it follows. */
function recurrent(): Evidence {
  const [own, sequence] = [2, [1, 0, 0, 1, 0, 0, 0, 0]];
  let [settling, following] = [0, 0];
  const rows = sequence.map((input, t) => {
    settling = sigmoid.f(own * settling + 3 - 1.5);
    following = sigmoid.f(own * following + 3 * input - 1.5);
    return [t + 1, settling, input, following];
  });
  return { columns: ['sweep or time', 'settling, input held at 1', 'input', 'following the sequence'], rows };
}

/** The links of a network before and after training. */
async function pruning(): Promise<Evidence> {
  const experiment = await xorOn(3, 6);
  const [before, after] = [0, 3000].map((epochs) => weightsOf(trained(experiment, epochs)).map(Math.abs));
  return {
    columns: ['XOR on 2-3-1', 'before', 'after 3000 epochs'],
    rows: [
      ['weights', before.length, after.length],
      ['of them exactly 0', before.filter((w) => w === 0).length, after.filter((w) => w === 0).length],
      ['smallest |w|', Math.min(...before), Math.min(...after)],
      ['largest |w|', Math.max(...before), Math.max(...after)],
    ],
  };
}

/** The same task with one choice changed at a time. */
async function choices(): Promise<Evidence> {
  const plain = await xorOn(3, 6);
  const far = structuredClone(plain);
  for (const tuple of far.data.tuples) tuple.inputs = tuple.inputs.map((value) => 100 + value);
  const variants: [string, Experiment][] = [
    ['three hidden units, $l$ = 0.9', plain],
    ['one hidden unit', await xorOn(1, 6)],
    ['$l$ = 0.01', await xorOn(3, 6, 0.01)],
    ['inputs 100 and 101 for 0 and 1', far],
  ];
  return {
    columns: ['XOR, 3000 epochs', 'error', '% misclassified'],
    rows: variants.map(([name, experiment]) => {
      const { loss, misclassifiedPercent } = trained(experiment, 3000).last!;
      return [name, loss, misclassifiedPercent];
    }),
  };
}

/** 1/t at the first tuple of each epoch, by both ways of counting, with 150 tuples. */
const oneOverT = (): Evidence => ({
  columns: ['epoch, of 150 tuples', '$t$ counts epochs', '$t$ counts tuples'],
  rows: [1, 2, 3, 10].map((n) => [n, rateInEpoch('1/t', n), rateInEpoch('1/t', (n - 1) * 150 + 1)]),
});

/** The evidence for each error, by its name. */
export async function allEvidence() {
  return {
    supervised: supervised(),
    sign: sign(),
    globalMinimum: await globalMinimum(),
    descent: descent(),
    adjusts: adjusts(),
    epoch: await epoch(),
    recurrent: recurrent(),
    pruning: await pruning(),
    choices: await choices(),
    oneOverT: oneOverT(),
  } satisfies Record<string, Evidence>;
}

export type EvidenceName = keyof Awaited<ReturnType<typeof allEvidence>>;
