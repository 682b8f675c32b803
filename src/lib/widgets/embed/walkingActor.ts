// The step-through as its frame drives it.
import type { Player } from '$lib/state/Player.svelte';
import type { Walkthrough } from '$lib/state/Walkthrough.svelte';
import { within, type Range } from '../walk/range';
import { stepNamed } from '../walk/stations';
import type { Actor } from './embedding';

interface Walking {
  walk: Walkthrough;
  player: Player;
  range: () => Range;
  move: (to: 'next' | 'back') => void;
}

export const walkingActor = ({ walk, player, range, move }: Walking): Actor => ({
  go(to) {
    if (to === 'next' || to === 'back') {
      move(to);
      return true;
    }
    const number = typeof to === 'number' || /^\d+$/.test(to) ? Number(to) : stepNamed(to, walk.walk);
    if (number === null || number < 0 || number > walk.walk.length) return false;
    player.stop();
    walk.goToStep(within(range(), number));
    return true;
  },
  play() {
    if (!player.playing) player.toggle();
  },
  pause: () => player.stop(),
  place: () => ({
    ...walk.position,
    ...range(),
    of: walk.walk.length,
    phase: walk.step?.phase ?? null,
  }),
});
