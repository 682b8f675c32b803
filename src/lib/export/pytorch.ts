// The same training as a PyTorch program, whose gradients come from autograd.
import type { Experiment } from '$lib/experiment/types';
import type { ActivationName } from '$lib/nn/activations/registry';
import type { LossName } from '$lib/nn/losses/registry';
import { ENDING, preamble } from './python';

const outputs: Record<ActivationName, string> = {
  sigmoid: 'torch.sigmoid(I)',
  tanh: 'torch.tanh(I)',
  relu: 'torch.relu(I)',
  leaky_relu: 'torch.nn.functional.leaky_relu(I, 0.01)',
  identity: 'I',
  softmax: 'torch.softmax(I, dim=0)',
};

/** L of one tuple; where slope and pull cancel, by the form that stays exact when outputs are near 0 or 1. */
function lossOf(loss: LossName, output: ActivationName): string {
  switch (loss) {
    case 'half_sse':
      return '0.5 * ((target - O) ** 2).sum()';
    case 'mean_square':
      return '((target - O) ** 2).mean()';
    case 'cross_entropy':
      return output === 'softmax'
        ? '-(target * torch.log_softmax(I, dim=0)).sum()'
        : '-torch.special.xlogy(target, O).sum()';
    case 'binary_cross_entropy':
      return output === 'sigmoid'
        ? 'torch.nn.functional.binary_cross_entropy_with_logits(I, target, reduction="sum")'
        : '-(torch.special.xlogy(target, O) + torch.special.xlogy(1 - target, 1 - O)).sum()';
  }
}

/** A program that trains the experiment's network from its start for so many epochs, and prints the weights as JSON. */
export function pytorchProgram(experiment: Experiment, epochs: number): string {
  const { layers, loss } = experiment.network;
  const used = [...new Set(layers.map((layer) => layer.activation))];
  const output = layers[layers.length - 1].activation;
  const head = preamble(experiment, epochs, 'torch.tensor', 'PyTorch').replace(
    '\n\nACTIVATIONS',
    '\n\nimport json\n\nimport torch\n\ntorch.set_default_dtype(torch.float64)\n\nACTIVATIONS',
  );
  return `${head}

def activate(name, I):
${used.map((name) => `    if name == "${name}":\n        return ${outputs[name]}\n`).join('')}

def loss(x, target):
    O = x
    for name, w, b in zip(ACTIVATIONS, weights, biases):
        I = O @ w + b
        O = activate(name, I)
    return ${lossOf(loss, output)}


for p in weights + biases:
    p.requires_grad_(True)

previous = None
for epoch in range(1, EPOCHS + 1):
    l_t = 1 / epoch if RATE is None else RATE
    count = 0
    order = tuple_order(epoch)
    for place, t in enumerate(order):
        loss(X[t], T[t]).backward()  # adds ∂L/∂w = −Err_j O_i to w.grad
        count += 1
        last = place == len(order) - 1
        if not (UPDATING == "case" or last or (UPDATING == "batch" and (place + 1) % BATCH == 0)):
            continue
        share = count if UPDATING == "batch" else 1
        with torch.no_grad():
            change = [-l_t * w.grad / share - l_t * L2 * w for w in weights]
            change += [-l_t * b.grad / share for b in biases]
            if previous is not None:
                change = [c + MOMENTUM * p for c, p in zip(change, previous)]
            for p, c in zip(weights + (biases if UPDATE_BIASES else []), change):
                p += c
            for p in weights + biases:
                p.grad = None
        previous = change if MOMENTUM > 0 else None
        count = 0
${ENDING}`;
}
