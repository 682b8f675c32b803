// What a kind of exercise is: one file that makes exercises from draws.
import type { About } from '../about';
import type { Draw } from '../draw';
import type { Made } from '../exercise';

/** The numbers left out, the weights' names left out of the drawing, a question mark where the chosen quantity stands in it. */
export interface Shows {
  numbers?: false;
  names?: false;
  mark?: true;
}

export interface Kind {
  title: string;
  /** What it trains, in one line. */
  trains: string;
  /** Layer sizes it draws from when none are asked for. */
  sizes: string[];
  /** Whether it can be told what to ask for. */
  asksAbout?: true;
  /** Whether its network is another than that of the sizes, which then play no part. */
  ownNetwork?: true;
  /** How its question is shown where that is not the usual way. */
  shows?: Shows;
  /** An exercise on layers of these sizes, or null when the draw gives a poor one; then it is drawn again. */
  make(draw: Draw, sizes: readonly number[], about?: About): Made | null;
}
