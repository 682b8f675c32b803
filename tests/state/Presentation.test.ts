// The talk: it goes by single steps, keeps one thing over the slide at a time, and Esc never loses the place.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { Presentation, sizes } from '$lib/state/Presentation.svelte';
import { expect, it } from 'vitest';

const talkAt = (step: number): Presentation => {
  const experiment = textbookExperiment();
  return new Presentation({
    ...experiment,
    view: { ...experiment.view, granularity: 'phase' },
    position: { epoch: 1, tuple: 0, step },
  });
};

it('goes one step at a time, whatever the experiment says, and keeps that in its link', () => {
  const talk = talkAt(3);
  talk.move((walk) => walk.next());
  expect(talk.present.position).toEqual({ epoch: 1, tuple: 0, step: 4 });
  expect(talk.present.view.granularity).toBe('phase');
});

it('wipes the drawing with a move, and takes lines back one by one', () => {
  const talk = talkAt(3);
  talk.beginStroke({ x: 1, y: 2 });
  talk.extendStroke({ x: 3, y: 4 });
  talk.beginStroke({ x: 5, y: 6 });
  expect(talk.strokes).toEqual([
    [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ],
    [{ x: 5, y: 6 }],
  ]);
  talk.undoStroke();
  expect(talk.strokes).toHaveLength(1);
  talk.move((walk) => walk.back());
  expect(talk.strokes).toEqual([]);
  talk.extendStroke({ x: 1, y: 1 });
  expect(talk.strokes).toEqual([]);
});

it('points or draws, never both', () => {
  const talk = talkAt(0);
  talk.toggleInHand('pointer');
  talk.toggleInHand('drawing');
  expect([talk.pointer, talk.drawing]).toEqual([false, true]);
  talk.toggleInHand('pointer');
  expect([talk.pointer, talk.drawing]).toEqual([true, false]);
});

it('has a spotlight or a pointer or a pen, and Esc ends it', () => {
  const talk = talkAt(0);
  talk.toggleInHand('pointer');
  talk.toggleInHand('spotlight');
  expect([talk.pointer, talk.drawing, talk.spotlight]).toEqual([false, false, true]);
  talk.escape();
  expect(talk.spotlight).toBe(false);
});

it('begins at the first of the listed steps, and knows when one has left them', () => {
  const steps = [7, 3].map((step) => ({ at: { epoch: 1, tuple: 0, step }, note: '', ask: false }));
  const talk = new Presentation(textbookExperiment(), { lesson: null, steps });
  expect([talk.present.position.step, talk.onEntry, talk.entry]).toEqual([7, true, steps[0]]);
  talk.move((walk) => walk.next());
  expect(talk.onEntry).toBe(false);
});

it('Esc takes away the uppermost and in the end does no harm', () => {
  const talk = talkAt(7);
  talk.toggleBlank('black');
  talk.toggleSheet('help');
  talk.toggleInHand('pointer');
  talk.escape();
  expect([talk.blank, talk.sheet, talk.pointer]).toEqual([null, 'help', true]);
  talk.escape();
  expect([talk.sheet, talk.pointer]).toEqual([null, true]);
  talk.escape();
  talk.escape();
  expect(talk.pointer).toBe(false);
  expect(talk.present.position.step).toBe(7);
});

it('blanks in one colour or the other, and back', () => {
  const talk = talkAt(0);
  talk.toggleBlank('black');
  talk.toggleBlank('white');
  expect(talk.blank).toBe('white');
  talk.toggleBlank('white');
  expect(talk.blank).toBeNull();
});

it('grows and shrinks within its bounds', () => {
  const talk = talkAt(0);
  for (let i = 0; i < 9; i++) talk.resize(1);
  expect(talk.size).toBe(sizes[sizes.length - 1]);
  for (let i = 0; i < 9; i++) talk.resize(-1);
  expect(talk.size).toBe(sizes[0]);
});
