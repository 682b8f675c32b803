// Tables read from text: delimiter, header, kinds of columns, and every fault by its row and column.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { numberIn } from '$lib/data/csv/cells';
import { decode } from '$lib/data/csv/decode';
import { delimiters } from '$lib/data/csv/detect';
import { readTable } from '$lib/data/csv/readTable';
import { MOST_CHARACTERS, MOST_ROWS, tellProblem } from '$lib/data/csv/table';

const problems = (text: string) => readTable(text).problems.map(tellProblem);
const types = (text: string) => readTable(text).columns.map(({ type }) => type);

describe('what is found out', () => {
  test.each([
    ['comma', 'a,b,c\n1,2,x\n3,4,y\n', ',', true, false],
    ['semicolon with decimal commas', 'a;b\n1,5;2,5\n3,5;4\n', ';', true, true],
    ['semicolon with decimal points', 'a;b\n1.5;2,5\n3.5;4.5\n', ';', true, false],
    ['tab', 'a\tb\n1\t2\n', '\t', true, false],
    ['bar', 'a|b\n1|2\n', '|', true, false],
    ['no header', '1,2\n3,4\n', ',', false, false],
    ['words below a header', 'colour,size\nblue,small\nred,small\n', ',', true, false],
    ['words without a header', 'red,big\nblue,small\nred,small\n', ',', false, false],
    ['a delimiter inside quotation marks', 'a,b\n"1;2",3\n"4;5",6\n', ',', true, false],
    ['the line sep=', 'sep=|\na|b\n1|2,5\n', '|', true, true],
    ['one column', 'a\n1\n2\n', ',', true, false],
  ])('%s', (_, text, delimiter, hasHeader, decimalComma) => {
    expect(readTable(text)).toMatchObject({ delimiter, hasHeader, decimalComma, problems: [] });
  });

  test('what is told is not guessed', () => {
    const table = readTable('a;b\n1;2\n', { header: false, delimiter: ',' });
    expect(table).toMatchObject({ delimiter: ',', hasHeader: false, rows: [['a;b'], ['1;2']] });
  });

  test('rows are counted as a spreadsheet counts them: header, empty rows and sep= included', () => {
    expect([...readTable('a,b\r\n1,2\r\n\r\n,\r\n3,"x\ny"\r\n').rowNumbers]).toEqual([2, 5]);
    expect([...readTable('sep=,\na,b\n1,2\n').rowNumbers]).toEqual([3]);
  });

  test('names: trimmed, made up where there is none, told apart where they are the same', () => {
    const names = readTable(' a ,,a\n1,2,3\n').columns.map(({ name }) => name);
    expect(names).toEqual(['a', 'column 2', 'a (2)']);
  });

  test('kinds of columns', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [
      i + 1, // counts the rows
      `p${i * 7}`, // another text in each
      i % 3 ? 'yes' : 'no',
      i / 4,
      '',
      i % 10 ? i * i : 'NA',
      i === 3 ? 'unknown' : i % 5,
    ]);
    const text = `nr,patient,ill,size,note,weight,grade\n${rows.map((row) => row.join(',')).join('\n')}`;
    expect(types(text)).toEqual(['id', 'id', 'class', 'number', 'empty', 'number', 'number']);
    const { columns } = readTable(text);
    expect(columns[2]).toMatchObject({ distinct: 2, classes: ['no', 'yes'], missing: 0, numbers: 0 });
    expect(columns[5]).toMatchObject({ missing: 3, numbers: 27 });
    expect(columns[6].classes).toEqual(['0', '1', '2', '3', '4', 'unknown']);
  });

  test.each([
    ['1', 1],
    ['-2.5e-3', -0.0025],
    ['+.5', 0.5],
    ['−4', -4],
    ['5.', 5],
    ['', NaN],
    ['0x10', NaN],
    ['1,5', NaN],
    ['1e999', NaN],
    ['Infinity', NaN],
    ['1 2', NaN],
  ])('the number in %j', (text, value) => expect(numberIn(text, false)).toBe(value));

  test('decimal commas', () => {
    expect([numberIn('1,5', true), numberIn('-,5', true), numberIn('1.5', true)]).toEqual([1.5, -0.5, NaN]);
  });
});

