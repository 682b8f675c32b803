// Places in a text by the number of their heading, so that one finds back to where one was.

const headings = (text: HTMLElement): HTMLElement[] => [
  ...text.querySelectorAll<HTMLElement>('h2, .turn > .title'),
];

/** How many headings stand above the middle of the screen. */
export const headingAt = (text: HTMLElement): number =>
  headings(text).filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2).length;

/** Scrolls to the heading of a number, and again when the faces have come and the text has moved; not against the reader. */
export function scrollToHeading(text: HTMLElement, at: number): void {
  const go = (): void => headings(text)[at - 1]?.scrollIntoView({ block: 'start', behavior: 'instant' });
  const moved = new AbortController();
  for (const kind of ['wheel', 'keydown', 'pointerdown', 'touchstart'])
    addEventListener(kind, () => moved.abort(), { signal: moved.signal, passive: true });
  const again = (): void => {
    if (!moved.signal.aborted) go();
  };
  requestAnimationFrame(again);
  void document.fonts.ready.then(again);
  setTimeout(() => (again(), moved.abort()), 600);
}
