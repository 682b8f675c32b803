// What the NumPy and the PyTorch program have in common: numbers, settings, the order of the tuples.
import type { Experiment } from '$lib/experiment/types';
import { layerSizes } from '$lib/nn/network';

/** Every digit of a double, as Python reads it: always a float, so that no array becomes one of whole numbers. */
export function literal(value: number): string {
  if (Number.isNaN(value)) return "float('nan')";
  if (!Number.isFinite(value)) return value > 0 ? "float('inf')" : "-float('inf')";
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const row = (values: readonly number[]): string => `[${values.map(literal).join(', ')}]`;

/** Rows of numbers as a list of lists, one row a line. */
export const rows = (values: readonly (readonly number[])[], indent = '    '): string =>
  `[\n${values.map((one) => `${indent}    ${row(one)},\n`).join('')}${indent}]`;

/** The title in a comment: on one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The first lines: what it is, and the numbers that both programs begin with; `array` makes an array of a list. */
export function preamble(experiment: Experiment, epochs: number, array: string, library: string): string {
  const { network, data, training, seed } = experiment;
  const { updating, learningRate, momentum, l2, updateBiases, shuffle } = training;
  const weights = network.layers.map((layer) => `    ${array}(${rows(layer.weights)}),\n`).join('');
  const biases = network.layers.map((layer) => `    ${array}(${row(layer.biases)}),\n`).join('');
  return `# ${oneLine(experiment.title)} (${layerSizes(network).join('-')}): ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'} of backpropagation in ${library}, as Backstep computes it.
# The letters are those of Han & Kamber's chapter: net input I, output O, target T, error Err, learning rate l.

ACTIVATIONS = ${JSON.stringify(network.layers.map((layer) => layer.activation))}
LOSS = ${JSON.stringify(network.loss)}
UPDATING = ${JSON.stringify(typeof updating === 'object' ? 'batch' : updating)}  # case: after every tuple; epoch: the sum, once; batch: the mean
BATCH = ${typeof updating === 'object' ? updating.batch : 0}
RATE = ${learningRate === '1/t' ? 'None  # 1/t, t the epoch' : literal(learningRate)}
MOMENTUM, L2 = ${literal(momentum)}, ${literal(l2)}
UPDATE_BIASES = ${updateBiases ? 'True' : 'False'}
SHUFFLE, SEED = ${shuffle ? 'True' : 'False'}, ${seed}
EPOCHS = ${epochs}

# weights[l][i, j] is w_ij from unit i of layer l to unit j of layer l + 1; biases[l][j] is its θ_j.
weights = [
${weights}]
biases = [
${biases}]
X = ${array}(${rows(
    data.tuples.map(({ inputs }) => inputs),
    '',
  )})
T = ${array}(${rows(
    data.tuples.map(({ targets }) => targets),
    '',
  )})
${shuffle ? ORDER : PLAIN_ORDER}`;
}

const PLAIN_ORDER = `

def tuple_order(epoch):
    return range(len(X))
`;

/** The generator of the engine, so that a shuffled run presents the tuples in the same order. */
const ORDER = `

MASK = 0xFFFFFFFF


def mix(x):
    x = ((x ^ (x >> 16)) * 0x85EBCA6B) & MASK
    x = ((x ^ (x >> 13)) * 0xC2B2AE35) & MASK
    return x ^ (x >> 16)


def random_stream(*seeds):  # xoshiro128** (Blackman, Vigna 2018), seeded by integers
    h = 0x9E3779B9
    for seed in seeds:
        h = mix(h ^ (seed & MASK))
        h = mix(h ^ ((seed >> 32) & MASK) ^ 0x85EBCA6B)
    s = []
    for _ in range(4):
        h = (h + 0x9E3779B9) & MASK
        s.append(mix(h))

    def word():
        p = (s[1] * 5) & MASK
        result = ((((p << 7) | (p >> 25)) & MASK) * 9) & MASK
        t = (s[1] << 9) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = ((s[3] << 11) | (s[3] >> 21)) & MASK
        return result

    while True:
        high = word() >> 5
        yield (high * 67108864 + (word() >> 6)) / 9007199254740992


def tuple_order(epoch):  # Fisher and Yates, from the seed and the epoch alone
    order = list(range(len(X)))
    stream = random_stream(SEED, epoch)
    for i in range(len(order) - 1, 0, -1):
        j = int(next(stream) * (i + 1))
        order[i], order[j] = order[j], order[i]
    return order
`;

/** What both programs print at the end: the weights and biases as JSON, for a comparison. */
export const ENDING = `

print(json.dumps({"weights": [w.tolist() for w in weights], "biases": [b.tolist() for b in biases]}))
`;
