// Playing: one step after the other at the chosen pace, with a rest at the end of each phase.
import { Player, speeds } from '$lib/state/Player.svelte';
import { Walkthrough } from '$lib/state/Walkthrough.svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noStop, xor } from '../support/experiments';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A player on one epoch of XOR, and the last steps of the first two phases. */
function playing(step = 0) {
  const walk = new Walkthrough({
    ...xor({ stop: { ...noStop, epochs: 1 } }),
    position: { epoch: 1, tuple: 0, step },
  });
  const lengths = (['forward', 'error'] as const).map(
    (phase) => [...walk.walk.steps()].filter((one) => one.phase === phase).length,
  );
  return { walk, player: new Player(() => walk), forward: lengths[0], error: lengths[0] + lengths[1] };
}

describe('the player', () => {
  it('goes a step at once, then one each time its pace is up', () => {
    const { walk, player } = playing();
    player.toggle();
    expect([walk.position.step, player.playing]).toEqual([1, true]);
    vi.advanceTimersByTime(speeds.slowly - 1);
    expect(walk.position.step).toBe(1);
    vi.advanceTimersByTime(1);
    expect(walk.position.step).toBe(2);
    player.speed = 'quickly';
    vi.advanceTimersByTime(speeds.slowly);
    expect(walk.position.step).toBe(3);
    vi.advanceTimersByTime(2 * speeds.quickly);
    expect(walk.position.step).toBe(5);
  });

  it('stops when it is told to, and goes on', () => {
    const { walk, player } = playing();
    player.toggle();
    player.toggle();
    expect(player.playing).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(walk.position.step).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    player.toggle();
    expect(walk.position.step).toBe(2);
    player.stop();
    player.stop();
    expect(player.playing).toBe(false);
  });

  it('rests at the end of each phase', () => {
    const { walk, player, forward, error } = playing();
    const rests: number[] = [];
    for (let n = 0; n < 3; n++) {
      player.toggle();
      vi.advanceTimersByTime(100 * speeds.slowly);
      expect(player.playing).toBe(false);
      rests.push(walk.position.step);
    }
    expect(rests).toEqual([forward, error, walk.walk.length]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rests there too when its very first step ends the phase', () => {
    const { forward } = playing();
    const { walk, player } = playing(forward - 1);
    player.toggle();
    expect([walk.position.step, player.playing]).toEqual([forward, false]);
  });

  it('goes from one tuple into the next', () => {
    const { walk, player, forward } = playing();
    walk.goToStep(Infinity);
    player.toggle();
    expect(walk.position).toEqual({ epoch: 1, tuple: 1, step: 0 });
    vi.advanceTimersByTime(100 * speeds.slowly);
    expect(walk.position).toEqual({ epoch: 1, tuple: 1, step: forward });
  });

  it.each(['phase', 'tuple', 'epoch'] as const)('by %s, plays on to the end of training', (granularity) => {
    const { walk, player } = playing();
    walk.granularity = granularity;
    player.toggle();
    vi.advanceTimersByTime(100 * speeds.slowly);
    expect(player.playing).toBe(false);
    expect(walk.position).toEqual({ epoch: 1, tuple: 3, step: walk.walk.length });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not begin where training is over', () => {
    const { walk, player } = playing();
    walk.goTo({ epoch: 9, tuple: 0, step: 0 });
    player.toggle();
    expect(player.playing).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('follows the walk that is on the page at the time', () => {
    const [first, second] = [playing(), playing()];
    let shown = first.walk;
    const player = new Player(() => shown);
    player.toggle();
    shown = second.walk;
    vi.advanceTimersByTime(speeds.slowly);
    expect([first.walk.position.step, second.walk.position.step]).toEqual([1, 1]);
    player.stop();
  });
});
