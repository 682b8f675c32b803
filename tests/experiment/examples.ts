// Experiment files that are right and files that are wrong, held against both the parser and the schema.

const network = { layers: [2, 1] };
const data = { inputs: [[0, 1]], targets: [[1]] };
const smallest = { network, data };
const withTraining = (training: unknown) => ({ ...smallest, training });

export const validFiles: { name: string; file: unknown }[] = [
  { name: 'the smallest', file: smallest },
  { name: 'a version', file: { version: 1, ...smallest } },
  { name: 'a data set', file: { network: { layers: [2, 3, 1] }, data: { preset: 'xor' } } },
  {
    name: 'a data set with parameters',
    file: { network: { layers: [4, 3, 1] }, data: { preset: 'parity', parameters: { bits: 4 } } },
  },
  {
    name: 'a data set of which a part is held out',
    file: {
      network: { layers: [2, 3, 1] },
      data: {
        preset: 'circle',
        parameters: { count: 40, noise: 0.125 },
        split: { heldOutPercent: 20, seed: 3 },
      },
    },
  },
  {
    name: 'lists of which a part is held out',
    file: { network, data: { ...data, split: { heldOutPercent: 12.5 } } },
  },
  { name: 'held-out tuples listed', file: { network, data: { ...data, heldOut: data } } },
  {
    name: 'a data set and held-out tuples',
    file: { network: { layers: [2, 1] }, data: { preset: 'and', heldOut: data } },
  },
  { name: 'weights', file: { ...smallest, network: { ...network, weights: [[[1], [2]]], biases: [[3]] } } },
  { name: 'a start', file: { ...smallest, network: { ...network, start: { seed: 3, range: [-1, 1] } } } },
  { name: 'batches', file: withTraining({ updating: { batch: 4 }, learningRate: '1/t' }) },
  { name: 'rules that are off', file: withTraining({ stop: { epochs: null, weightChangeBelow: 0.01 } }) },
  {
    name: 'a talk',
    file: {
      ...smallest,
      talk: { lesson: 'a-unit', steps: [{ at: { step: 3 }, note: 'Ask why.', ask: true }, { at: {} }] },
    },
  },
  { name: 'a talk of all steps', file: { ...smallest, talk: {} } },
  {
    name: 'a place',
    file: { ...smallest, position: { epoch: 3, tuple: 0, step: 2 }, view: { granularity: 'unit' } },
  },
];

