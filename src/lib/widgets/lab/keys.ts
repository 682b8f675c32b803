// The keys of the lab.

export type LabCommand = 'train' | 'oneEpoch' | 'walk' | 'edit' | 'undo' | 'redo' | 'help';

const letters: Record<string, LabCommand> = {
  ' ': 'train',
  t: 'train',
  '.': 'oneEpoch',
  w: 'walk',
  e: 'edit',
  '?': 'help',
};

export const labKeyHelp: readonly [keys: string, what: string][] = [
  ['Space, T', 'train, pause'],
  ['.', 'train one epoch'],
  ['W', 'walk from the epoch looked at'],
  ['E', 'edit'],
  ['← → on the axis', 'an epoch back or on; Page keys by tenths, Home, End'],
  ['Ctrl+Z, Ctrl+Shift+Z', 'undo, redo'],
  ['?', 'these keys'],
];

/** What a key press asks for, or null: never in a field or a dialog, nor on a control that uses the key itself. */
export function labCommandOf(event: KeyboardEvent, singleKeys: boolean): LabCommand | null {
  const target = event.target instanceof Element ? event.target : null;
  if (
    event.defaultPrevented ||
    event.altKey ||
    target?.closest('input:not([type=radio]), textarea, select, dialog, [contenteditable]')
  )
    return null;
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : null;
  }
  if (event.key === ' ' && target?.closest('button, a, summary, [role="tab"], input')) return null;
  return singleKeys || event.key === ' ' ? (letters[event.key.toLowerCase()] ?? null) : null;
}
