// One's own table on the page: read, changed, told, taken; a bad file changes nothing.
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { withColumn, withRole } from '$lib/data/csv/recipe';
import { parse } from '$lib/experiment/parse';
import { format } from '$lib/experiment/file';
import { suggestNetwork } from '$lib/experiment/suggestNetwork';
import { DataImport } from '$lib/state/DataImport.svelte';
import { FakeCsvWorker } from '../support/fakeCsvWorker';

const text = 'size,colour,class\n1,red,yes\n2,blue,no\n3,red,yes\n4,green,no\n';
const bad = 'size,colour\n1,"red\n2,blue\n';

let workers: FakeCsvWorker[];
let own: DataImport;
const deliver = () => workers[workers.length - 1].deliver();

beforeEach(() => {
  workers = [];
  own = new DataImport(() => {
    workers.push(new FakeCsvWorker());
    return workers[workers.length - 1];
  });
});

async function readIn(source: Blob | string, name = 'mine.csv'): Promise<void> {
  await own.read(source, name);
  deliver();
}

/** All that a bad file must not change. */
const facts = () => structuredClone([own.name, own.table, own.recipe, own.prepared, own.apply()]);

describe('a good table', () => {
  test('is read, prepared by a first recipe, and taken', async () => {
    await own.read(text, 'mine.csv');
    expect(own.status).toBe('reading');
    expect(own.apply()).toBeNull();
    deliver();
    expect(own).toMatchObject({ status: 'ready', name: 'mine.csv', problems: [], progress: 1 });
    expect(own.table).toMatchObject({ rowCount: 4, delimiter: ',', hasHeader: true });
    const data = own.apply()!;
    expect(data).toMatchObject({ preset: null, parameters: null, heldOut: [], split: null });
    expect(data.inputNames).toEqual(['size', 'colour: blue', 'colour: green', 'colour: red']);
    expect(data.tuples[1]).toEqual({ inputs: [1 / 3, 1, 0, 0], targets: [0] });
  });

  test('as a file: its bytes are handed over, not copied', async () => {
    await readIn(new Blob([text]));
    expect(own.status).toBe('ready');
    const [message] = workers[0].messages;
    expect(message.kind === 'read' && message.source).toBeInstanceOf(ArrayBuffer);
  });

  test('another recipe makes other tuples; one that cannot be done is refused and can be mended', async () => {
    await readIn(text);
    const first = own.recipe!;
    own.change(withColumn(first, 0, { scaling: 'none' }));
    expect(own.status).toBe('preparing');
    deliver();
    expect(own.apply()!.tuples.map(({ inputs }) => inputs[0])).toEqual([1, 2, 3, 4]);
    own.change(withRole(first, 2, 'left out'));
    deliver();
    expect(own).toMatchObject({ status: 'refused', problems: ['Choose one column as the target.'] });
    expect(own.apply()).toBeNull();
    own.change(first);
    deliver();
    expect(own).toMatchObject({ status: 'ready', problems: [] });
  });

  test('a part is held out, and the experiment’s file gives it back', async () => {
    await readIn(text);
    own.change({ ...own.recipe!, split: { percent: 25, seed: 4 } });
    deliver();
    const data = own.apply()!;
    expect([data.tuples.length, data.heldOut.length]).toEqual([3, 1]);
    const experiment = suggestNetwork(data);
    expect(await parse(format(experiment))).toEqual(experiment);
  });

  test('its rows, and how one became a tuple', async () => {
    await readIn(text);
    const [rows, story] = [own.rows(1, 2), own.explain(1)];
    deliver();
    expect(await rows).toMatchObject({
      rows: [
        ['2', 'blue', 'no'],
        ['3', 'red', 'yes'],
      ],
      rowNumbers: [3, 4],
    });
    expect((await story)!.cells[0].steps[0]).toEqual({ text: 'Read as a number', value: 2 });
    const beyond = own.explain(9);
    deliver();
    expect(await beyond).toBeNull();
  });

  test('again with other options', async () => {
    await readIn(text);
    own.reread({ header: false });
    deliver();
    expect(own.table).toMatchObject({ rowCount: 5, hasHeader: false });
  });
});

