// Tells when a piece of a page has come into view.

/** An attachment that calls `seen` once, when the element is first on the screen. */
export const whenSeen =
  (seen: () => void) =>
  (element: Element): (() => void) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      seen();
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
