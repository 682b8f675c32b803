// The experiment file as a JSON Schema: all that a schema can say of it; tests hold it to the parser and to static/.
import { isWhole, type DataParameter } from '$lib/data/dataSet';
import { dataParameters, dataSetNames } from '$lib/data/registry';
import { activationNames } from '$lib/nn/activations/registry';
import { lossNames } from '$lib/nn/losses/registry';
import { VERSION } from './file';
import { MOST_TUPLES } from './readTuples';
import { MOST_LAYERS, MOST_UNITS } from './readNetwork';
import { LONGEST_NOTE, MOST_STEPS } from './talk';
import { granularities } from './types';

type Schema = Record<string, unknown>;

const object = (description: string, properties: Record<string, Schema>, more: Schema = {}): Schema => ({
  type: 'object',
  description,
  additionalProperties: false,
  properties,
  ...more,
});
const list = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more });
const number: Schema = { type: 'number' };
const seed = (description: string): Schema => ({ description, type: 'integer', minimum: 0 });
const rows = list(list(number), { minItems: 1, maxItems: MOST_TUPLES });
const names = list({ type: 'string', maxLength: 80 });
const or = (schema: Schema, other: unknown): Schema => ({ anyOf: [schema, { const: other }] });

const network = object(
  'The network and its starting weights: listed, or drawn.',
  {
    layers: list(
      { type: 'integer', minimum: 1, maximum: MOST_UNITS },
      {
        description: 'The number of units in each layer, the inputs first.',
        minItems: 2,
        maxItems: MOST_LAYERS,
      },
    ),
    activations: list(
      { enum: activationNames },
      {
        description:
          'One for each layer after the inputs; sigmoid for all unless told. softmax at the output only.',
      },
    ),
    loss: {
      description: 'half_sse unless told; cross_entropy when the output is softmax.',
      enum: lossNames,
    },
    weights: list(list(list(number)), {
      description: 'weights[l][i][j] runs from unit i of layer l to unit j of layer l + 1.',
    }),
    biases: list(list(number), {
      description:
        'biases[l][j] belongs to unit j of layer l + 1; 0 for all when weights are listed and biases are not.',
    }),
    start: object('How the weights and biases are drawn.', {
      seed: seed('The seed of the file unless told.'),
      range: list(number, {
        description: 'The lowest and the highest; -0.5 and 0.5 unless told.',
        minItems: 2,
        maxItems: 2,
      }),
    }),
  },
  {
    required: ['layers'],
    not: { anyOf: ['weights', 'biases'].map((given) => ({ required: [given, 'start'] })) },
  },
);

const apart = {
  split: object(
    'Which of the tuples are held out, for testing: chosen by a seed.',
    {
      heldOutPercent: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 100 },
      seed: seed('1 unless told.'),
    },
    { required: ['heldOutPercent'] },
  ),
  heldOut: object(
    'Tuples held out, listed.',
    { inputs: rows, targets: rows },
    { required: ['inputs', 'targets'] },
  ),
};
const notBoth: Schema = { not: { required: Object.keys(apart) } };

/** Data sets by name; with parameters if this one takes any. */
const set = (preset: Schema, known: readonly DataParameter[]): Schema =>
  object(
    'A data set.',
    { preset, ...(known.length > 0 && { parameters: object('How it is made.', bounded(known)) }), ...apart },
    { required: ['preset'], ...notBoth },
  );

const bounded = (known: readonly DataParameter[]): Record<string, Schema> =>
  Object.fromEntries(
    known.map((one) => [
      one.name,
      {
        description: `${one.title}; ${one.default} unless told.`,
        type: isWhole(one) ? 'integer' : 'number',
        minimum: one.min,
        maximum: one.max,
      },
    ]),
  );

const takesNothing = dataSetNames.filter((name) => dataParameters[name].length === 0);
const data: Schema = {
  description: 'The tuples: listed, or a data set by name; a part may be held out.',
  oneOf: [
    object(
      'Tuples listed.',
      { inputs: rows, targets: rows, inputNames: names, targetNames: names, ...apart },
      { required: ['inputs', 'targets'], ...notBoth },
    ),
    set({ enum: takesNothing }, []),
    ...dataSetNames
      .filter((name) => !takesNothing.includes(name))
      .map((name) => set({ const: name }, dataParameters[name])),
  ],
};

const stop = object(
  'When training ends, tested after each epoch; only the rules named hold. 1000 epochs without this field.',
  {
    epochs: or({ type: 'integer', minimum: 1 }, null),
    weightChangeBelow: or({ type: 'number', exclusiveMinimum: 0 }, null),
    misclassifiedBelow: {
      ...or({ type: 'number', minimum: 0, maximum: 100 }, null),
      description: 'In percent; 0 means none misclassified.',
    },
  },
);

const training = object('How the network is trained.', {
  updating: {
    description:
      'After every tuple (case, unless told), once an epoch by the sum, or by the mean of each n tuples.',
    anyOf: [
      { enum: ['case', 'epoch'] },
      object('A mini-batch.', { batch: { type: 'integer', minimum: 1 } }, { required: ['batch'] }),
    ],
  },
  learningRate: { ...or({ type: 'number', exclusiveMinimum: 0 }, '1/t'), description: '0.9 unless told.' },
  momentum: { type: 'number', minimum: 0, exclusiveMaximum: 1, default: 0 },
  l2: { type: 'number', minimum: 0, default: 0 },
  updateBiases: { type: 'boolean', default: true },
  shuffle: { description: 'Another order of tuples each epoch.', type: 'boolean', default: false },
  stop,
});

const position = object('A place in the walk.', {
  epoch: { description: 'From 1.', type: 'integer', minimum: 1 },
  tuple: { description: 'From 0, in the order of presentation.', type: 'integer', minimum: 0 },
  step: { description: '0 before the first step.', type: 'integer', minimum: 0 },
});

const talk = object('A talk about it: the steps that are shown to a room, in their order.', {
  lesson: { description: 'The lesson whose notes go with it.', type: 'string', maxLength: 80 },
  steps: list(
    object(
      'One step.',
      {
        at: position,
        note: { description: 'For the lecturer alone.', type: 'string', maxLength: LONGEST_NOTE },
        ask: { description: 'Whether the room is asked before the value is shown.', type: 'boolean' },
      },
      { required: ['at'] },
    ),
    { description: 'All steps of the walk when there are none.', maxItems: MOST_STEPS },
  ),
});

export const schema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Backstep experiment',
  ...object(
    'A network, its data, its training and a place in the walk. docs/experiment-file.md says what a schema cannot.',
    {
      $schema: { type: 'string' },
      version: { const: VERSION },
      title: { type: 'string', maxLength: 200 },
      network,
      data,
      training,
      seed: seed(
        'Drives the shuffle, and the starting weights unless they have a seed of their own; 1 unless told.',
      ),
      position,
      view: object('How it is looked at.', {
        granularity: { description: 'How finely one walks; term unless told.', enum: granularities },
      }),
      talk,
    },
    { required: ['network', 'data'] },
  ),
};
