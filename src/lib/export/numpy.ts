// The same training as a NumPy program.
import type { Experiment } from '$lib/experiment/types';
import type { ActivationName } from '$lib/nn/activations/registry';
import type { LossName } from '$lib/nn/losses/registry';
import { ENDING, preamble } from './python';

const outputs: Record<ActivationName, string> = {
  sigmoid: '1 / (1 + np.exp(-I))',
  tanh: 'np.tanh(I)',
  relu: 'np.maximum(0, I)',
  leaky_relu: 'np.where(I > 0, I, 0.01 * I)',
  identity: 'I',
  softmax: 'np.exp(I - I.max()) / np.exp(I - I.max()).sum()',
};
const slopes: Record<Exclude<ActivationName, 'softmax'>, string> = {
  sigmoid: 'O * (1 - O)',
  tanh: '1 - O * O',
  relu: '(I > 0) * 1.0',
  leaky_relu: 'np.where(I > 0, 1.0, 0.01)',
  identity: 'np.ones_like(I)',
};
const pulls: Record<LossName, string> = {
  half_sse: 'target - O',
  mean_square: '2 * (target - O) / len(O)',
  cross_entropy: 'np.divide(target, O, out=np.zeros_like(O), where=target != 0)',
  binary_cross_entropy:
    'np.divide(target, O, out=np.zeros_like(O), where=target != 0) - np.divide(1 - target, 1 - O, out=np.zeros_like(O), where=target != 1)',
};
/** With these pairs Err at the output is exactly T − O. */
const cancels: Partial<Record<LossName, ActivationName>> = {
  half_sse: 'identity',
  cross_entropy: 'softmax',
  binary_cross_entropy: 'sigmoid',
};

const branch = (name: string, value: string): string =>
  `    if name == "${name}":\n        return ${value}\n`;

/** A program that trains the experiment's network from its start for so many epochs, and prints the weights as JSON. */
export function numpyProgram(experiment: Experiment, epochs: number): string {
  const { layers, loss } = experiment.network;
  const used = [...new Set(layers.map((layer) => layer.activation))];
  const output = layers[layers.length - 1].activation;
  return `${preamble(experiment, epochs, 'np.array', 'NumPy').replace('\n\nACTIVATIONS', '\n\nimport json\n\nimport numpy as np\n\nACTIVATIONS')}

def activate(name, I):
${used.map((name) => branch(name, outputs[name])).join('')}

def slope(name, I, O):
${used.map((name) => branch(name, name === 'softmax' ? 'None  # see output_error' : slopes[name])).join('')}

def output_error(I, O, target):  # Err_j = −∂L/∂I_j
${outputError(output, loss)}

def forward(x):
    nets, outputs = [], [x]
    for name, w, b in zip(ACTIVATIONS, weights, biases):
        nets.append(outputs[-1] @ w + b)
        outputs.append(activate(name, nets[-1]))
    return nets, outputs


def backward(nets, outputs, target):
    errors = [output_error(nets[-1], outputs[-1], target)]
    for l in range(len(weights) - 2, -1, -1):  # the weights as they were: nothing changes until every error is known
        errors.insert(0, slope(ACTIVATIONS[l], nets[l], outputs[l + 1]) * (weights[l + 1] @ errors[0]))
    return errors


previous = None
for epoch in range(1, EPOCHS + 1):
    l_t = 1 / epoch if RATE is None else RATE
    gathered, count = None, 0
    order = tuple_order(epoch)
    for place, t in enumerate(order):
        nets, outputs = forward(X[t])
        errors = backward(nets, outputs, T[t])
        # Δw_ij = l Err_j O_i, Δθ_j = l Err_j
        own = [(np.outer(o, l_t * e), l_t * e) for o, e in zip(outputs, errors)]
        gathered = own if gathered is None else [(a + c, b + d) for (a, b), (c, d) in zip(gathered, own)]
        count += 1
        last = place == len(order) - 1
        if not (UPDATING == "case" or last or (UPDATING == "batch" and (place + 1) % BATCH == 0)):
            continue
        share = count if UPDATING == "batch" else 1
        change = []
        for l, (dw, db) in enumerate(gathered):
            dw, db = dw / share - l_t * L2 * weights[l], db / share
            if previous is not None:
                dw, db = dw + MOMENTUM * previous[l][0], db + MOMENTUM * previous[l][1]
            change.append((dw, db))
        for l, (dw, db) in enumerate(change):
            weights[l] = weights[l] + dw
            if UPDATE_BIASES:
                biases[l] = biases[l] + db
        previous = change if MOMENTUM > 0 else None
        gathered, count = None, 0
${ENDING}`;
}

function outputError(output: ActivationName, loss: LossName): string {
  if (cancels[loss] === output) return '    return target - O\n';
  const pull = `    pull = ${pulls[loss]}  # −∂L/∂O\n`;
  return output === 'softmax'
    ? `${pull}    return O * (pull - (pull * O).sum())\n`
    : `${pull}    return slope(ACTIVATIONS[-1], I, O) * pull\n`;
}
