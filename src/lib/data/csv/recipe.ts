// How a table becomes tuples: what is input, what is target, and what is done with missing, large and worded values.
import type { Split } from '../split';
import { amount, MOST_CLASSES, type Column, type Table, type TableProblem } from './table';

export type Role = 'input' | 'target' | 'left out';
/** drop leaves the row out; the others put in the mean of the column or its most frequent value, from the rows trained on. */
export type Missing = 'drop' | 'mean' | 'most frequent';
/** min-max: (x − min) / (max − min) · standard: (x − mean) / standard deviation. */
export type Scaling = 'none' | 'min-max' | 'standard';

export interface ColumnRecipe {
  role: Role;
  /** number: one input or target · class: one-hot, or 0 and 1 when it is the target and has two classes. */
  as: 'number' | 'class';
  /** For inputs; a row without its target is always left out. */
  missing: Missing;
  /** For numbers. */
  scaling: Scaling;
}

export interface Recipe {
  /** One for each column of the table. */
  columns: ColumnRecipe[];
  /** Which of the rows are held out. */
  split: Split | null;
  /** Whether a text in a column of numbers is a mistake, or counts as missing. */
  texts: 'refuse' | 'missing';
}

/** In a table of fewer rows none are held out unless told. */
const ENOUGH_TO_SPLIT = 50;
/** More different texts make too many inputs to begin with. */
const MOST_FIRST_CLASSES = 20;
/** Whole numbers of so few kinds are taken for classes when they are the target. */
const FEW_NUMBERS = 10;

/** Columns with such a name are what one wants to know. */
const targetName = /^(target|class|label|species|outcome|diagnosis|category|type|result|quality|y)$/i;

/** A first recipe: the last column or one named as a target is foretold from all numbers and the classes with few values. */
export function defaultRecipe(table: Table): Recipe {
  const { columns, rows } = table;
  const usable = columns.map((column, c) => ({ column, c })).filter(({ column }) => isUsable(column));
  const named = usable.find(({ column }) => targetName.test(column.name));
  const target = (named ?? usable[usable.length - 1])?.c;
  return {
    columns: columns.map((column, c) => firstRecipe(column, c === target)),
    split: rows.length >= ENOUGH_TO_SPLIT ? { percent: 20, seed: 1 } : null,
    texts: 'refuse',
  };
}

const isUsable = ({ type }: Column): boolean => type === 'number' || type === 'class';

function firstRecipe(column: Column, isTarget: boolean): ColumnRecipe {
  const inputAs = column.type === 'number' ? 'number' : 'class';
  const fits = isUsable(column) && (inputAs === 'number' || column.distinct <= MOST_FIRST_CLASSES);
  return {
    role: isTarget ? 'target' : fits ? 'input' : 'left out',
    as: isTarget && looksLikeClasses(column) ? 'class' : inputAs,
    missing: 'drop',
    scaling: 'min-max',
  };
}

/** Texts, or whole numbers of few kinds. */
const looksLikeClasses = ({ type, distinct, classes }: Column): boolean =>
  type !== 'number' ||
  (distinct <= FEW_NUMBERS && !!classes?.every((name) => Number.isInteger(Number(name))));

/** The recipe with another role for a column; the column that was the target before becomes an input. */
export function withRole(recipe: Recipe, column: number, role: Role): Recipe {
  const columns = recipe.columns.map((one, c) => {
    if (c === column) return { ...one, role };
    return role === 'target' && one.role === 'target' ? { ...one, role: 'input' as const } : one;
  });
  return { ...recipe, columns };
}

/** The recipe with something else changed in a column. */
export function withColumn(recipe: Recipe, column: number, change: Partial<ColumnRecipe>): Recipe {
  return {
    ...recipe,
    columns: recipe.columns.map((one, c) => (c === column ? { ...one, ...change } : one)),
  };
}

/** What of a recipe cannot be done with a table, whatever its rows hold. Rows and columns are named as in the file. */
export function recipeProblems(
  { columns, rows }: Pick<Table, 'columns' | 'rows'>,
  recipe: Recipe,
): TableProblem[] {
  const whole = (message: string): TableProblem => ({ row: null, column: null, message });
  if (rows.length === 0) return [whole('there are no rows')];
  if (recipe.columns.length !== columns.length)
    return [
      whole(`the recipe has ${amount(recipe.columns.length, 'column')}, but the table has ${columns.length}`),
    ];
  const problems: TableProblem[] = [];
  const targets = recipe.columns.filter(({ role }) => role === 'target');
  if (targets.length !== 1) problems.push(whole('choose one column as the target'));
  if (!recipe.columns.some(({ role }) => role === 'input'))
    problems.push(whole('choose at least one column as an input'));
  columns.forEach((column, c) => {
    const { role, as } = recipe.columns[c];
    if (role === 'left out') return;
    const complain = (message: string) => problems.push({ row: null, column: c + 1, message });
    if (column.type === 'empty') complain(`“${column.name}” holds nothing`);
    else if (as === 'class' && column.distinct > MOST_CLASSES)
      complain(
        `“${column.name}” has more than ${MOST_CLASSES} different values; leave it out or take it as a number`,
      );
    else if (as === 'number' && column.numbers === 0) complain(`“${column.name}” holds no numbers`);
  });
  const { split } = recipe;
  if (split && !(split.percent > 0 && split.percent < 100))
    problems.push(whole(`${split.percent} percent cannot be held out; choose above 0 and below 100`));
  return problems;
}
