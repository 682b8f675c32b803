// The messages between projector and presenter: what was sent is read back, anything else is no message.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  readFromProjector,
  readToProjector,
  sealed,
  type FromProjector,
  type Shown,
  type ToProjector,
} from '$lib/widgets/presenter/messages';

const shown: Shown = {
  position: { epoch: 1, tuple: 0, step: 5 },
  index: 0,
  asked: false,
  driving: false,
  asking: false,
  ground: 'white',
  blank: null,
  pointer: false,
  drawing: false,
  spotlight: false,
  stepFirst: false,
  begun: 0,
  width: 1024,
  height: 768,
};
const fromProjector: FromProjector[] = [
  { type: 'snapshot', from: 'a1', number: 1, shown, file: {} },
  { type: 'shown', from: 'a1', number: 2, shown },
  { type: 'bye', from: 'a1' },
];
const toProjector: ToProjector[] = [
  { type: 'ask', whole: true },
  { type: 'command', command: 'next' },
  { type: 'step', step: 3 },
  { type: 'entry', index: 0 },
  { type: 'spot', x: 1.5, y: -2 },
  { type: 'restart' },
];

it.each(fromProjector)('reads $type of the projector, and no presenter says it', (message) => {
  expect(readFromProjector(sealed(message))).toMatchObject(message);
  expect(readToProjector(sealed(message))).toBeNull();
});
it.each(toProjector)('reads $type of a presenter, and no projector says it', (message) => {
  expect(readToProjector(sealed(message))).toMatchObject(message);
  expect(readFromProjector(sealed(message))).toBeNull();
});

it('drops other name spaces and versions', () => {
  for (const message of toProjector) {
    expect(readToProjector({ ...sealed(message), v: 2 })).toBeNull();
    expect(readToProjector({ ...sealed(message), ns: 'backprop' })).toBeNull();
    expect(readToProjector(message)).toBeNull();
  }
});

it('drops what lacks a field or has a wrong one', () => {
  const head = { ns: 'backstep-present', v: 1 };
  for (const message of [
    { type: 'command', command: 'toString' },
    { type: 'step', step: 1.5 },
    { type: 'entry', index: -1 },
    { type: 'spot', x: NaN, y: 0 },
    { type: 'ask' },
    { type: 'hasOwnProperty' },
  ])
    expect(readToProjector({ ...head, ...message })).toBeNull();
  for (const name of Object.keys(shown)) {
    const part = { ...shown, [name]: undefined };
    expect(readFromProjector({ ...head, type: 'shown', from: 'a', number: 1, shown: part })).toBeNull();
  }
});

it('believes nothing at random, and never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const spread = typeof value === 'object' ? value : { value };
      for (const message of [value, { ns: 'backstep-present', v: 1, ...spread }]) {
        expect(readFromProjector(message)).toBeNull();
        expect(readToProjector(message)).toBeNull();
      }
    }),
  );
});