describe('faults', () => {
  test.each([
    ['', 'There is nothing in it.'],
    ['\uFEFF \n', 'There is nothing in it.'],
    ['\n\n,,\n', 'There are no rows.'],
    ['a,b\n', 'There is a header, but no row below it.'],
    ['a\0b', 'This is not a text file: there is a zero byte at character 2; save the table as CSV.'],
    ['PK\u0003\u0004xyz', 'This is not a text file; in a spreadsheet, save the sheet as CSV.'],
    ['a,b\n1,2,3\n', 'Row 2, column 3: this row has 3 cells, but row 1 has 2.'],
    ['a,b\n\n1\n', 'Row 3, column 2: this row has 1 cell, but row 1 has 2.'],
    ['a,b\n1,"2\n3,4\n', 'Row 2, column 2: a quotation mark opens this cell, and none closes it.'],
    [
      'a,b\n1,"2"x\n3,"4"\n',
      'Row 2, column 2: there is text after the closing quotation mark; one inside a cell is written twice.',
    ],
  ])('%j', (text, message) => {
    expect(problems(text)).toContain(message);
    expect(readTable(text)).toMatchObject({ rows: [], columns: [] });
  });

  test('empty cells beyond the last column are no fault', () => {
    expect(readTable('a,b\n1,2,,\n3,4,\n').rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('too many rows, too many letters', () => {
    expect(problems('1,2\n'.repeat(MOST_ROWS + 5))).toEqual([
      'There are more than 200000 rows, and those are the most.',
    ]);
    expect(problems('x'.repeat(MOST_CHARACTERS + 1))).toEqual([
      'The file is too large: 51 MB, and 50 MB are the most.',
    ]);
  });

  test('a hundred faults are told, not more', () => {
    expect(problems(`a,b\n${'1\n'.repeat(5000)}`)).toHaveLength(100);
  });
});

/** Cells with all that makes trouble. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('"', '""', ',', ';', 'a\nb', ' x ', 'NA', '1', '2.5', '1,5', ''),
  fc.double({ noNaN: true }).map(String),
);

test('what Papa Parse writes is read back, cell by cell', () => {
  const grid = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );
  fc.assert(
    fc.property(grid, fc.constantFrom(...delimiters), (rows, delimiter) => {
      const text = Papa.unparse(rows, { delimiter, newline: '\n', quotes: true });
      const table = readTable(text, { delimiter, header: false });
      // blanks around a cell, and the marks of line ends in it, carry nothing
      const plain = rows.map((row) => row.map((one) => one.replace(/\r\n?/g, '\n').trim()));
      const expected = plain.filter((row) => row.some((one) => one !== ''));
      if (text.includes('\0') || expected.length === 0 || text.startsWith('%PDF')) return;
      expect(table.problems).toEqual([]);
      expect(table.rows).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('the same table comes out however the pieces fall', () => {
  const row = (i: number) => `${i},"name ""${i}"", with a comma\nand a line",${i % 7}\n`;
  const text = `nr,name,k\n${Array.from({ length: 60_000 }, (_, i) => row(i)).join('')}`;
  expect(text.length).toBeGreaterThan(2_000_000); // more than two pieces
  const parts: number[] = [];
  const table = readTable(text, {}, (part) => parts.push(part));
  expect(table.problems).toEqual([]);
  expect(table.rows).toHaveLength(60_000);
  table.rows.forEach((cells, i) =>
    expect(cells).toEqual([String(i), `name "${i}", with a comma\nand a line`, String(i % 7)]),
  );
  expect(parts.length).toBeGreaterThan(2);
  expect(parts).toEqual([...parts].sort((a, b) => a - b));
});

describe('any text at all', () => {
  /** A good table with one thing spoilt. */
  const good = 'size,colour,class\n1,red,yes\n2,blue,no\n3.5,red,yes\n4,green,no\n';
  const spoilt = fc
    .tuple(
      fc.nat(good.length),
      fc.nat(20),
      fc.oneof(fc.string(), fc.constantFrom('"', '""', '\0', ',', '\n', ';', '\t', '\r')),
    )
    .map(([at, length, put]) => good.slice(0, at) + put + good.slice(at + length));

  test('is read, or refused with a clear sentence for each fault; nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const table = readTable(text);
        for (const problem of table.problems) {
          const sentence = tellProblem(problem);
          expect(sentence).toMatch(/^[A-Z][^\n]{8,300}\.$/);
          expect(sentence).not.toMatch(/undefined|NaN|object/);
          if (problem.row !== null) {
            expect(problem.row).toBeGreaterThan(0);
            expect(problem.row).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
          }
        }
        expect(table.rows.length > 0).toBe(table.problems.length === 0);
        expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
        expect(table.rowNumbers).toHaveLength(table.rows.length);
      }),
      { numRuns: 600 },
    );
  });

  test('bytes in any encoding are some text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect(typeof decode(bytes.slice().buffer)).toBe('string');
      }),
    );
    const encoder = new TextEncoder();
    expect(decode(encoder.encode('größe,π').buffer)).toBe('größe,π');
    expect(decode(new Uint8Array([0x67, 0x72, 0xf6, 0xdf, 0x65]).buffer)).toBe('größe');
    expect(decode(new Uint8Array([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0]).buffer)).toBe('a,b');
  });
});
