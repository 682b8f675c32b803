// The timeline: its ticks cover every step once, in order, and are never too many for the screen.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { initialise } from '$lib/nn/initialise';
import { Script } from '$lib/nn/script';
import type { UpdateRule } from '$lib/nn/update';
import { phaseTitles, timeline, type Tick, type TickPhase } from '$lib/view/controls/timeline';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkAndTuples, updateRule } from '../../support/arbitraries';
import { byCase } from '../../support/narrations';

const ticksOf = (phases: TickPhase[]): Tick[] =>
  phases.flatMap(({ groups }) => groups.flatMap(({ ticks }) => ticks));

/** Scripts of small networks of every kind, and of wide or deep ones. */
const anyScript = fc.oneof(
  fc
    .tuple(networkAndTuples, updateRule, fc.boolean())
    .map(([{ network }, rule, endsBatch]) => new Script({ network, rule, endsBatch })),
  fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 12 }),
      updateRule,
      fc.boolean(),
    )
    .map(([sizes, rule, endsBatch]) => {
      const names = sizes.slice(1).map(() => 'sigmoid' as const);
      return new Script({ network: initialise(sizes, names, 'half_sse', 1, [0, 1]), rule, endsBatch });
    }),
);

describe('the timeline of any tuple', () => {
  const property = (check: (script: Script, most: number) => void) =>
    fc.assert(fc.property(anyScript, fc.integer({ min: 1, max: 300 }), check), { numRuns: 300, seed: 4 });

  it('covers 1 … length once, in order', () => {
    property((script, most) => {
      const ticks = ticksOf(timeline(script, most));
      const strange = ticks.filter(
        ({ from, to }, i) => from !== (i === 0 ? 0 : ticks[i - 1].to) + 1 || to < from,
      );
      expect(strange).toEqual([]);
      expect(ticks.at(-1)?.to).toBe(script.length);
    });
  });

  it('has a tick a step where there is room, else no more than the room or three a stretch', () => {
    property((script, most) => {
      const count = ticksOf(timeline(script, most)).length;
      if (script.length <= most) expect(count).toBe(script.length);
      else expect(count).toBeLessThanOrEqual(Math.max(most, 3 * script.sections.length));
    });
  });

  it('keeps each tick within its phase, and counts them', () => {
    property((script, most) => {
      const phases = timeline(script, most);
      expect(phases.map(({ phase }) => phase)).toEqual(['forward', 'error', 'update']);
      for (const { phase, title, groups, count } of phases) {
        expect(title).toBe(phaseTitles[phase]);
        const ticks = groups.flatMap((group) => group.ticks);
        expect(count).toBe(ticks.length);
        const astray = ticks.filter(({ from, to }) =>
          [from, to].some((step) => script.place(step).section.phase !== phase),
        );
        expect(astray).toEqual([]);
      }
    });
  });

  it('names every group', () => {
    property((script, most) => {
      const labels = timeline(script, most).flatMap(({ groups }) => groups.map(({ label }) => label));
      expect(
        labels.filter((label) => !/^(\d+|hidden( \d+)?|output|biases|apply|into \d+.*)$/.test(label)),
      ).toEqual([]);
    });
  });
});

describe('the labels', () => {
  const labels = (sizes: number[], most: number, rule: UpdateRule = byCase, endsBatch = true) => {
    const names = sizes.slice(1).map(() => 'sigmoid' as const);
    const network = initialise(sizes, names, 'half_sse', 1, [0, 1]);
    return timeline(new Script({ network, rule, endsBatch }), most).map(({ groups }) =>
      groups.map(({ label }) => label),
    );
  };

  it('count there and back in the textbook’s tuple', () => {
    const { network, training } = textbookExperiment();
    const phases = timeline(new Script({ network, rule: training, endsBatch: true }), 60);
    expect(phases.map(({ groups }) => groups.map(({ label }) => label))).toEqual([
      ['4', '5', '6'],
      ['6', '5', '4'],
      ['into 6', 'into 4, 5', 'biases'],
    ]);
    expect(phases.map(({ count }) => count)).toEqual([14, 6, 11]);
  });

  it('name layers where units are too many', () => {
    expect(labels([60, 40, 3], 60)).toEqual([
      ['hidden', 'output'],
      ['output', 'hidden'],
      ['into 101–103', 'into 61–100', 'biases'],
    ]);
    expect(labels([9, 30, 30, 30, 2], 40)[0]).toEqual(['hidden 1', 'hidden 2', 'hidden 3', 'output']);
  });

  it('say where a batch is gathered and applied', () => {
    const epoch = { ...byCase, updating: 'epoch' as const };
    expect(labels([2, 1], 60, epoch)[2]).toEqual(['into 3', 'biases', 'apply']);
    expect(labels([2, 1], 60, epoch, false)[2]).toEqual(['into 3', 'biases']);
  });
});
