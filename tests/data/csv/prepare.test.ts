// Tuples made of a table: held against a small reference of its own, and told cell by cell as they were made.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainRow } from '$lib/data/csv/explainRow';
import { prepare } from '$lib/data/csv/prepare';
import { tuplesOf } from '$lib/data/csv/prepared';
import { readTable } from '$lib/data/csv/readTable';
import { defaultRecipe, recipeProblems, withColumn, withRole, type Recipe } from '$lib/data/csv/recipe';
import { tellProblem } from '$lib/data/csv/table';
import { heldOutRows } from '$lib/data/split';

const text = `size,colour,weight,class
1,red,10,yes
3,blue,,no
2,red,30,yes
5,green,40,no
`;
const table = readTable(text);
const whole: Recipe = { ...defaultRecipe(table), split: null };
const problems = (recipe: Recipe, of = table) => prepare(of, recipe).problems.map(tellProblem);

describe('the first recipe', () => {
  test('the last column is the target, the others are inputs', () => {
    expect(whole.columns.map(({ role, as }) => `${role}, ${as}`)).toEqual([
      'input, number',
      'input, class',
      'input, number',
      'target, class',
    ]);
    expect(whole.texts).toBe('refuse');
  });

  test('a column named as one is the target; ids and empty columns are left out; few whole numbers are classes', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i},${i % 3},${i / 8},`);
    const { columns, split } = defaultRecipe(readTable(`nr,Species,size,note\n${rows.join('\n')}`));
    expect(columns.map(({ role, as }) => `${role}, ${as}`)).toEqual([
      'left out, class',
      'target, class',
      'input, number',
      'left out, class',
    ]);
    expect(split).toEqual({ percent: 20, seed: 1 });
  });

  test('a target of many numbers stays a number', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${i % 4},${i * 1.5}`);
    expect(defaultRecipe(readTable(`a,price\n${rows.join('\n')}`)).columns[1].as).toBe('number');
  });

  test('one target at a time', () => {
    const { columns } = withRole(whole, 0, 'target');
    expect(columns.map(({ role }) => role)).toEqual(['target', 'input', 'input', 'input']);
  });
});

