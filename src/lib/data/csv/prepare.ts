// Makes tuples of a table by a recipe; scaling and filling go by the rows trained on alone.
import { heldOutRows } from '../split';
import { className, inOrder, isMissing } from './cells';
import { encode, encoderOf, reader, type Encoder } from './encode';
import { statistics } from './fit';
import { nothing, type Prepared } from './prepared';
import { recipeProblems, type Recipe } from './recipe';
import { MOST_CLASSES, MOST_PROBLEMS, shown, type OnProgress, type Table, type TableProblem } from './table';

/** More inputs or targets than this no network takes. */
const MOST_UNITS = 2000;
/** More would fill the memory of a small machine. */
const MOST_NUMBERS = 20_000_000;

/** Never throws: what cannot be done is told in `problems`, and then there are no tuples. */
export function prepare(table: Table, recipe: Recipe, onProgress?: OnProgress): Prepared {
  const problems = recipeProblems(table, recipe);
  if (problems.length > 0) return nothing(problems);
  const used = recipe.columns.flatMap(({ role }, c) => (role === 'left out' ? [] : [c]));
  const read = used.map((c, n) => {
    onProgress?.((0.6 * n) / used.length);
    return readColumn(table, recipe, c, problems);
  });
  if (problems.length > 0) return nothing(problems.slice(0, MOST_PROBLEMS));
  const { rows, dropped } = keptRows(table, recipe, read);
  if (rows.length === 0)
    return nothing([{ row: null, column: null, message: 'every row lacks a value, so none is left' }]);
  const heldOut = recipe.split ? heldOutRows(rows.length, recipe.split) : new Uint8Array(rows.length);
  const encoders = encodersOf(table, recipe, read, rows, heldOut, problems);
  if (problems.length > 0) return nothing(problems);
  onProgress?.(0.8);
  const columns = encoders.map(({ fitted }) => fitted);
  return {
    count: rows.length,
    inputNames: namesOf(encoders, 'inputs'),
    targetNames: namesOf(encoders, 'targets'),
    inputs: written(encoders, 'inputs', read, rows),
    targets: written(encoders, 'targets', read, rows),
    heldOut,
    rowNumbers: rows.map((row) => table.rowNumbers[row]),
    dropped,
    columns,
    problems: [],
  };
}

/** A column as numbers, a class as the places of its names; NaN where there is none. */
interface ReadColumn {
  column: number;
  values: Float64Array;
  classes: string[] | null;
}

/** Texts in a column of numbers are added to the problems, unless they count as missing. */
function readColumn(table: Table, recipe: Recipe, c: number, problems: TableProblem[]): ReadColumn {
  const { rows, decimalComma, columns, rowNumbers } = table;
  const asClass = recipe.columns[c].as === 'class';
  const classes = asClass ? classesOf(table, c) : null;
  const read = reader(classes, columns[c].type === 'number', decimalComma);
  const values = Float64Array.from(rows, (row) => read(row[c]));
  if (!asClass && recipe.texts === 'refuse')
    for (let i = 0; i < rows.length && problems.length < MOST_PROBLEMS; i++) {
      if (!Number.isNaN(values[i]) || isMissing(rows[i][c])) continue;
      const message = `${shown(rows[i][c])} is not a number, and “${columns[c].name}” is a column of numbers`;
      problems.push({ row: rowNumbers[i], column: c + 1, message });
    }
  return { column: c, values, classes };
}

function classesOf({ rows, columns, decimalComma }: Table, c: number): string[] {
  const names = new Set<string>();
  const ofNumbers = columns[c].type === 'number';
  for (const row of rows) if (!isMissing(row[c])) names.add(className(row[c], ofNumbers, decimalComma));
  return [...names].sort(inOrder);
}

/** The rows that lack nothing which is not filled in. */
function keptRows(
  table: Table,
  recipe: Recipe,
  read: readonly ReadColumn[],
): { rows: Uint32Array; dropped: Prepared['dropped'] } {
  const needed = read.filter(({ column }) => {
    const { role, missing } = recipe.columns[column];
    return role === 'target' || missing === 'drop';
  });
  const kept: number[] = [];
  const dropped: Prepared['dropped'] = { count: 0, rows: [] };
  for (let i = 0; i < table.rows.length; i++) {
    if (!needed.some(({ values }) => Number.isNaN(values[i]))) kept.push(i);
    else if (dropped.count++ < MOST_PROBLEMS) dropped.rows.push(table.rowNumbers[i]);
  }
  return { rows: Uint32Array.from(kept), dropped };
}

