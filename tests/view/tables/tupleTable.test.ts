// The table of a tuple: a cell is known exactly from the step that gives its value on, and shows that value.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import type { Narration } from '$lib/nn/narrate';
import { refKey, resultRef } from '$lib/nn/steps';
import { bookNotation, show, showAll, type Notation } from '$lib/view/formulas/notation';
import { changeColumns, unitColumns, type Cell } from '$lib/view/tables/tupleTable';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { networkAndTuples, updateRule } from '../../support/arbitraries';
import { narrations } from '../../support/narrations';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine may take its time

const comma: Notation = { letters: 'delta', digits: 4, decimal: 'comma' };

/** What the steps up to n have given, by the name of the cell: the last value of each net input, output, error, change and new value. */
function givenBy(walk: Narration, n: number): Map<string, number> {
  const given = new Map<string, number>();
  for (let at = 1; at <= n; at++) {
    const step = walk.step(at);
    const key = refKey(resultRef(step));
    if (['netInput', 'output', 'outputError', 'hiddenError'].includes(step.kind)) given.set(key, step.value);
    if ('increment' in step && !step.kind.endsWith('Gather')) {
      given.set(`new ${key}`, step.value);
      given.set(`d${key}`, step.increment);
    }
  }
  return given;
}

/** Every cell with the name under which a step gives its value; an old value is there from the start. */
function cellsOf(
  walk: Narration,
  n: number,
  notation: Notation,
): [name: string, cell: Cell, old: number | null][] {
  const units = unitColumns(walk, n, notation).flatMap(({ cells }) =>
    cells.map((cell): [string, Cell, null] => [cell.key, cell, null]),
  );
  const changes = changeColumns(walk, n, notation).flatMap(
    ({ cells: [old, change, next], value }): [string, Cell, number | null][] => [
      ['', old, value],
      [change.key, change, null],
      [`new ${next.key}`, next, null],
    ],
  );
  return [...units, ...changes];
}

/** A few places of a walk: its ends, and some between. */
const places = (walk: Narration): number[] => [
  ...new Set([
    0,
    1,
    ...[0.2, 0.5, 0.7, 0.9].map((part) => Math.round(part * walk.length)),
    walk.length - 1,
    walk.length,
  ]),
];

describe('the table at any step', () => {
  const property = (check: (walk: Narration, n: number) => void) =>
    fc.assert(
      fc.property(networkAndTuples, updateRule, ({ network, tuples }, rule) => {
        for (const walk of narrations(network, tuples.slice(0, 2), rule))
          for (const n of places(walk)) check(walk, n);
      }),
      { numRuns: 60, seed: 23 },
    );

  it('knows exactly what the steps so far have given, to the digit', () => {
    property((walk, n) => {
      const given = givenBy(walk, n);
      const wrong = cellsOf(walk, n, comma).filter(([name, cell, old]) => {
        const value = old ?? given.get(name);
        if (value === undefined) return cell.text !== null || cell.exact !== '' || cell.state !== 'unknown';
        const quantity = cell.key.split('-')[0] as 'I';
        return cell.text !== show(value, quantity, comma) || cell.exact !== showAll(value, comma);
      });
      expect(wrong).toEqual([]);
    });
  });

  it('marks at most one cell as the result now, and it is that of the step', () => {
    property((walk, n) => {
      const now = cellsOf(walk, n, bookNotation).filter(([, cell]) => cell.state === 'now');
      const step = n === 0 ? null : walk.step(n);
      const gives = step && !/Term$|Pull$|Gather$/.test(step.kind);
      expect(now.map(([, cell]) => cell.key)).toEqual(gives ? [refKey(resultRef(step))] : []);
    });
  });

  it('marks the factors of the step as used, where they are known', () => {
    property((walk, n) => {
      const factors = new Set(n === 0 ? [] : walk.step(n).factors.map(refKey));
      const used = cellsOf(walk, n, bookNotation).filter(([, cell]) => cell.state === 'used');
      expect(used.filter(([, cell]) => !factors.has(cell.key))).toEqual([]);
    });
  });

  it('has a column for every unit after the inputs, every weight and every bias, each with a name of its own', () => {
    property((walk, n) => {
      const { sizes } = walk.script;
      const units = sizes.slice(1).reduce((a, b) => a + b, 0);
      const weights = sizes.slice(1).reduce((sum, size, l) => sum + size * sizes[l], 0);
      const [columns, changes] = [unitColumns(walk, n, bookNotation), changeColumns(walk, n, bookNotation)];
      expect(new Set(columns.map(({ number }) => number)).size).toBe(units);
      expect(new Set(changes.map(({ symbol }) => symbol)).size).toBe(weights + units);
      expect([columns.length, changes.length]).toEqual([units, weights + units]);
    });
  });
});

describe('the textbook’s table', () => {
  const { network, data, training } = textbookExperiment();
  const [walk] = narrations(network, data.tuples, training, 0.9);

  it('lists weights and biases in the book’s order, with the book’s numbers', () => {
    const changes = changeColumns(walk, walk.length, bookNotation);
    expect(changes.map(({ symbol }) => symbol.replace(/[${}_]/g, ''))).toEqual([
      'w46',
      'w56',
      'w14',
      'w15',
      'w24',
      'w25',
      'w34',
      'w35',
      'θ6',
      'θ5',
      'θ4',
    ]);
    expect(changes.map(({ cells }) => cells[2].text)).toEqual([
      '−0.261',
      '−0.138',
      '0.192',
      '−0.306',
      '0.4',
      '0.1',
      '−0.508',
      '0.194',
      '0.218',
      '0.194',
      '−0.408',
    ]);
    const units = unitColumns(walk, walk.length, bookNotation);
    expect(units.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)])).toEqual([
      ['4', '−0.700', '0.332', '−0.0087'],
      ['5', '0.100', '0.525', '−0.0065'],
      ['6', '−0.105', '0.474', '0.1312'],
    ]);
  });

  it('has only the old values while the tuple waits', () => {
    expect(unitColumns(walk, 0, bookNotation).flatMap(({ cells }) => cells.map(({ text }) => text))).toEqual(
      new Array(9).fill(null),
    );
    const [first] = changeColumns(walk, 0, bookNotation);
    expect(first.cells.map(({ text, state }) => [text, state])).toEqual([
      ['−0.3', 'known'],
      [null, 'unknown'],
      [null, 'unknown'],
    ]);
  });

  it('uses the old value at its update, and never learns new ones for biases that stay', () => {
    const [still] = narrations(network, data.tuples, { ...training, updateBiases: false }, 0.9);
    const biases = changeColumns(still, still.length, bookNotation).slice(-3);
    expect(biases.map(({ cells }) => cells.slice(1).map(({ text }) => text))).toEqual(
      new Array(3).fill([null, null]),
    );
    const at = walk.script.weightStep({ layer: 1, from: 0, to: 0 }, 'update')!;
    const [w46] = changeColumns(walk, at, bookNotation);
    expect(w46.cells.map(({ state }) => state)).toEqual(['used', 'known', 'now']);
  });
});
