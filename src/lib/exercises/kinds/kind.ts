// What a kind of exercise is: one file that makes exercises from draws.
import type { About } from '../about';
import type { Draw } from '../draw';
import type { Made } from '../exercise';

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
  /** An exercise on layers of these sizes, or null when the draw gives a poor one; then it is drawn again. */
  make(draw: Draw, sizes: readonly number[], about?: About): Made | null;
}
