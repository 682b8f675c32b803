// The commands: walking ones do nothing while one edits or trains, and every one stops the player where it must.
import { Player } from '$lib/state/Player.svelte';
import { Workbench, type Mode } from '$lib/state/Workbench.svelte';
import { commandsOn, noted, type Ask } from '$lib/widgets/step-through/commands';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { xor } from '../../support/experiments';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function atWork(mode: Mode = 'walk') {
  const bench = new Workbench(xor());
  bench.mode = mode;
  const player = new Player(() => bench.walk);
  const open = vi.fn();
  return { bench, player, open, commands: commandsOn(bench, player, open) };
}

describe('walking', () => {
  it('goes on, back, by phase, and to both ends', () => {
    const { bench, commands } = atWork();
    const steps: number[] = [];
    for (const name of ['next', 'next', 'back', 'nextPhase', 'previousPhase', 'last', 'first'] as const) {
      commands[name]();
      steps.push(bench.walk.position.step);
    }
    const { length, script } = bench.walk.walk;
    const forward = script.outputStep({ layer: 2, index: 0 });
    expect(steps).toEqual([1, 2, 1, forward, 0, length, 0]);
  });

  it.each<Mode>(['edit', 'train'])('does nothing in mode %s', (mode) => {
    const { bench, open, commands } = atWork(mode);
    for (const name of [
      'next',
      'back',
      'nextPhase',
      'previousPhase',
      'last',
      'first',
      'jump',
      'play',
    ] as const)
      commands[name]();
    expect(bench.walk.atStart).toBe(true);
    expect(open).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['next', 'back', 'first', 'jump', 'edit'] as const)('stops the player by %s', (name) => {
    const { player, commands } = atWork();
    commands.play();
    expect(player.playing).toBe(true);
    commands[name]();
    expect(player.playing).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the others', () => {
  it('edit and leave the editor', () => {
    const { bench, commands } = atWork();
    commands.edit();
    expect(bench.mode).toBe('edit');
    commands.edit();
    expect(bench.mode).toBe('walk');
  });

  it('open what they are called', () => {
    const { open, commands } = atWork();
    commands.jump();
    commands.help();
    commands.share();
    commands.settings();
    expect(open.mock.calls).toEqual([['jump'], ['help'], ['share'], ['settings']]);
  });

  it('take a preset, which can be undone and redone; an unknown one changes nothing', async () => {
    const { bench, commands } = atWork();
    await commands.preset('iris');
    expect(bench.experiment.title).toBe('Iris, 4-3-3');
    commands.undo();
    expect(bench.experiment.title).toBe('test');
    commands.redo();
    expect(bench.experiment.title).toBe('Iris, 4-3-3');
    await commands.preset('nothing');
    expect(bench.experiment.title).toBe('Iris, 4-3-3');
  });
});

describe('what is asked for while an address is being read', () => {
  it('is noted in its order and done on the bench that comes', () => {
    const asked: Ask[] = [];
    const early = atWork();
    const held = noted(early.commands, asked);
    held.nextPhase();
    held.next();
    held.share();
    expect(early.bench.walk.position.step).toBe(0);
    expect(early.open).not.toHaveBeenCalled();

    const late = atWork();
    for (const name of asked) late.commands[name]();
    const { script } = late.bench.walk.walk;
    expect(late.bench.walk.position.step).toBe(script.outputStep({ layer: 2, index: 0 }) + 1);
    expect(late.open).toHaveBeenCalledWith('share');
  });
});
