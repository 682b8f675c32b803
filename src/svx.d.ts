// What a lesson's file exports.
declare module '*.svx' {
  import type { Component } from 'svelte';
  const lesson: Component;
  export default lesson;
  /** The front matter, unread. */
  export const metadata: unknown;
}
