import { expect, it } from 'vitest';
import { History } from '$lib/state/History.svelte';

it('takes back and does again, one state at a time', () => {
  const history = new History<string>(10);
  history.keep('a');
  history.keep('b');
  expect(history.undo('c')).toBe('b');
  expect(history.undo('b')).toBe('a');
  expect([history.canUndo, history.canRedo]).toEqual([false, true]);
  expect(history.undo('a')).toBeUndefined();
  expect(history.redo('a')).toBe('b');
  expect(history.redo('b')).toBe('c');
  expect(history.redo('c')).toBeUndefined();
});

it('forgets what was undone once something changes', () => {
  const history = new History<string>(10);
  history.keep('a');
  history.undo('b');
  history.keep('a');
  expect(history.canRedo).toBe(false);
  expect(history.undo('c')).toBe('a');
});

it('keeps no more than it was told to, the latest', () => {
  const history = new History<number>(3);
  for (let state = 0; state < 5; state++) history.keep(state);
  expect([history.undo(5), history.undo(4), history.undo(3), history.undo(2)]).toEqual([4, 3, 2, undefined]);
});
