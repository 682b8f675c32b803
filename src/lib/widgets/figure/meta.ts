// What a widget says of itself: the gallery, the lessons, the embeds and the tests find it by this.
import type { Component } from 'svelte';

/** One way to show a widget. */
export interface Example {
  title: string;
  props: Record<string, unknown>;
}

export interface WidgetMeta {
  /** The name in addresses: that of its folder. */
  name: string;
  title: string;
  /** What one does with it, in one sentence of at most 120 characters. */
  says: string;
  /** The places that a phrase of a lesson may take it to, each with what it shows. */
  stations: Record<string, string>;
  load: () => Promise<{ default: Component<never> }>;
  /** Ways to show it, the plainest first. */
  examples: [Example, ...Example[]];
}
