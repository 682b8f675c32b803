// The ways in which pages learn how high an embed is: our own message, and those of Canvas, open-iframe-resizer and H5P.

/**
 * What is posted to the page around an embed when its height changes.
 *
 * - Canvas: `{subject: 'lti.frameResize', height}`, as instructure's documentation of window.postMessage in LTI tools gives it.
 * - open-iframe-resizer: `{type: 'iframe-resized', width, height}`, as its `packages/core/src/type.d.ts` and `parent.ts` read it.
 * - H5P: `{context: 'h5p', action: 'resize', …}`, as `js/h5p-resizer.js` of h5p-php-library reads it: older ones take `height`, newer ones
 *   `scrollHeight`. Its `hello` makes the frame as wide as its place; `prepareResize` would shrink the frame first and is not sent.
 */
export const resizeMessages = (height: number, width: number): object[] => [
  { subject: 'lti.frameResize', height },
  { type: 'iframe-resized', width, height },
  { context: 'h5p', action: 'resize', height, scrollHeight: height },
];

/** Said once, before the first height: H5P's page answers it and tells of its own changes of width from then on. */
export const greetings: readonly object[] = [{ context: 'h5p', action: 'hello' }];

/** Whether a message of the page around asks for the height again: H5P when its width changed, open-iframe-resizer when it is set up. */
export function asksForHeight(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const { context, action, type } = data as Record<string, unknown>;
  return (context === 'h5p' && (action === 'hello' || action === 'resize')) || type === 'iframe-child-init';
}
