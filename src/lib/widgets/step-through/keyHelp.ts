// The keys of the step-through in words, for the help; what they do is in keys.ts.

/** The keys and what they do, for the help. */
export const keyHelp: [keys: string, meaning: string][] = [
  ['→ ↓ Space Page down N', 'next step'],
  ['← ↑ Shift Space Page up P', 'step back'],
  ['Shift with an arrow', 'next or previous phase'],
  ['Home, End', 'start or end of the tuple'],
  ['G', 'go to a step by its number'],
  ['Y', 'play or stop playing'],
  ['T', 'train from here; pause and resume'],
  ['D', 'you drive: work out the next value yourself; and back'],
  ['E', 'edit, and back'],
  ['Ctrl Z, Ctrl Shift Z', 'undo, redo'],
  ['Tab into the network, then arrows', 'move through the units'],
  ['?', 'this list'],
];
