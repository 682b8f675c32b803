// The keys of the projector, those of clickers among them: which key means what, and when a key is left alone.
import { plainKeys, shiftedKeys } from '../frame/walkingKeys';

/** What can be asked of a talk, with its keys and what it does in words. */
export const commands = {
  next: ['→ ↓ Space Page down N', 'Next step'],
  back: ['← ↑ Shift Space Page up P', 'Step back'],
  nextPhase: ['Shift → ↓', 'Next phase'],
  previousPhase: ['Shift ← ↑', 'Previous phase'],
  first: ['Home', 'Start of the tuple or talk'],
  last: ['End', 'End of the tuple or talk'],
  jump: ['G, a number, Enter', 'Go to a step'],
  ask: ['H', 'Hide next values and ask'],
  algorithm: ['A', 'The algorithm'],
  stepFirst: ['V', 'Formula or network first'],
  ground: ['I', 'White or black ground'],
  larger: ['+', 'Larger'],
  smaller: ['−', 'Smaller'],
  fullScreen: ['F F5', 'Full screen'],
  blankBlack: ['B .', 'Black screen'],
  blankWhite: ['W', 'White screen'],
  pointer: ['L', 'Pointer'],
  spotlight: ['O', 'Spotlight'],
  draw: ['D', 'Draw'],
  undo: ['Z Ctrl Z', 'Take back a line'],
  clear: ['C', 'Clear the drawing'],
  timer: ['T', 'Timer'],
  code: ['Q', 'QR code of this step'],
  presenter: ['S', 'Presenter window'],
  help: ['?', 'These keys'],
  escape: ['Esc', 'Close what lies over the slide'],
} as const satisfies Record<string, readonly [keys: string, meaning: string]>;

export type Command = keyof typeof commands;
export const commandNames = Object.keys(commands) as Command[];

/** A page key is sent by clickers, so it is one step wherever the focus is. */
const everywhere: Record<string, Command> = {
  PageDown: 'next',
  PageUp: 'back',
  F5: 'fullScreen',
  Escape: 'escape',
};
const plain: Record<string, Command> = plainKeys;
const shifted: Record<string, Command> = shiftedKeys;
const single: Record<string, Command> = {
  n: 'next',
  p: 'back',
  g: 'jump',
  h: 'ask',
  a: 'algorithm',
  i: 'ground',
  v: 'stepFirst',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  f: 'fullScreen',
  b: 'blankBlack',
  '.': 'blankBlack',
  w: 'blankWhite',
  l: 'pointer',
  o: 'spotlight',
  s: 'presenter',
  d: 'draw',
  z: 'undo',
  c: 'clear',
  t: 'timer',
  q: 'code',
  '?': 'help',
};

/** What a key means before any control sees it: page keys, F5 and Esc, which clickers send. */
export function clickerCommand({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Command | null {
  return ctrlKey || metaKey || altKey ? null : (everywhere[key] ?? null);
}

/** What any other key means, or null: never in a field, never where a control uses the key itself. */
export function commandOf(event: KeyboardEvent, singleKeys: boolean): Command | null {
  const { key, shiftKey } = event;
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || event.altKey || target?.closest('input, textarea, select, [contenteditable]'))
    return null;
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === 'z' && !shiftKey ? 'undo' : null;
  if (key === ' ' && target?.closest('button, a')) return null;
  const command = (shiftKey ? shifted : plain)[key];
  if (command) return command;
  return singleKeys ? (single[key.toLowerCase()] ?? null) : null;
}
