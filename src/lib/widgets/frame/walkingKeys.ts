// The keys that walk a tuple, the same on the page and on the projector.

/** Pressed alone. */
export const plainKeys = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  ' ': 'next',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  Home: 'first',
  End: 'last',
} as const;

/** Pressed with Shift. */
export const shiftedKeys = {
  ' ': 'back',
  ArrowRight: 'nextPhase',
  ArrowDown: 'nextPhase',
  ArrowLeft: 'previousPhase',
  ArrowUp: 'previousPhase',
} as const;
