// Tells how high an element is, whenever that changes, without ever running after its own effects.
import { SteadyHeight } from '$lib/embed/steady';

/** An attachment that calls `told` with the height and width of the element, in whole px. */
export const fit =
  (told: (height: number, width: number) => void) =>
  (element: HTMLElement): (() => void) => {
    const steady = new SteadyHeight();
    const observer = new ResizeObserver(() => {
      const { height, width } = element.getBoundingClientRect();
      const taken = steady.take(Math.ceil(height), performance.now());
      if (taken !== null) told(taken, Math.round(width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
