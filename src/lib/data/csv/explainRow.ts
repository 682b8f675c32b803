// Tells how a row of a table became a tuple, cell by cell, by going the way that every cell goes.
import { isMissing } from './cells';
import { encode, encoderOf, type CellStep } from './encode';
import type { FittedColumn } from './fit';
import type { Recipe } from './recipe';
import type { Table } from './table';

/** One cell on its way. */
export interface CellStory {
  /** The column's place in the table, from 0. */
  column: number;
  name: string;
  raw: string;
  steps: CellStep[];
  /** Which inputs or targets it became, from 0; none when the column or the row is left out. */
  inputs: number[];
  targets: number[];
}

/** A row on its way. */
export interface RowStory {
  /** The row of the file. */
  rowNumber: number;
  /** Whether a value is missing that nothing stands in for. */
  leftOut: boolean;
  cells: CellStory[];
}

/** The story of row `row` (from 0) of the table. `fitted` are the columns of what `prepare` made by this recipe. */
export function explainRow(
  table: Pick<Table, 'columns' | 'rows' | 'rowNumbers' | 'decimalComma'>,
  recipe: Recipe,
  fitted: readonly FittedColumn[],
  row: number,
): RowStory {
  const { columns, rows, rowNumbers, decimalComma } = table;
  let leftOut = false;
  const cells = columns.map((column, c) => {
    const raw = rows[row][c];
    const facts = fitted.find((one) => one.column === c);
    const story: CellStory = { column: c, name: column.name, raw, steps: [], inputs: [], targets: [] };
    if (!facts) return { ...story, steps: [{ text: 'Left out', value: raw }] };
    const encoder = encoderOf(recipe.columns[c], facts, {
      ofNumbers: column.type === 'number',
      decimalComma,
    });
    const value = encoder.read(raw);
    if (Number.isNaN(value) && !isMissing(raw)) story.steps.push({ text: 'Counts as missing', value: raw });
    const out = new Float64Array(facts.width);
    const places = Array.from(out, (_, k) => facts.first + k);
    if (encode(encoder, value, out, 0, (step) => story.steps.push(step))) story[encoder.into] = places;
    else leftOut = true;
    return story;
  });
  return { rowNumber: rowNumbers[row], leftOut, cells };
}
