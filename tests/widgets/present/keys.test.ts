// The keys of the projector: those of clickers work everywhere, single letters only where they may.
import { clickerCommand, commandNames, commandOf, commands } from '$lib/widgets/present/keys';
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

const press = (key: string, more: Partial<KeyboardEvent> = {}, within: string[] = []): KeyboardEvent =>
  ({ key, target: new FakeElement(within), ...more }) as unknown as KeyboardEvent;

describe('a clicker', () => {
  it('goes one step with its page keys, and full screen with F5, wherever the focus is', () => {
    for (const within of [[], ['input'], ['button']]) {
      expect(clickerCommand(press('PageDown', {}, within))).toBe('next');
      expect(clickerCommand(press('PageUp', {}, within))).toBe('back');
      expect(clickerCommand(press('F5', {}, within))).toBe('fullScreen');
      expect(clickerCommand(press('F5', { shiftKey: true }, within))).toBe('fullScreen');
      expect(clickerCommand(press('Escape', {}, within))).toBe('escape');
    }
  });
  it('leaves the browser its own keys', () => {
    expect(clickerCommand(press('F5', { ctrlKey: true }))).toBeNull();
    expect(clickerCommand(press('PageDown', { ctrlKey: true }))).toBeNull();
    expect(clickerCommand(press('ArrowRight'))).toBeNull();
  });
});

describe('a keyboard', () => {
  it.each([
    ['ArrowRight', 'next'],
    ['ArrowDown', 'next'],
    [' ', 'next'],
    ['n', 'next'],
    ['N', 'next'],
    ['ArrowLeft', 'back'],
    ['ArrowUp', 'back'],
    ['p', 'back'],
    ['Home', 'first'],
    ['End', 'last'],
    ['g', 'jump'],
    ['b', 'blankBlack'],
    ['.', 'blankBlack'],
    ['w', 'blankWhite'],
    ['f', 'fullScreen'],
    ['l', 'pointer'],
    ['d', 'draw'],
    ['c', 'clear'],
    ['t', 'timer'],
    ['q', 'code'],
    ['a', 'algorithm'],
    ['+', 'larger'],
    ['-', 'smaller'],
    ['?', 'help'],
    ['x', null],
  ])('%s means %s', (key, command) => expect(commandOf(press(key), true)).toBe(command));

  it('goes by phase with shift', () => {
    expect(commandOf(press('ArrowRight', { shiftKey: true }), true)).toBe('nextPhase');
    expect(commandOf(press('ArrowLeft', { shiftKey: true }), true)).toBe('previousPhase');
    expect(commandOf(press(' ', { shiftKey: true }), true)).toBe('back');
  });
  it('takes back a line with Ctrl Z and leaves other keys with Ctrl or Alt alone', () => {
    expect(commandOf(press('z', { ctrlKey: true }), false)).toBe('undo');
    expect(commandOf(press('p', { ctrlKey: true }), true)).toBeNull();
    expect(commandOf(press('ArrowLeft', { altKey: true }), true)).toBeNull();
  });
  it('does without single characters where they are switched off', () => {
    for (const key of ['n', 'p', 'b', '.', 'w', '+', '?']) expect(commandOf(press(key), false)).toBeNull();
    expect(commandOf(press('ArrowRight'), false)).toBe('next');
  });
  it('never works in a field, and leaves the space bar to a button', () => {
    for (const key of ['n', '.', 'ArrowRight', ' ', 'Home'])
      expect(commandOf(press(key, {}, ['input']), true)).toBeNull();
    expect(commandOf(press(' ', {}, ['button']), true)).toBeNull();
    expect(commandOf(press('ArrowRight', {}, ['button']), true)).toBe('next');
    expect(commandOf(press('ArrowRight', { defaultPrevented: true }), true)).toBeNull();
  });
});

it('every command has words, and no two the same', () => {
  const words = commandNames.map((name) => commands[name][1]);
  expect(new Set(words).size).toBe(words.length);
  expect(words.every((text) => text.length > 0)).toBe(true);
});
