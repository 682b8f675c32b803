// The keys: what each asks for, and where it is left to the control under it.
import { keyHelp } from '$lib/widgets/step-through/keyHelp';
import { commandOf, type Command } from '$lib/widgets/step-through/keys';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** An element that stands within elements which the given simple selectors name. */
class FakeElement {
  constructor(readonly within: string[] = []) {}
  closest(selectors: string): FakeElement | null {
    return selectors.split(', ').some((selector) => this.within.includes(selector)) ? this : null;
  }
}

beforeEach(() => vi.stubGlobal('Element', FakeElement));
afterEach(() => vi.unstubAllGlobals());

interface Press {
  shiftKey?: boolean;
  ctrlKey?: boolean;
  metaKey?: boolean;
  altKey?: boolean;
  defaultPrevented?: boolean;
  on?: string[];
}

function press(key: string, { on = [], ...more }: Press = {}, singleKeys = true): Command | null {
  const event = { key, target: new FakeElement(on), ...more };
  return commandOf(event as unknown as KeyboardEvent, singleKeys);
}

describe('a key', () => {
  it.each<[string, Command]>([
    ['ArrowRight', 'next'],
    ['ArrowDown', 'next'],
    [' ', 'next'],
    ['PageDown', 'next'],
    ['n', 'next'],
    ['ArrowLeft', 'back'],
    ['ArrowUp', 'back'],
    ['PageUp', 'back'],
    ['p', 'back'],
    ['Home', 'first'],
    ['End', 'last'],
    ['g', 'jump'],
    ['e', 'edit'],
    ['y', 'play'],
    ['t', 'train'],
    ['?', 'help'],
  ])('"%s" asks for %s', (key, command) => expect(press(key)).toBe(command));

  it.each<[string, Command | null]>([
    [' ', 'back'],
    ['ArrowRight', 'nextPhase'],
    ['ArrowDown', 'nextPhase'],
    ['ArrowLeft', 'previousPhase'],
    ['ArrowUp', 'previousPhase'],
    ['?', 'help'],
    ['N', 'next'],
    ['Tab', null],
    ['Home', null],
  ])('Shift with "%s" asks for %s', (key, command) => expect(press(key, { shiftKey: true })).toBe(command));

  it.each(['ctrlKey', 'metaKey'] as const)('with %s undoes and redoes, and nothing else', (modifier) => {
    const held = (key: string, shiftKey = false) => press(key, { [modifier]: true, shiftKey });
    expect([held('z'), held('Z', true), held('y')]).toEqual(['undo', 'redo', 'redo']);
    for (const key of ['n', 'p', 't', 'ArrowRight', ' ', 'Home']) expect(held(key)).toBeNull();
  });

  it('is left to the browser with Alt, and when someone took it already', () => {
    for (const key of ['ArrowLeft', ' ', 'n', 'z']) {
      expect(press(key, { altKey: true })).toBeNull();
      expect(press(key, { defaultPrevented: true })).toBeNull();
    }
  });

  it('that means nothing asks for nothing', () => {
    for (const key of ['a', 'Enter', 'Escape', 'Tab', 'F5', 'Dead']) expect(press(key)).toBeNull();
  });
});

describe('single letters', () => {
  it('can be switched off; the other keys stay', () => {
    for (const key of ['n', 'p', 'g', 'e', 'y', 't', '?']) expect(press(key, {}, false)).toBeNull();
    expect(press('ArrowRight', {}, false)).toBe('next');
    expect(press(' ', {}, false)).toBe('next');
    expect(press('z', { ctrlKey: true }, false)).toBe('undo');
  });
});

describe('a control keeps its keys', () => {
  it.each(['input', 'textarea', 'select', 'dialog', '[contenteditable]'])('all of them in %s', (selector) => {
    for (const key of ['ArrowRight', ' ', 'n', 'Home']) expect(press(key, { on: [selector] })).toBeNull();
    expect(press('z', { on: [selector], ctrlKey: true })).toBeNull();
  });

  it.each(['button', 'a', 'summary', '[role="radio"]'])('Space on %s', (selector) => {
    expect(press(' ', { on: [selector] })).toBeNull();
    expect(press(' ', { on: [selector], shiftKey: true })).toBeNull();
    expect(press('n', { on: [selector] })).toBe('next');
    expect(press('ArrowRight', { on: [selector] })).toBe('next');
  });

  it('arrows among radio buttons', () => {
    expect(press('ArrowRight', { on: ['[role="radiogroup"]'] })).toBeNull();
    expect(press('PageDown', { on: ['[role="radiogroup"]'] })).toBe('next');
  });

  it('a press on nothing in particular is for the walk', () => {
    const event = { key: 'ArrowRight', target: null };
    expect(commandOf(event as unknown as KeyboardEvent, true)).toBe('next');
  });
});

describe('the help', () => {
  it('names every single key that works', () => {
    const text = keyHelp.map(([keys]) => keys).join(' ');
    for (const key of [
      'N',
      'P',
      'G',
      'E',
      'Y',
      'T',
      '?',
      'Home',
      'End',
      'Space',
      'Page up',
      'Page down',
      'Ctrl Z',
    ])
      expect(text).toContain(key);
    for (const [, meaning] of keyHelp) expect(meaning).toMatch(/^[a-z]/);
  });
});
