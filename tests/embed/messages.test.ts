// Messages from outside: commands are read, everything else is passed over, and nothing throws.
import { asksForHeight, resizeMessages } from '$lib/embed/heights';
import { incoming, isFrom, readCommand } from '$lib/embed/messages';
import { SteadyHeight } from '$lib/embed/steady';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const good = { ns: 'backprop', v: 1, type: 'step', to: 'next' };

describe('commands', () => {
  test('each kind is read', () => {
    const samples: Record<keyof typeof incoming, [object, object]> = {
      step: [{ to: 'Err4' }, { type: 'step', to: 'Err4' }],
      play: [{}, { type: 'play' }],
      pause: [{}, { type: 'pause' }],
      reset: [{}, { type: 'reset' }],
      set: [
        { parameters: { digits: 4, step: null } },
        { type: 'set', parameters: { digits: '4', step: null } },
      ],
      getState: [{ request: 3 }, { type: 'getState', request: 3 }],
      getImage: [{ format: 'png' }, { type: 'getImage', request: null, format: 'png' }],
    };
    for (const [type, [given, command]] of Object.entries(samples))
      expect(readCommand({ ns: 'backprop', v: 1, type, ...given }, null)).toEqual(command);
  });

  test('one for another embed is passed over, one for all or for this is not', () => {
    expect(readCommand({ ...good, id: 'a' }, 'a')).not.toBeNull();
    expect(readCommand(good, 'a')).not.toBeNull();
    expect(readCommand({ ...good, id: 'b' }, 'a')).toBeNull();
    expect(readCommand({ ...good, id: 'b' }, null)).toBeNull();
  });

  test('wrong names, versions, types and values are passed over', () => {
    const deep: Record<string, unknown> = {};
    let inner = deep;
    for (let i = 0; i < 300; i++) inner = inner.in = {};
    const circle: Record<string, unknown> = { ...good };
    circle.self = circle;
    for (const data of [
      null,
      undefined,
      1,
      'step',
      [good],
      new Map(),
      () => good,
      { ...good, ns: 'Backprop' },
      { ...good, v: 2 },
      { ...good, v: '1' },
      { ...good, type: 'toString' },
      { ...good, to: {} },
      { ...good, to: Infinity },
      { ns: 'backprop', v: 1, type: 'step' },
      { ...good, type: 'set' },
      { ...good, type: 'set', parameters: [] },
      { ...good, type: 'set', parameters: { nope: '1' } },
      { ...good, type: 'set', parameters: { id: 'x' } },
      { ...good, type: 'set', parameters: { origin: 'https://evil.example' } },
      { ...good, type: 'set', parameters: { net: ['3'] } },
      { ...good, type: 'getImage', format: 'gif' },
      { ...good, more: 'x'.repeat(32_001) },
      { ...good, more: deep },
      circle,
      { ...good, more: new Date() },
      { ...good, more: 1n },
    ])
      expect(readCommand(data, null)).toBeNull();
  });

  test('it never throws', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
        (data) => {
          expect(readCommand(data, null)).toBeNull();
          asksForHeight(data);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(...Object.keys(incoming)),
        (more, type) => {
          const command = readCommand({ ...more, ns: 'backprop', v: 1, id: null, type }, null);
          expect(command === null || command.type === type).toBe(true);
        },
      ),
    );
  });

  test('only the window around is heard, and only from the origin that was asked for', () => {
    const around = {};
    expect(isFrom({ source: around, origin: 'https://a' }, around, null)).toBe(true);
    expect(isFrom({ source: {}, origin: 'https://a' }, around, null)).toBe(false);
    expect(isFrom({ source: around, origin: 'https://b' }, around, 'https://a')).toBe(false);
    expect(isFrom({ source: around, origin: 'https://a' }, around, 'https://a')).toBe(true);
    expect(isFrom({ source: null, origin: '' }, null, null)).toBe(false);
  });
});

describe('heights', () => {
  test('are told in three dialects besides our own', () => {
    expect(resizeMessages(480, 640)).toEqual([
      { subject: 'lti.frameResize', height: 480 },
      { type: 'iframe-resized', width: 640, height: 480 },
      { context: 'h5p', action: 'resize', height: 480, scrollHeight: 480 },
    ]);
  });

  test('a page that swings ends at the higher one', () => {
    const steady = new SteadyHeight();
    const told = Array.from({ length: 60 }, (_, i) => steady.take(i % 2 ? 400 : 415, i * 16)).filter(
      (one) => one !== null,
    );
    expect(told.length).toBeLessThan(12);
    expect(told.at(-1)).toBe(415);
    expect(steady.take(300, 5000)).toBe(300);
  });

  test('nothing is told of no height, and nothing twice', () => {
    const steady = new SteadyHeight();
    expect([0, -1, 300, 300, 301].map((height, i) => steady.take(height, i))).toEqual([
      null,
      null,
      300,
      null,
      301,
    ]);
  });
});
