// The grain of the walk: its stretches part every tuple's walk without gap or overlap, and one comes to rest at their ends.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { nextRest, previousRest, stretch, type Grain } from '$lib/nn/grain';
import { Script } from '$lib/nn/script';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { networkAndTuples, updateRule } from '../support/arbitraries';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const grains: Grain[] = ['term', 'unit', 'layer', 'phase'];

const anyScript = fc
  .tuple(networkAndTuples, updateRule, fc.boolean())
  .map(([{ network }, rule, endsBatch]) => new Script({ network, rule, endsBatch }));

const everyStep = (script: Script): number[] => Array.from({ length: script.length + 1 }, (_, n) => n);

/** The stretches of a script one after the other, as far as each begins where the one before ended. */
function stretches(script: Script, grain: Grain): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 1; at <= script.length; at = found[found.length - 1][1] + 1) {
    const next = stretch(script, at, grain);
    if (next[0] !== at || next[1] < at) throw new Error(`${grain} at ${at}: ${next.join(' to ')}`);
    found.push(next);
  }
  return found;
}

const property = (check: (script: Script) => void) =>
  fc.assert(fc.property(anyScript, check), { numRuns: 150, seed: 7 });

describe.each(grains)('the stretches of a walk by %s', (grain) => {
  it('part 1 … length, and every step of a stretch knows it', () => {
    property((script) => {
      const parts = stretches(script, grain);
      expect(parts[parts.length - 1][1]).toBe(script.length);
      const known = parts.flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, i) => stretch(script, first + i, grain)),
      );
      expect(known).toEqual(parts.flatMap((part) => new Array<number[]>(part[1] - part[0] + 1).fill(part)));
    });
  });

  it('are walked from end to end, and back to 0', () => {
    property((script) => {
      const ends = [0, ...stretches(script, grain).map(([, last]) => last)];
      const forward = [0];
      while (forward[forward.length - 1] < script.length)
        forward.push(nextRest(script, forward[forward.length - 1], grain));
      expect(forward).toEqual(ends);
      const back = [script.length];
      while (back[back.length - 1] > 0) back.push(previousRest(script, back[back.length - 1], grain));
      expect(back.reverse()).toEqual(ends);
    });
  });

  it('take one from any step to a rest, never past the end', () => {
    property((script) => {
      const ends = new Set([0, ...stretches(script, grain).map(([, last]) => last)]);
      const astray = everyStep(script).filter((n) => {
        const [next, previous] = [nextRest(script, n, grain), previousRest(script, n, grain)];
        const onward = next > n || n === script.length;
        return !(onward && (previous < n || n === 0) && ends.has(next) && ends.has(previous));
      });
      expect(astray).toEqual([]);
      expect(nextRest(script, script.length, grain)).toBe(script.length);
    });
  });
});

describe('the grains', () => {
  it('lie within each other: a term in a unit, a unit in a layer, a layer in a phase', () => {
    property((script) => {
      const outside = everyStep(script).filter((n) => {
        if (n === 0) return false;
        const parts = grains.map((grain) => stretch(script, n, grain));
        return parts.some((part, g) => g > 0 && (part[0] > parts[g - 1][0] || part[1] < parts[g - 1][1]));
      });
      expect(outside).toEqual([]);
    });
  });

  it('keep each stretch within one phase, and a layer’s within one layer', () => {
    property((script) => {
      const mixed = grains.flatMap((grain) =>
        stretches(script, grain).filter(([first, last]) => {
          const [a, b] = [script.place(first).section, script.place(last).section];
          const layers = grain !== 'layer' || a.kind === 'biases' || a.layer === b.layer;
          return !(a.phase === b.phase && layers && (grain === 'phase' || a.mode === b.mode));
        }),
      );
      expect(mixed).toEqual([]);
    });
  });

  it('rest in the textbook’s walk where one expects it', () => {
    const { network, training } = textbookExperiment();
    const script = new Script({ network, rule: training, endsBatch: true });
    const rests = (grain: Grain) => stretches(script, grain).map(([, last]) => last);
    expect(rests('unit')).toEqual([5, 10, 14, 16, 18, 20, 22, 28, 29, 31]);
    expect(rests('layer')).toEqual([10, 14, 16, 20, 22, 28, 31]);
    expect(rests('phase')).toEqual([14, 20, 31]);
  });
});
