// The list of a talk while it is edited: every change can be undone and done again; marked steps stand in the order of the walk.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_STEPS, type TalkStep } from '$lib/experiment/talk';
import { TalkDraft } from '$lib/state/TalkDraft.svelte';

const at = (step: number) => ({ epoch: 1, tuple: 0, step });
const stepsOf = (draft: TalkDraft): number[] => draft.steps.map((one) => one.at.step);

it('puts marked steps where they belong, and takes them out again', () => {
  const draft = new TalkDraft();
  for (const step of [20, 5, 14]) draft.toggle(at(step));
  expect(stepsOf(draft)).toEqual([5, 14, 20]);
  draft.toggle(at(14));
  expect(stepsOf(draft)).toEqual([5, 20]);
});

it('moves within its ends', () => {
  const draft = new TalkDraft();
  for (const step of [1, 2, 3]) draft.add(at(step));
  expect(draft.move(2, -1)).toBe(1);
  expect(stepsOf(draft)).toEqual([1, 3, 2]);
  expect(draft.move(0, -1)).toBe(0);
  expect(stepsOf(draft)).toEqual([1, 3, 2]);
});

it('holds no more than a talk can', () => {
  const draft = new TalkDraft(
    Array.from({ length: MOST_STEPS }, (_, step): TalkStep => ({ at: at(step), note: '', ask: false })),
  );
  draft.add(at(9999));
  expect(draft.steps).toHaveLength(MOST_STEPS);
  expect(draft.canUndo).toBe(false);
});

it('undo goes back through every change, redo forth again', () => {
  const change = fc.tuple(fc.constantFrom('toggle', 'remove', 'move', 'note', 'ask'), fc.nat(9), fc.nat(9));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const draft = new TalkDraft();
      const seen: (readonly TalkStep[])[] = [draft.steps];
      for (const [what, a, b] of changes) {
        const before = draft.steps;
        if (what === 'toggle') draft.toggle(at(a));
        else if (a >= draft.steps.length) continue;
        else if (what === 'remove') draft.remove(a);
        else if (what === 'move') draft.move(a, b - 4);
        else draft.set(a, what === 'note' ? { note: String(b) } : { ask: b > 4 });
        if (draft.steps !== before) seen.push(draft.steps);
      }
      for (const steps of seen.toReversed()) {
        expect(draft.steps).toEqual(steps);
        draft.undo();
      }
      expect(draft.canUndo).toBe(false);
      for (const steps of seen) {
        expect(draft.steps).toEqual(steps);
        draft.redo();
      }
      expect(draft.canRedo).toBe(false);
    }),
  );
});