describe('a bad one changes nothing', () => {
  test('when there is none before it', async () => {
    const before = facts();
    await readIn(bad);
    expect(own).toMatchObject({
      status: 'refused',
      problems: ['Row 2, column 2: a quotation mark opens this cell, and none closes it.'],
    });
    expect(facts()).toEqual(before);
  });

  test('when there is one: it stays, and can still be worked with', async () => {
    await readIn(text);
    const before = facts();
    await readIn(bad, 'bad.csv');
    expect(own.status).toBe('refused');
    expect(facts()).toEqual(before);
    own.change(own.recipe!);
    deliver();
    expect(own.status).toBe('ready');
    expect(facts()).toEqual(before);
  });

  test('too large a file is not even opened', async () => {
    const large = { size: 200_000_000, arrayBuffer: () => Promise.reject(new Error('opened')) };
    await own.read(large as unknown as Blob, 'large.csv');
    expect(own.problems).toEqual(['The file is too large: 200 MB, and 50 MB are the most.']);
    expect(workers).toEqual([]);
  });

  test('a file that is gone', async () => {
    const gone = { size: 20, arrayBuffer: () => Promise.reject(new Error('gone')) };
    await own.read(gone as unknown as Blob, 'gone.csv');
    expect(own).toMatchObject({ status: 'refused', problems: ['The file could not be read.'] });
  });

  test('whatever is wrong: 300 spoilt tables, each read or refused with sentences, and what was there stays', async () => {
    await readIn(text);
    const before = facts();
    const put = fc.constantFrom('"', '""', '\0', ',', '\n', ';', '\n1\n', '"x"y', ',,,,,', '\uFFFD');
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.nat(12), put, async (at, length, what) => {
        await readIn(text.slice(0, at) + what + text.slice(at + length), 'spoilt.csv');
        expect(['ready', 'refused']).toContain(own.status);
        expect(own.problems.length > 0).toBe(own.status === 'refused');
        for (const problem of own.problems) expect(problem).toMatch(/^[A-Z][^\n]{8,300}\.$/);
        if (own.status === 'ready') {
          await readIn(text);
          return;
        }
        refused++;
        // a table that was read, but of which the first recipe makes nothing, takes the place of the old one
        if (own.name !== 'spoilt.csv') expect(facts()).toEqual(before);
        await readIn(text);
        expect(facts()).toEqual(before);
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(50);
  });
});

describe('the worker', () => {
  test('is ended by cancel; what it still says is not heard, and reading goes on with another', async () => {
    await own.read(text, 'mine.csv');
    const [first] = workers;
    const rows = own.rows(0, 1);
    own.cancel();
    expect(await rows).toEqual({ rows: [], rowNumbers: [] });
    expect(first.terminated).toBe(true);
    first.onmessage!({ data: { kind: 'failed', job: 1, message: 'late' } });
    expect(own).toMatchObject({ status: 'empty', problems: [], table: null });
    await readIn(text);
    expect(own.status).toBe('ready');
    expect(workers).toHaveLength(2);
  });

  test('a second file while the first is read takes its place', async () => {
    await own.read(text, 'first.csv');
    await readIn('a,b\n1,2\n3,5\n', 'second.csv');
    expect(own).toMatchObject({ status: 'ready', name: 'second.csv' });
    expect(workers[0].terminated).toBe(true);
  });

  test('one that breaks off is told', async () => {
    await own.read(text, 'mine.csv');
    workers[0].onerror!({});
    expect(own).toMatchObject({
      status: 'refused',
      problems: ['The worker that reads tables broke off; try a smaller table.'],
    });
  });

  test('where there are none, that is told', async () => {
    const none = new DataImport(() => {
      throw new Error('no workers');
    });
    await none.read(text, 'mine.csv');
    expect(none).toMatchObject({
      status: 'refused',
      problems: ['This browser allows no worker, so tables cannot be read here.'],
    });
  });

  test('progress is told on the way, growing', async () => {
    const seen: number[] = [];
    const long = `a,b\n${Array.from({ length: 300_00 }, (_, i) => `${i * 7919},${'x'.repeat(60)}${i % 3}`).join('\n')}`;
    await own.read(long, 'long.csv');
    const worker = workers[0];
    const hear = worker.onmessage!;
    worker.onmessage = (event) => {
      hear(event);
      if (own.status === 'reading') seen.push(own.progress);
    };
    deliver();
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});
