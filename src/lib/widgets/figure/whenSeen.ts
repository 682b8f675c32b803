// Tells when a piece of a page comes into view.

/** An attachment that calls `seen` once, when the element is first on the screen, or within `margin` (such as 50%) of it. */
export const whenSeen =
  (seen: () => void, margin = '0px') =>
  (element: Element): (() => void) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        seen();
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
