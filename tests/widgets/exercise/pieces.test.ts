// Small things of the exercises' pages: pieces, practice, recall, the sheet's address, the drawing of a question.
import { generate } from '$lib/exercises/generate';
import { walkOf } from '$lib/exercises/exercise';
import { kindNames } from '$lib/exercises/kinds/registry';
import { resultRef } from '$lib/nn/steps';
import { bookNotation, show } from '$lib/view/formulas/notation';
import { pieceOf } from '$lib/widgets/exercise/piece';
import { newSeed, weakestKind } from '$lib/widgets/exercise/practice';
import { questionScene } from '$lib/widgets/exercise/questionScene';
import { inDays } from '$lib/widgets/exercise/recall';
import {
  parametersOf,
  readSheet,
  sheetParameters,
  type SheetRequest,
} from '$lib/widgets/exercise/sheetAddress';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('a piece', () => {
  it.each([
    ['$O_{4}$ = 0.332', 'ring', false],
    ['$Err_{6}$ = −0.0087', 'tag', true],
    ['$w_{46}$ = −0.3', 'line', true],
    ['$θ_{4}$ = 0.1', 'stub', false],
    ['$I_{4}$ = 0.700', 'sum', false],
    ['$T_{6}$ = 1', 'plain', false],
    ['every Δw below 0.1', 'plain', false],
  ])('%s is drawn as a %s', (text, look, negative) =>
    expect(pieceOf(text)).toMatchObject({ look, negative }),
  );

  it('of a number alone stands for the letter that is told', () => {
    expect(pieceOf('−0.3', 'w')).toEqual({ symbol: '', number: '−0.3', look: 'line', negative: true });
  });
});

describe('mixed practice', () => {
  it('takes a kind with the fewest right, and another than the one before', () => {
    const right = (kind: string) => (kind === 'bug' || kind === 'stop' ? 0 : 3);
    expect(weakestKind(right, () => 0)).toBe('bug');
    expect(weakestKind(right, () => 0.999)).toBe('stop');
    expect(weakestKind(right, () => 0.999, 'stop')).toBe('bug');
    expect(kindNames).toContain(weakestKind(() => 0, Math.random));
  });

  it('has a seed that generate takes', () => {
    for (const chance of [0, 0.5, 0.999999999]) {
      const seed = newSeed(() => chance);
      expect(Number.isInteger(seed) && seed >= 1 && seed <= 999_999).toBe(true);
    }
  });
});

it('a prompt comes again in so many days', () => {
  expect([0, 1, 3].map(inDays)).toEqual(['today', 'tomorrow', 'in 3 days']);
});

describe('a sheet’s address', () => {
  const wanted: SheetRequest = {
    tasks: [{ kind: 'fill', about: 'weight' }],
    seed: 5,
    size: '3-2-1',
    count: 12,
    variants: 3,
    title: 'Week 3',
  };
  it('gives back what it was made of', () => {
    expect(readSheet(sheetParameters(wanted))).toEqual(wanted);
    expect(
      readSheet(
        parametersOf([
          ['kind', 'bug'],
          ['seed', ' 3 '],
          ['count', '2'],
          ['size', ''],
          ['title', ''],
        ]),
      ),
    ).toEqual({
      tasks: [{ kind: 'bug' }],
      seed: 3,
      count: 2,
      variants: 1,
      title: 'Find the bug',
    });
  });

  it.each([
    'count=0',
    'count=101',
    'count=2.5',
    'count=x',
    'kind=none',
    'seed=x',
    'size=9',
    'seed=9007199254740991',
    'variants=0',
    'variants=27',
    'count=34&variants=3',
    'tasks=,',
    'tasks=none',
    'tasks=bug.weight',
  ])('%s is refused in a sentence', (query) =>
    expect(readSheet(new URLSearchParams(query))).toEqual({
      problem: expect.stringMatching(/\.$/) as string,
    }),
  );

  it('of any kind never fails', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (all) => void readSheet(new URLSearchParams(all))),
    );
  });
});

describe('the drawing of a question', () => {
  it('marks what is asked, lights nothing else, and shows nothing that is not known yet', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const exercise = generate({ kind: 'fill', seed });
      const [asked] = exercise.asked;
      if (asked.form !== 'number') throw new Error('no number');
      const walk = walkOf(exercise.experiment);
      const scene = questionScene(walk, exercise.known, bookNotation, asked.ref);
      const told = JSON.stringify([scene.units, scene.edges()]);
      expect(told.match(/"[^"]*\?"/g)).toHaveLength(1);
      expect(scene.phase).toBeNull();
      for (const unit of scene.units.flat())
        if (unit.error && unit.error.text !== '?')
          expect(walk.script.errorStep(unit.unit)).toBeLessThanOrEqual(exercise.known);
      if (asked.ref.quantity === 'Err') {
        const answer = show(walk.step(asked.step).value, 'Err', bookNotation);
        const { layer, index } = resultRef(walk.step(asked.step)).unit!;
        expect(JSON.stringify(scene.units[layer][index])).not.toContain(`"${answer}"`);
      }
    }
  });
});