describe('what comes out', () => {
  test('a row that lacks a value is dropped; numbers scaled, classes one-hot, two classes 0 and 1', () => {
    const prepared = prepare(table, whole);
    expect(prepared).toMatchObject({
      inputNames: ['size', 'colour: green', 'colour: red', 'weight'],
      targetNames: ['class: yes'],
      dropped: { count: 1, rows: [3] },
    });
    expect([...prepared.rowNumbers]).toEqual([2, 4, 5]);
    expect(tuplesOf(prepared).tuples).toEqual([
      { inputs: [0, 0, 1, 0], targets: [1] },
      { inputs: [0.25, 0, 1, 2 / 3], targets: [1] },
      { inputs: [1, 1, 0, 1], targets: [0] },
    ]);
  });

  test('a missing value filled by the mean, or by the most frequent', () => {
    const mean = prepare(table, withColumn(whole, 2, { missing: 'mean', scaling: 'none' }));
    expect(tuplesOf(mean).tuples.map(({ inputs }) => inputs.at(-1))).toEqual([
      10,
      (10 + 30 + 40) / 3,
      30,
      40,
    ]);
    expect(mean.columns[2].filled).toBe(1);
    const often = readTable('a,b,class\n1,x,u\n2,NA,v\n2,y,u\n?,y,v\n');
    const frequent = { missing: 'most frequent', scaling: 'none' } as const;
    const first: Recipe = { ...defaultRecipe(often), split: null };
    const recipe = withColumn(withColumn(first, 0, frequent), 1, frequent);
    expect(tuplesOf(prepare(often, recipe)).tuples.map(({ inputs }) => inputs)).toEqual([
      [1, 1, 0],
      [2, 0, 1],
      [2, 0, 1],
      [2, 0, 1],
    ]);
  });

  test('standard scores have mean 0 and deviation 1', () => {
    const prepared = prepare(table, withColumn(whole, 0, { scaling: 'standard' }));
    const sizes = tuplesOf(prepared).tuples.map(({ inputs }) => inputs[0]);
    expect(sizes.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    expect(sizes.reduce((sum, value) => sum + value * value, 0) / sizes.length).toBeCloseTo(1, 12);
  });

  test('only classes of rows that were kept count; three and more are one-hot targets; a number is scaled or left as it is', () => {
    const colour = prepare(table, withRole(whole, 1, 'target'));
    expect(colour.targetNames).toEqual(['colour: red']); // blue went with its row
    const filled = withColumn(withRole(whole, 1, 'target'), 2, { missing: 'mean' });
    expect(prepare(table, filled).targetNames).toEqual(['colour: blue', 'colour: green', 'colour: red']);
    const size = withColumn(withRole(whole, 0, 'target'), 0, { scaling: 'none' });
    expect(tuplesOf(prepare(table, size)).tuples.map(({ targets }) => targets)).toEqual([[1], [2], [5]]);
  });

  test('1 and 1.0 are one class, and classes of numbers go by size', () => {
    const numbers = readTable('a,class\n1,10\n2,1\n3,1.0\n4,2\n5,10\n');
    const prepared = prepare(numbers, { ...defaultRecipe(numbers), split: null });
    expect(prepared.targetNames).toEqual(['class: 1', 'class: 2', 'class: 10']);
  });
});

describe('what cannot be done', () => {
  test.each([
    ['no target', withRole(whole, 3, 'input'), 'Choose one column as the target.'],
    [
      'no input',
      [0, 1, 2].reduce((recipe, c) => withRole(recipe, c, 'left out'), whole),
      'Choose at least one column as an input.',
    ],
    ['words as numbers', withColumn(whole, 1, { as: 'number' }), 'Column 2: “colour” holds no numbers.'],
    [
      'a split of everything',
      { ...whole, split: { percent: 100, seed: 1 } },
      '100 percent cannot be held out; choose above 0 and below 100.',
    ],
    [
      'a recipe of another table',
      { ...whole, columns: [] },
      'The recipe has 0 columns, but the table has 4.',
    ],
  ])('%s', (_, recipe, message) => {
    expect(problems(recipe)).toContain(message);
    expect(recipeProblems(table, recipe).map(tellProblem)).toContain(message);
    expect(prepare(table, recipe).count).toBe(0);
  });

  test('a text among numbers is named by row and column, or counts as missing', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i === 7 ? 'abc' : i * 3},${i % 2}`);
    const mixed = readTable(`size,class\n${rows.join('\n')}`);
    const recipe = { ...defaultRecipe(mixed), split: null };
    expect(problems(recipe, mixed)).toEqual([
      'Row 9, column 1: "abc" is not a number, and “size” is a column of numbers.',
    ]);
    const lenient = prepare(mixed, { ...recipe, texts: 'missing' });
    expect(lenient).toMatchObject({ problems: [], count: 29, dropped: { count: 1, rows: [9] } });
  });

  test('one class only, too many classes, no row with all values', () => {
    expect(
      problems(defaultRecipe(readTable('a,class\n1,x\n2,x\n')), readTable('a,class\n1,x\n2,x\n')),
    ).toEqual(['Column 2: “class” has one class only, so there is nothing to learn.']);
    const many = readTable(`a,b\n${Array.from({ length: 300 }, (_, i) => `${i % 2},${i * i}`).join('\n')}`);
    const asClass = withColumn(defaultRecipe(many), 1, { as: 'class' });
    expect(problems(asClass, many)).toEqual([
      'Column 2: “b” has more than 100 different values; leave it out or take it as a number.',
    ]);
    const gaps = readTable('a,b,class\n1,,x\n,2,y\n');
    expect(problems({ ...defaultRecipe(gaps), split: null }, gaps)).toEqual([
      'Every row lacks a value, so none is left.',
    ]);
  });
});

/** Tables of two columns of numbers, one of colours and a class, some cells missing; and recipes for them. */
const colours = ['red', 'green', 'blue'];
const anyRow = fc.record({
  a: fc.option(fc.integer({ min: -50, max: 50 }), { freq: 6 }),
  b: fc.option(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { freq: 6 }),
  colour: fc.option(fc.constantFrom(...colours), { freq: 6 }),
  target: fc.option(fc.constantFrom('yes', 'no'), { freq: 20 }),
});
type Row = Record<'a' | 'b' | 'colour' | 'target', string | number | null>;
const keys = ['a', 'b', 'colour'] as const;
const anyRecipe = fc.record({
  missing: fc.record({
    a: fc.constantFrom('drop', 'mean', 'most frequent'),
    b: fc.constantFrom('drop', 'mean', 'most frequent'),
    colour: fc.constantFrom('drop', 'most frequent'),
  }),
  scaling: fc.record({
    a: fc.constantFrom('none', 'min-max', 'standard'),
    b: fc.constantFrom('none', 'min-max', 'standard'),
  }),
  split: fc.option(fc.record({ percent: fc.integer({ min: 5, max: 60 }), seed: fc.nat() })),
});
type Choice = typeof anyRecipe extends fc.Arbitrary<infer Value> ? Value : never;

function read(rows: Row[]) {
  const cell = (value: string | number | null) => value ?? '';
  const lines = rows.map((row) => [row.a, row.b, row.colour, row.target].map(cell).join(','));
  return readTable(`a,b,colour,class\n${lines.join('\n')}`, { delimiter: ',', header: true });
}

function recipeOf({ missing, scaling, split }: Choice): Recipe {
  const input = { role: 'input', as: 'number' } as const;
  return {
    columns: [
      { ...input, missing: missing.a, scaling: scaling.a },
      { ...input, missing: missing.b, scaling: scaling.b },
      { role: 'input', as: 'class', missing: missing.colour, scaling: 'none' },
      { role: 'target', as: 'class', missing: 'drop', scaling: 'none' },
    ],
    split,
    texts: 'refuse',
  };
}

/** The same in the plainest way: one row after the other, one column after the other. */
function reference(rows: Row[], { missing, scaling, split }: Choice) {
  const kept = rows.filter(
    (row) => row.target !== null && keys.every((key) => missing[key] !== 'drop' || row[key] !== null),
  );
  const held = split ? heldOutRows(kept.length, split) : kept.map(() => 0);
  const trained = kept.filter((_, i) => !held[i]);
  const present = (key: (typeof keys)[number]) => trained.flatMap((row) => row[key] ?? []);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  const frequent = (values: (string | number)[]) =>
    [...new Set(values)].sort((x, y) => {
      const more = values.filter((one) => one === y).length - values.filter((one) => one === x).length;
      return more || (x < y ? -1 : 1);
    })[0];
  const classes = colours.toSorted().filter((one) => kept.some((row) => row.colour === one));
  const answers = ['no', 'yes'].filter((one) => kept.some((row) => row.target === one));
  const number = (row: Row, key: 'a' | 'b'): number => {
    const values = present(key) as number[];
    const middle = mean(values);
    const filler = missing[key] === 'mean' ? middle : ((frequent(values) as number | undefined) ?? 0);
    const value = (row[key] as number | null) ?? filler;
    const [least, most] = [Math.min(...values), Math.max(...values)];
    if (scaling[key] === 'min-max')
      return values.length === 0 || most === least ? 0 : (value - least) / (most - least);
    if (scaling[key] === 'none') return value;
    const deviation = Math.sqrt(mean(values.map((one) => (one - middle) ** 2)));
    return deviation === 0 ? 0 : (value - middle) / deviation;
  };
  const tuples = kept.map((row) => {
    const colour = row.colour ?? frequent(present('colour')) ?? classes[0];
    return {
      inputs: [number(row, 'a'), number(row, 'b'), ...classes.map((one) => (one === colour ? 1 : 0))],
      targets: [answers.indexOf(row.target as string)],
    };
  });
  return {
    kept,
    answers,
    tuples: tuples.filter((_, i) => !held[i]),
    heldOut: tuples.filter((_, i) => held[i]),
  };
}

test('the same tuples as the reference, scaled and filled by the rows trained on alone', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 2, maxLength: 40 }), anyRecipe, (rows, choice) => {
      const own = read(rows);
      const expected = reference(rows, choice);
      const prepared = prepare(own, recipeOf(choice));
      if (prepared.problems.length > 0) {
        const empty = keys.some((key) => rows.every((row) => row[key] === null));
        expect(empty || expected.kept.length === 0 || expected.answers.length < 2).toBe(true);
        return;
      }
      compared++;
      const found = tuplesOf(prepared);
      for (const part of ['tuples', 'heldOut'] as const) {
        expect(found[part]).toHaveLength(expected[part].length);
        found[part].forEach(({ inputs, targets }, i) => {
          expect(targets).toEqual(expected[part][i].targets);
          inputs.forEach((value, k) => expect(value).toBeCloseTo(expected[part][i].inputs[k], 9));
        });
      }
    }),
    { numRuns: 400 },
  );
  expect(compared).toBeGreaterThan(200);
});

test('each row’s story ends in the numbers of its tuple', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 2, maxLength: 20 }), anyRecipe, (rows, choice) => {
      const own = read(rows);
      const recipe = recipeOf(choice);
      const prepared = prepare(own, recipe);
      if (prepared.problems.length > 0) return;
      const { inputs, targets, inputNames, rowNumbers, dropped, columns } = prepared;
      own.rows.forEach((cells, i) => {
        const story = explainRow(own, recipe, columns, i);
        const tuple = rowNumbers.indexOf(story.rowNumber);
        expect(story.leftOut).toBe(tuple < 0);
        expect(dropped.rows.includes(story.rowNumber)).toBe(tuple < 0);
        expect(story.cells.map(({ raw }) => raw)).toEqual(cells);
        if (tuple < 0) return;
        for (const { steps, inputs: at, targets: to } of story.cells) {
          const last = [steps[steps.length - 1].value].flat();
          const numbers = at.map((k) => inputs[tuple * inputNames.length + k]);
          expect(last).toEqual(to.length > 0 ? [targets[tuple]] : numbers);
        }
      });
    }),
    { numRuns: 200 },
  );
});

test('a story in words', () => {
  const recipe = withColumn(whole, 2, { missing: 'mean' });
  const { columns } = prepare(table, recipe);
  const { cells, rowNumber, leftOut } = explainRow(table, recipe, columns, 1);
  expect({ rowNumber, leftOut }).toEqual({ rowNumber: 3, leftOut: false });
  expect(cells.map(({ steps }) => steps)).toEqual([
    [
      { text: 'Read as a number', value: 3 },
      { text: 'Less the least, 1, divided by the range from 1 to 5', value: 0.5 },
    ],
    [
      { text: 'Read as a class', value: 'blue' },
      { text: 'One number for each of 3 classes', value: [1, 0, 0] },
    ],
    [
      { text: 'Missing: the mean of the rows trained on stands in', value: 80 / 3 },
      { text: 'Less the least, 10, divided by the range from 10 to 40', value: (80 / 3 - 10) / 30 },
    ],
    [
      { text: 'Read as a class', value: 'no' },
      { text: 'yes is 1, no is 0', value: 0 },
    ],
  ]);
  expect(cells.map(({ inputs }) => inputs)).toEqual([[0], [1, 2, 3], [4], []]);
});
