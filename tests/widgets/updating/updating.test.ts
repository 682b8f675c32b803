// Case beside epoch updating: both sides against the trainer, the tanks, and what is said.
import { startTraining, presentNext } from '$lib/training/trainer';
import { bookNotation } from '$lib/view/formulas/notation';
import { withTraining } from '$lib/widgets/editor/changes';
import { Course, farthest, xorExperiment, type Gathering } from '$lib/widgets/updating/course';
import { headline, told } from '$lib/widgets/updating/words';
import { describe, expect, it } from 'vitest';

const courseOf = (gathering: Gathering = 'epoch') => new Course(xorExperiment(), gathering);

describe('the course of both sides', () => {
  it('is that of the trainer, in whatever order it is asked for', () => {
    for (const gathering of ['epoch', { batch: 2 }] as const) {
      const course = courseOf(gathering);
      course.at(17);
      for (const [side, updating] of [
        ['byCase', 'case'],
        ['byEpoch', gathering],
      ] as const) {
        const experiment = withTraining(xorExperiment(), { updating });
        const state = startTraining(experiment);
        for (let n = 0; n <= 17; n++) {
          expect(course.at(n)[side].state).toEqual(state);
          presentNext(experiment, state);
        }
      }
    }
  });

  it('fills the tanks while the right waits, and adds them exactly at the end of the epoch', () => {
    const course = courseOf();
    const [start, third, end] = [0, 3, 4].map((n) => course.rowsAt(n));
    for (const [i, { byEpoch, gathered, flushed }] of third.entries()) {
      expect(byEpoch).toBe(start[i].byEpoch);
      expect(gathered).not.toBe(0);
      expect(flushed).toBeNull();
      expect(end[i].gathered).toBe(0);
      expect(start[i].byEpoch + end[i].flushed!).toBeCloseTo(end[i].byEpoch, 15);
    }
    expect(farthest(start)).toBe(0);
    expect(farthest(third)).toBeGreaterThan(0);
    expect([0, 1, 3, 4, 5].map((n) => course.gatheredAfter(n))).toEqual([0, 1, 3, 0, 1]);
    const { length } = start;
    expect(length).toBe(9);
  });

  it('has tanks that hold what any tuple of the epoch brings', () => {
    const course = courseOf();
    for (const n of [1, 2, 3, 4]) {
      expect(course.reachAround(n)).toBe(course.reachAround(1));
      for (const { gathered } of course.rowsAt(n))
        expect(Math.abs(gathered)).toBeLessThanOrEqual(course.reachAround(n));
    }
  });

  it('learns XOR on both sides, by different ways', () => {
    const course = courseOf();
    const { byCase, byEpoch } = course.errorsUpTo(300);
    expect(byCase[0]).toBe(byEpoch[0]);
    expect(byCase[300]).toBeLessThan(0.05);
    expect(byEpoch[300]).toBeLessThan(0.05);
    expect(farthest(course.rowsAt(1200))).toBeGreaterThan(0.1);
  });
});

it('says what has happened', () => {
  const say = (tuples: number, gathering: Gathering = 'epoch') =>
    headline(courseOf(gathering), tuples, bookNotation);
  expect(say(0)).toMatch(/^Two equal networks/);
  expect(say(1)).toMatch(/^After the first tuple/);
  expect(say(3)).toBe(
    'Tuple 3 of 4: case updating has changed at once, epoch updating has gathered 3 tuples.',
  );
  expect(say(4)).toMatch(/^The epoch ends: epoch updating adds its sums, once/);
  expect(say(2, { batch: 2 })).toMatch(/^The batch ends: the mini-batch adds the mean of 2 tuples/);
  expect(say(8)).toMatch(/^After 2 epochs the errors are 0\.\d+ and 0\.\d+/);
  expect(told(courseOf(), 0)).toEqual(['No change yet', 'Nothing gathered yet']);
  expect(told(courseOf(), 2)).toEqual(['Changed 2 times', 'Weights held, 2 tuples gathered']);
  expect(told(courseOf(), 4)[1]).toBe('Sums added, tanks empty');
});
