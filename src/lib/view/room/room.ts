// How much room a drawing has before it can be measured: a page that is built does not know the reader's screen.
import { getContext, setContext } from 'svelte';

export type Room = 'wide' | 'narrow';

/** Screens that have narrow rooms; `Rooms.svelte` writes the same in its styles. */
export const NARROW = '(max-width: 40rem)';

const ROOM = Symbol('room');

/** To be called in a component around drawings. */
export const provideRoom = (room: Room): void => void setContext(ROOM, room);

/** What holds at first in the room that one stands in; wide where none is named. */
export const atFirst = <T>(wide: T, narrow: T): T =>
  getContext<Room | undefined>(ROOM) === 'narrow' ? narrow : wide;

/** The width at first of a drawing as wide as the figure of a lesson, px: at 1280 × 800, and at 390 × 844. */
export const figureWidth = (): number => atFirst(556, 358);