/** Wrong in a way that a schema can say too. */
export const wrongInShape: { file: unknown; message: string }[] = [
  { file: { data }, message: 'network: is missing' },
  { file: { network: {}, data }, message: 'network.layers: is missing' },
  { file: { network }, message: 'data: is missing' },
  {
    file: { network: { layers: [2] }, data },
    message: 'network.layers: needs at least two layers, the inputs and the outputs',
  },
  { file: { network: { layers: [2, 1.5] }, data }, message: 'network.layers[1]: 1.5 is not a whole number' },
  {
    file: { network: { layers: [2, 2001] }, data },
    message: 'network.layers[1]: 2001 is too large; the most is 2000',
  },
  {
    file: { network: { layer: [2, 1] }, data },
    message: 'network.layer: is not a known field; did you mean "layers"?',
  },
  { file: { ...smallest, traning: {} }, message: 'traning: is not a known field; did you mean "training"?' },
  {
    file: { ...smallest, network: { ...network, loss: 'mse' } },
    message:
      'network.loss: "mse" is not a loss; choose from half_sse, mean_square, cross_entropy, binary_cross_entropy',
  },
  { file: { ...smallest, network: [] }, message: 'network: must be an object, not a list' },
  {
    file: { network: { layers: [1, 1] }, data: { inputs: [['abc']], targets: [[1]] } },
    message: 'data.inputs[0][0]: "abc" is not a number',
  },
  {
    file: { network, data: { inputs: [], targets: [] } },
    message: 'data.inputs: has no tuples; at least one is needed',
  },
  {
    file: { network, data: { preset: 'xorr' } },
    message: 'data.preset: "xorr" is not a data set; did you mean "xor"?',
  },
  {
    file: withTraining({ updating: 'batch' }),
    message: 'training.updating: "batch" is not "case", "epoch" or {"batch": n}',
  },
  {
    file: withTraining({ updating: { batch: 0 } }),
    message: 'training.updating.batch: 0 is too small; the least is 1',
  },
  { file: withTraining({ learningRate: 0 }), message: 'training.learningRate: 0 is not above 0' },
  {
    file: withTraining({ learningRate: '0.5' }),
    message: 'training.learningRate: "0.5" is not a number or "1/t"',
  },
  { file: withTraining({ momentum: -0.1 }), message: 'training.momentum: -0.1 is too small; the least is 0' },
  { file: withTraining({ l2: -1 }), message: 'training.l2: -1 is too small; the least is 0' },
  { file: withTraining({ shuffle: 'yes' }), message: 'training.shuffle: "yes" is not true or false' },
  {
    file: withTraining({ stop: { weightChangeBelow: 0 } }),
    message: 'training.stop.weightChangeBelow: 0 is not above 0',
  },
  {
    file: withTraining({ stop: { misclassifiedBelow: 101 } }),
    message: 'training.stop.misclassifiedBelow: 101 is too large; the most is 100',
  },
  { file: { ...smallest, seed: -1 }, message: 'seed: -1 is too small; the least is 0' },
  {
    file: { ...smallest, talk: { step: [] } },
    message: 'talk.step: is not a known field; did you mean "steps"?',
  },
  { file: { ...smallest, talk: { steps: [{ note: 'x' }] } }, message: 'talk.steps[0].at: is missing' },
  {
    file: { ...smallest, talk: { steps: [{ at: {}, ask: 'yes' }] } },
    message: 'talk.steps[0].ask: "yes" is not true or false',
  },
  {
    file: { ...smallest, talk: { steps: [{ at: {}, note: 'x'.repeat(1001) }] } },
    message: 'talk.steps[0].note: is longer than 1000 characters',
  },
  {
    file: { ...smallest, talk: { steps: Array.from({ length: 501 }, () => ({ at: {} })) } },
    message: 'talk.steps: has 501 steps; the most is 500',
  },
  {
    file: { ...smallest, position: { epoch: 0 } },
    message: 'position.epoch: 0 is too small; the least is 1',
  },
  {
    file: { ...smallest, view: { granularity: 'steps' } },
    message:
      'view.granularity: "steps" is not a granularity; choose from term, unit, layer, phase, tuple, epoch',
  },
  { file: { ...smallest, title: 3 }, message: 'title: 3 is not a text' },
  {
    file: { network: { ...network, weights: [[[1], [2]]], start: {} }, data },
    message: 'network.weights: is given, and network.start too; leave one of them out',
  },
  {
    file: { network: { layers: [2, 2, 1] }, data: { preset: 'xor', inputs: [[0, 1]] } },
    message: 'data.inputs: is given, and data.preset too; leave one of them out',
  },
  {
    file: { network: { layers: [3, 3, 1] }, data: { preset: 'parity', parameters: { bit: 3 } } },
    message: 'data.parameters.bit: is not a known field; did you mean "bits"?',
  },
  {
    file: { network: { layers: [3, 3, 1] }, data: { preset: 'parity', parameters: { bits: 6 } } },
    message: 'data.parameters.bits: 6 is too large; the most is 5',
  },
  {
    file: { network: { layers: [2, 1] }, data: { preset: 'circle', parameters: { count: 40.5 } } },
    message: 'data.parameters.count: 40.5 is not a whole number',
  },
  {
    file: { network: { layers: [2, 1] }, data: { preset: 'circle', parameters: { noise: 'much' } } },
    message: 'data.parameters.noise: "much" is not a number',
  },
  {
    file: { network: { layers: [2, 1] }, data: { preset: 'xor', parameters: { count: 5 } } },
    message: 'data.parameters: is given, but "xor" takes no parameters',
  },
  {
    file: { network, data: { ...data, parameters: { count: 5 } } },
    message: 'data.parameters: is given, but data.preset is not: only a data set takes parameters',
  },
  {
    file: { network, data: { ...data, split: { heldOutPercnt: 20 } } },
    message: 'data.split.heldOutPercnt: is not a known field; did you mean "heldOutPercent"?',
  },
  {
    file: { network, data: { ...data, split: { seed: 3 } } },
    message: 'data.split.heldOutPercent: is missing',
  },
  {
    file: { network, data: { ...data, split: { heldOutPercent: 100 } } },
    message: 'data.split.heldOutPercent: 100 is not below 100',
  },
  {
    file: { network, data: { ...data, split: { heldOutPercent: 20 }, heldOut: data } },
    message: 'data.heldOut: is given, and data.split too; leave one of them out',
  },
  {
    file: { network, data: { ...data, heldOut: { inputs: [[0, 1]] } } },
    message: 'data.heldOut.targets: is missing',
  },
];

