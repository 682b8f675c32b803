// The commands themselves, run as npm runs them: what they print, where, and with which exit code.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunResult } from '../../src/cli/wholeRun';
import { cases, expectClose, fileOf } from '../vectors/vectors';
import { command } from './command';

const [textbook] = cases('01-textbook-3-2-1');
const xor = cases('02-xor-runs').find((one) => one.id === 'xor-termination')!;
const textbookFile = fileOf(textbook, { epochs: 20 });
const folder = mkdtempSync(join(tmpdir(), 'backstep-'));

/** The path of a file with this content. */
function file(content: unknown): string {
  const path = join(folder, `${Math.trunc(performance.now() * 1000)}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(() => {
  // The first call bundles the command; the tests after it are quick.
  command('trace', ['--help']);
  command('train', ['--help']);
}, 60_000);

describe('trace', () => {
  test('prints the book’s tuple', () => {
    const { code, out, error } = command('trace', [file(textbookFile)]);
    expect([code, error]).toEqual([0, '']);
    const printed = lines(out);
    expect(printed.map((line) => line.step)).toEqual(printed.map((_, i) => i + 1));
    const value = (symbol: string) => printed.findLast((line) => line.symbol === symbol)!.value as number;
    expect(value('O4').toFixed(3)).toBe('0.332');
    expect(value('Err6').toFixed(4)).toBe('0.1312');
    expect(value('w46').toFixed(3)).toBe('-0.261');
    expect(value('θ4').toFixed(3)).toBe('-0.408');
  });

  test('reads standard input and starts where it is told', () => {
    const { out } = command('trace', ['-', '--from', '2.1.5', '--epochs', '2'], JSON.stringify(textbookFile));
    const printed = lines(out);
    expect(printed[0]).toMatchObject({ epoch: 2, tuple: 0, step: 5, kind: 'output' });
    expect(printed.at(-1)).toMatchObject({ epoch: 3, kind: 'biasUpdate' });
  });

  test('starts at the position of the file', () => {
    const { out } = command('trace', [file({ ...textbookFile, position: { epoch: 4, step: 3 } })]);
    expect(lines(out)[0]).toMatchObject({ epoch: 4, tuple: 0, step: 1 });
  });

  test('walks all to the end of training', () => {
    const { out } = command('trace', [file({ ...textbookFile }), '--all']);
    expect(lines(out).at(-1)).toMatchObject({ epoch: 20 });
  });

  test('is quiet when the reader has gone', async () => {
    const path = file(fileOf(xor, { epochs: 2000 }));
    const child = spawn(process.execPath, ['tools/cli.mjs', 'trace', path, '--all']);
    let error = '';
    child.stderr.on('data', (data) => (error += String(data)));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, error]).toEqual([0, '']);
  });
});

describe('train', () => {
  const result = (args: string[]) => JSON.parse(command('train', args).out) as RunResult;

  test('prints one object with epochs, reasons, weights and the last epoch', () => {
    const { epochs, reason, reasons, network, history } = result([
      file(fileOf(xor, { misclassifiedBelow: 1 })),
    ]);
    expect([epochs, reason, reasons]).toEqual([390, 'misclassified', ['misclassified']]);
    const state = xor.state_when_default_fires as RunResult['network'];
    expectClose(network.weights, state.weights, 'weights');
    expectClose(network.biases, state.biases, 'biases');
    expect(history.map((entry) => entry.epoch)).toEqual([390]);
  });

  test('--every N keeps every Nth epoch and the last', () => {
    const { history } = result([file(textbookFile), '--every', '8']);
    expect(history.map((entry) => entry.epoch)).toEqual([8, 16, 20]);
  });

  test('--limit ends a run that no rule ends', () => {
    const path = file({ ...textbookFile, training: { stop: {} } });
    expect(result([path, '--limit', '7'])).toMatchObject({ epochs: 7, reason: 'limit', reasons: ['limit'] });
  });

  test('a result that is not finite: where, the last finite network, exit 3', () => {
    const training = { learningRate: 1e200, stop: { epochs: 50 } };
    const network = { ...textbook.network, activations: ['identity', 'identity'] };
    const { code, out, error } = command('train', [file({ ...textbookFile, network, training })]);
    expect(code).toBe(3);
    expect(error.trimEnd().split('\n')).toHaveLength(1);
    const printed = JSON.parse(out) as RunResult;
    expect(printed.reason).toBe('notFinite');
    expect(printed.failure).toHaveProperty('quantity');
    expect(printed.network.weights.flat(2).every(Number.isFinite)).toBe(true);
  });
});

describe.each(['trace', 'train'])('%s', (name) => {
  test('--help goes to standard output', () => {
    const { code, out, error } = command(name, ['--help']);
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain(`npm run --silent ${name} -- FILE`);
  });

  test.each([
    ['no file', [], 'no experiment file is given'],
    ['two files', ['a', 'b'], 'one experiment file is needed'],
    ['a file that is not there', ['/no/such/file'], 'there is no file'],
    ['a folder', [tmpdir()], 'is a folder'],
    ['an unknown option', ['--nonsense'], '--nonsense'],
    ['what is not JSON', [file('{"network":\n')], 'This is not JSON'],
    ['nothing', [file('')], 'The file is empty'],
    [
      'a text for a number',
      [file({ network: { layers: [1, 1] }, data: { inputs: [[0], ['abc']], targets: [[0], [1]] } })],
      'data.inputs[1][0]: "abc" is not a number',
    ],
    [
      'a newer version',
      [file({ ...textbookFile, version: 3 })],
      'This file is version 3; this Backstep reads version 1',
    ],
  ])('%s: one clear line, exit 2, nothing on standard output', (_, args, message) => {
    const { code, out, error } = command(name, args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(message);
    expect(error.trimEnd().split('\n')).toHaveLength(1);
  });
});

test.each([
  ['trace', '--from', '1.1'],
  ['trace', '--from', '1.2.1'],
  ['trace', '--from', '1.1.99'],
  ['trace', '--from', '21.1.1'],
  ['trace', '--tuples', '0'],
  ['train', '--every', 'x'],
  ['train', '--limit', '-1'],
])('%s %s %s is refused', (name, option, value) => {
  const { code, out, error } = command(name, [file(textbookFile), option, value]);
  expect([code, out]).toEqual([2, '']);
  expect(error.trimEnd().split('\n')).toHaveLength(1);
});
