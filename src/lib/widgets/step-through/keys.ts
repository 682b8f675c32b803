// The keys of the step-through: which key means what, and when a key is left alone.
import { plainKeys, shiftedKeys } from '../frame/walkingKeys';

export type Command =
  | 'next'
  | 'back'
  | 'nextPhase'
  | 'previousPhase'
  | 'first'
  | 'last'
  | 'jump'
  | 'undo'
  | 'redo'
  | 'edit'
  | 'play'
  | 'train'
  | 'drive'
  | 'help';

const plain: Record<string, Command> = { ...plainKeys, PageDown: 'next', PageUp: 'back' };
const shifted: Record<string, Command> = shiftedKeys;
const letters: Record<string, Command> = {
  n: 'next',
  p: 'back',
  g: 'jump',
  e: 'edit',
  y: 'play',
  t: 'train',
  d: 'drive',
  '?': 'help',
};

/** What a key press asks for, or null: never in a field, a dialog, or on a control that uses the key itself. */
export function commandOf(event: KeyboardEvent, singleKeys: boolean): Command | null {
  const target = event.target instanceof Element ? event.target : null;
  if (
    event.defaultPrevented ||
    event.altKey ||
    target?.closest('input, textarea, select, dialog, [contenteditable]')
  )
    return null;
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : null;
  }
  if (event.key === ' ' && target?.closest('button, a, summary, [role="radio"]')) return null;
  if (event.key.startsWith('Arrow') && target?.closest('[role="radiogroup"]')) return null;
  const command = (event.shiftKey ? shifted : plain)[event.key];
  if (command) return command;
  return singleKeys ? (letters[event.key.toLowerCase()] ?? null) : null;
}
