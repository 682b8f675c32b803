// What is taken along: read from an address, made into what a file holds, refused in a sentence.
import { fromParameters } from '$lib/exercises/generate';
import { kindNames } from '$lib/exercises/kinds/registry';
import { nameOf, readTasks, requestsOf, taskNamed } from '$lib/exercises/tasks';
import { contentOf, readWish, scoringOf, type Wish } from '$lib/widgets/take-along/wish';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const known = { lessons: ['a-unit', 'forward'], widgets: ['blame', 'unit'] };
const wishOf = (query: string): Wish => readWish(new URLSearchParams(query), known);
const content = (wish: Wish) => contentOf(wish, known.lessons, 'preset=xor');

describe('a wish', () => {
  it('is what its address names', () => {
    expect(content(wishOf('lesson=forward'))).toEqual({ kind: 'lessons', slugs: ['forward'] });
    expect(content(wishOf('take=course'))).toEqual({ kind: 'lessons', slugs: known.lessons });
    expect(content(wishOf('widget=unit'))).toEqual({ kind: 'widget', name: 'unit', example: 0 });
    expect(content(wishOf('take=lab'))).toEqual({ kind: 'lab', query: 'preset=xor' });
    expect(content(wishOf('lesson=none&widget=none'))).toEqual({ kind: 'widget', name: 'blame', example: 0 });
    expect(content(wishOf('tasks=bug,fill.bias&count=3&seed=7&size=3-2-1'))).toEqual({
      kind: 'exercises',
      queries: [
        'kind=bug&seed=7&size=3-2-1',
        'kind=fill&seed=8&size=3-2-1&about=bias',
        'kind=bug&seed=9&size=3-2-1',
      ],
    });
  });

  it('says what is wrong with it', () => {
    const problem = (change: Partial<Wish>) => content({ ...wishOf('take=exercises'), ...change });
    for (const change of [
      { count: '0' },
      { count: '51' },
      { count: 'x' },
      { seed: '-1' },
      { size: '9' },
      { tasks: [] },
    ])
      expect(problem(change)).toEqual({ problem: expect.stringMatching(/\.$/) as string });
    const packed: Wish = { ...wishOf('lesson=forward'), form: 'package' };
    expect(scoringOf({ ...packed, passMark: '0' })).toHaveProperty('problem');
    expect(scoringOf({ ...packed, passMark: '1e1' })).toHaveProperty('problem');
    expect(scoringOf({ ...packed, passMark: ' ' })).toEqual({ passMark: null, best: true });
    expect(scoringOf({ ...packed, passMark: '70' })).toEqual({ passMark: 70, best: true });
    expect(scoringOf({ ...packed, thing: 'course' })).toBeNull();
  });

  it('of any address never fails', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => void content({ ...wishOf(query), count: '2' })),
    );
  });
});

describe('tasks', () => {
  it('are named in an address and read back', () => {
    for (const kind of kindNames) expect(taskNamed(nameOf({ kind }))).toEqual({ kind });
    expect(readTasks('fill.weight,bug,bug')).toEqual([{ kind: 'fill', about: 'weight' }, { kind: 'bug' }]);
    for (const text of ['', ',', 'none', 'bug.weight', 'fill.none', 'fill.weight.x', '__proto__'])
      expect(readTasks(text), text).toBeNull();
  });

  it('come in turn with seeds that follow, each an exercise that its address makes again', () => {
    const requests = requestsOf([{ kind: 'fill', about: 'output' }, { kind: 'updates' }], 20, 5);
    expect(requests.map(({ kind, seed }) => `${kind} ${seed}`)).toEqual([
      'fill 20',
      'updates 21',
      'fill 22',
      'updates 23',
      'fill 24',
    ]);
    for (const { kind, seed, about } of requests)
      expect(
        fromParameters(new URLSearchParams({ kind, seed: String(seed), ...(about && { about }) })),
      ).toEqual({ kind, seed, ...(about && { about }) });
  });
});
