// When the page next has time: the rhythm in which a run asks its worker for more, and work on the page goes on.

/** How long a frame may keep the run waiting, in milliseconds: the page may have been hidden meanwhile. */
const PATIENCE = 200;

/** Calls back on the next animation frame; on a hidden page, which has none, at once, and when a frame stays away, by a timer. */
export function pageFrame(callback: () => void): void {
  if (document.hidden) return callback();
  const once = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, PATIENCE);
}

/** The same, but never at once: for work on the page that would not end otherwise. */
export function laterFrame(callback: () => void): void {
  if (document.hidden) setTimeout(callback);
  else pageFrame(callback);
}