/** Wrong in a way that needs more than a schema: shapes that must agree, combinations, the place in the walk. */
export const wrongInSense: { file: unknown; message: string }[] = [
  {
    file: { ...smallest, talk: { steps: [{ at: {} }, { at: { step: 10 } }] } },
    message: 'talk.steps[1].at.step: 10 is too large; the steps of this tuple are 0 … 9',
  },
  {
    file: { network: { layers: [2, 3, 1], activations: ['softmax', 'sigmoid'] }, data },
    message: 'network.activations[0]: softmax belongs in the output layer only',
  },
  {
    file: { network: { layers: [2, 3, 1], activations: ['tanh'] }, data },
    message: 'network.activations: has 1 name, but 2 layers after the inputs',
  },
  {
    file: { network: { ...network, activations: ['tanh'], loss: 'binary_cross_entropy' }, data },
    message: 'network.loss: binary cross-entropy needs outputs between 0 and 1, but the output layer is tanh',
  },
  {
    file: {
      network: { ...network, loss: 'binary_cross_entropy' },
      data: { inputs: [[0, 1]], targets: [[2]] },
    },
    message: 'data.targets[0][0]: 2 is not within 0 … 1, which binary cross-entropy needs',
  },
  {
    file: {
      network: { layers: [1, 2], activations: ['softmax'] },
      data: { inputs: [[0]], targets: [[1, 1]] },
    },
    message: 'data.targets[0]: adds up to 2, but cross-entropy with softmax needs 1',
  },
  {
    file: { network: { ...network, weights: [[[1]]] }, data },
    message: 'network.weights[0]: has 1 row, but layer 0, the inputs, has 2 units',
  },
  {
    file: { network: { ...network, weights: [[[1], [1, 2]]] }, data },
    message: 'network.weights[0][1]: has 2 values, but layer 1 has 1 unit',
  },
  {
    file: { network: { ...network, biases: [[1], [2]] }, data },
    message: 'network.biases: has 2 layers, but the network has 1 layer after the inputs',
  },
  {
    file: { network: { layers: [2, 1], start: { range: [1, -1] } }, data },
    message: 'network.start.range: goes from 1 down to -1; the lowest comes first',
  },
  {
    file: { network, data: { inputs: [[0, 1], [1]], targets: [[1], [0]] } },
    message: 'data.inputs[1]: has 1 value, but the network has 2 inputs',
  },
  {
    file: {
      network,
      data: {
        inputs: [
          [0, 1],
          [1, 1],
        ],
        targets: [[1]],
      },
    },
    message: 'data.targets: has 1 row, but data.inputs has 2',
  },
  {
    file: { network, data: { ...data, inputNames: ['a'] } },
    message: 'data.inputNames: has 1 name, but the network has 2 inputs',
  },
  {
    file: { network, data: { ...data, heldOut: { inputs: [[0, 1, 2]], targets: [[1]] } } },
    message: 'data.heldOut.inputs[0]: has 3 values, but the network has 2 inputs',
  },
  {
    file: { network, data: { ...data, heldOut: { inputs: [[0, 1]], targets: [[1], [0]] } } },
    message: 'data.heldOut.targets: has 2 rows, but data.heldOut.inputs has 1',
  },
  {
    file: {
      network: { ...network, loss: 'binary_cross_entropy' },
      data: { ...data, heldOut: { inputs: [[0, 1]], targets: [[2]] } },
    },
    message: 'data.heldOut.targets[0][0]: 2 is not within 0 … 1, which binary cross-entropy needs',
  },
  {
    file: { network: { layers: [3, 1] }, data: { preset: 'parity', parameters: { bits: 4 } } },
    message: 'data.preset: "parity" needs 4 inputs and 1 output, but the network has 3 and 1',
  },
  {
    file: { network: { layers: [3, 1] }, data: { preset: 'xor' } },
    message: 'data.preset: "xor" needs 2 inputs and 1 output, but the network has 3 and 1',
  },
  {
    file: { network: { layers: [2000, 2000, 2000] }, data },
    message: 'network.layers: makes 8000000 weights; the most is 4000000',
  },
  {
    file: { ...smallest, position: { tuple: 1 } },
    message: 'position.tuple: 1 is too large; the tuples are 0 … 0',
  },
  {
    file: { ...smallest, position: { step: 99 } },
    message: 'position.step: 99 is too large; the steps of this tuple are 0 … 9',
  },
  { file: withTraining({ learningRate: NaN }), message: 'training.learningRate: NaN is not a finite number' },
];

export const invalidFiles = [...wrongInShape, ...wrongInSense];
