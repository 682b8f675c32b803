// Tells whether any of an element is on the screen, while it lives.

/** An attachment that calls `told` with true and false; a page that is hidden shows nothing. */
export const whileSeen =
  (told: (seen: boolean) => void) =>
  (element: Element): (() => void) => {
    let inView = false;
    const tell = (): void => told(inView && !document.hidden);
    const observer = new IntersectionObserver((entries) => {
      inView = entries[entries.length - 1].isIntersecting;
      tell();
    });
    observer.observe(element);
    document.addEventListener('visibilitychange', tell);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
    };
  };
