// What stands between an embedded subject and its frame: the parameters in force, what it may say, and how it is driven.
import type { Outgoing } from '$lib/embed/messages';
import type { EmbedParameters } from '$lib/embed/parameters';
import type { Notation } from '$lib/view/formulas/notation';
import { createContext } from 'svelte';
import type { Place } from '../figure/FigureLink.svelte';

/** A subject as its frame drives it. */
export interface Actor {
  /** Goes to `next`, `back`, a step's number or a name; false when there is no such place. */
  go(to: string | number): boolean;
  play?(): void;
  pause?(): void;
  /** Where it stands, read while rendering; null where it does not walk. */
  place?(): Place | null;
  /** The name of the place it was taken to last; for figures that do not walk. */
  station?(): string | null;
}

export interface Embedding {
  readonly values: EmbedParameters;
  readonly notation: Notation;
  /** Whether any of it is on the screen. */
  readonly seen: boolean;
  send(message: Outgoing): void;
  /** Takes up the subject; gives the way to leave. The first one that comes is the one that is driven. */
  take(actor: Actor): () => void;
}

export const [useEmbedding, provideEmbedding] = createContext<Embedding>();
