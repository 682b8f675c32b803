// The room of the slide: the screen in lengths of the design, in which it is 768 high, whatever its pixels.

/** The height that the projector's tokens are made for. */
export const HEIGHT = 768;
/** The smallest text: a thirtieth of the height. */
export const LEAST = HEIGHT / 30;
/** A screen narrower than this, in the same lengths, is made so wide, and higher instead. */
const LEAST_WIDTH = 540;

export interface Stage {
  width: number;
  height: number;
  /** Pixels of the screen to a length of the design. */
  scale: number;
}

/** The stage of a screen; `size` makes everything on it larger or smaller. */
export function stageOf(width: number, height: number, size = 1): Stage {
  const scale = Math.max(0.1, Math.min(height / HEIGHT, width / LEAST_WIDTH) * size);
  return { width: width / scale, height: height / scale, scale };
}
