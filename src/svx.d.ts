// What a lesson's file exports.
declare module '*.svx' {
  const lesson: import('svelte').Component;
  export default lesson;
  /** The front matter, unread. */
  export const metadata: unknown;
}
