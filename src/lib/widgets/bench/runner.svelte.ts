// Something that runs step by step on animation frames, while it is seen; it never starts by itself.

/** A frame is given at most so much work, in ms. */
const SLICE = 8;

export class Runner {
  running = $state(false);
  #tick: () => boolean;
  #pace: number;
  #seen = true;

  /**
   * `tick` does one step and returns whether there are more; `pace` is the least time between two steps in ms. At pace 0, and where
   * motion is not wanted, as many steps go into a frame as its slice allows.
   */
  constructor(tick: () => boolean, pace: number) {
    this.#tick = tick;
    this.#pace = pace;
  }

  toggle(): void {
    if (this.running) this.stop();
    else this.start();
  }

  stop(): void {
    this.running = false;
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    const still = this.#pace === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches;
    let last = -Infinity;
    const frame = (now: number) => {
      if (!this.running) return;
      if (this.#seen && (still || now - last >= this.#pace)) {
        last = now;
        const end = performance.now() + SLICE;
        let more = this.#tick();
        while (still && more && performance.now() < end) more = this.#tick();
        if (!more) return this.stop();
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  /** To be attached to the figure: out of sight nothing runs, and with the figure it ends. */
  watch = (element: Element): (() => void) => {
    const observer = new IntersectionObserver(([entry]) => (this.#seen = entry.isIntersecting));
    observer.observe(element);
    return () => {
      observer.disconnect();
      this.stop();
    };
  };
}