/** Fits each column on the rows trained on; what cannot become inputs or targets is added to the problems. */
function encodersOf(
  { columns, decimalComma }: Table,
  recipe: Recipe,
  read: readonly ReadColumn[],
  rows: Uint32Array,
  heldOut: Uint8Array,
  problems: TableProblem[],
): Encoder[] {
  const next = { inputs: 0, targets: 0 };
  const trained = heldOut.map((held) => 1 - held);
  const encoders = read.map((one) => {
    const { column: c } = one;
    restrict(one, rows);
    const { classes } = one;
    const values = Float64Array.from(rows, (row) => one.values[row]);
    const isTarget = recipe.columns[c].role === 'target';
    const into = isTarget ? 'targets' : 'inputs';
    const complain = (message: string) => problems.push({ row: null, column: c + 1, message });
    if (classes && classes.length > MOST_CLASSES)
      complain(
        `“${columns[c].name}” has ${classes.length} different values, and ${MOST_CLASSES} are the most`,
      );
    if (isTarget && classes && classes.length < 2)
      complain(`“${columns[c].name}” has one class only, so there is nothing to learn`);
    const width = classes && !(isTarget && classes.length === 2) ? classes.length : 1;
    const filled = values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
    const place = { column: c, name: columns[c].name, first: next[into], width };
    next[into] += width;
    const fitted = { ...place, classes, filled, ...statistics(values, trained) };
    return encoderOf(recipe.columns[c], fitted, { ofNumbers: columns[c].type === 'number', decimalComma });
  });
  const whole = (message: string) => problems.push({ row: null, column: null, message });
  const numbers = rows.length * (next.inputs + next.targets);
  if (next.inputs > MOST_UNITS) whole(`there are ${next.inputs} inputs, and ${MOST_UNITS} are the most`);
  else if (numbers > MOST_NUMBERS)
    whole(`this makes ${numbers} numbers, and ${MOST_NUMBERS} are the most; leave out columns`);
  return encoders;
}

/** Keeps the classes that the rows have, in their order. */
function restrict(read: ReadColumn, rows: Uint32Array): void {
  const { classes, values } = read;
  if (!classes) return;
  const has = new Set(Array.from(rows, (row) => values[row]));
  if (classes.every((_, place) => has.has(place))) return;
  const places = classes.flatMap((_, place) => (has.has(place) ? [place] : []));
  read.classes = places.map((place) => classes[place]);
  const moved = new Map(places.map((place, now) => [place, now]));
  read.values = values.map((value) => moved.get(value) ?? NaN);
}

function namesOf(encoders: readonly Encoder[], into: Encoder['into']): string[] {
  return encoders.flatMap(({ into: own, oneHot, fitted: { name, classes } }) => {
    if (own !== into) return [];
    if (!classes) return [name];
    return (oneHot ? classes : [classes[1]]).map((one) => cut(`${name}: ${one}`));
  });
}

/** Names of an experiment have 80 characters at most. */
const cut = (name: string): string => (name.length <= 80 ? name : `${name.slice(0, 79)}…`);

/** The numbers of all rows, tuple by tuple. */
function written(
  encoders: readonly Encoder[],
  into: Encoder['into'],
  read: readonly ReadColumn[],
  rows: Uint32Array,
): Float64Array {
  const own = encoders.map((encoder, n) => ({ encoder, values: read[n].values }));
  const mine = own.filter(({ encoder }) => encoder.into === into);
  const width = mine.reduce((sum, { encoder }) => sum + encoder.fitted.width, 0);
  const out = new Float64Array(rows.length * width);
  for (const { encoder, values } of mine)
    for (let n = 0; n < rows.length; n++)
      encode(encoder, values[rows[n]], out, n * width + encoder.fitted.first);
  return out;
}
