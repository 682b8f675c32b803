// Looks at the columns of a table: what they are called, and what kind of values they hold.
import { className, inOrder, isMissing, numberIn } from './cells';
import { MOST_CLASSES, type Column, type ColumnType } from './table';

/** Longer names are cut: an experiment's names are no longer. */
const LONGEST_NAME = 80;
/** From this share of numbers on, the other cells are taken for mistakes. */
const MOSTLY = 0.9;
/** In fewer rows than this, values that are all different need not be ids. */
const FEW = 20;

/** The header's names, `column 3` where one is empty, `size (2)` where one comes again. */
export function columnNames(header: readonly string[] | null, count: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, c) => {
    const given = [...(header?.[c] ?? '').replace(/\s+/g, ' ')].slice(0, LONGEST_NAME - 8).join('');
    const plain = given.trim() || `column ${c + 1}`;
    let name = plain;
    for (let n = 2; taken.has(name); n++) name = `${plain} (${n})`;
    taken.add(name);
    return name;
  });
}

/** What the cells of column `c` are. */
export function describeColumn(
  name: string,
  rows: readonly (readonly string[])[],
  c: number,
  decimalComma: boolean,
): Column {
  const seen = new Set<string>();
  let [missing, numbers] = [0, 0];
  /** Whether each cell is one more than the one above: a count of the rows. */
  let counted = true;
  let before = NaN;
  for (const row of rows) {
    const cell = row[c];
    if (isMissing(cell)) {
      missing++;
      counted = false;
      continue;
    }
    const value = numberIn(cell, decimalComma);
    if (!Number.isNaN(value)) numbers++;
    counted &&= Number.isNaN(before) ? value === 0 || value === 1 : value === before + 1;
    before = value;
    if (seen.size <= MOST_CLASSES) seen.add(Number.isNaN(value) ? cell : String(value));
  }
  const filled = rows.length - missing;
  const type = guessType({ filled, numbers, different: seen.size, counted });
  // texts are their own names, so a class of texts is counted as it is written
  const values = type === 'number' ? seen : distinctTexts(rows, c);
  const few = values.size <= MOST_CLASSES;
  return {
    name,
    type,
    missing,
    numbers,
    distinct: values.size,
    classes: few ? [...values].sort(inOrder) : null,
  };
}

function distinctTexts(rows: readonly (readonly string[])[], c: number): Set<string> {
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.size > MOST_CLASSES) break;
    if (!isMissing(row[c])) seen.add(className(row[c], false, false));
  }
  return seen;
}

interface Look {
  filled: number;
  numbers: number;
  different: number;
  counted: boolean;
}

function guessType({ filled, numbers, different, counted }: Look): ColumnType {
  if (filled === 0) return 'empty';
  if (counted && filled >= FEW) return 'id';
  if (numbers >= MOSTLY * filled) return 'number';
  const nearlyAll = different > MOST_CLASSES || different > 0.9 * filled;
  return nearlyAll && filled >= FEW ? 'id' : 'class';
}
