// Experiment files on their way out of the page, into it, and through the command line.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { button } from './reading';
import { expect, type Page } from './test';

/** Saves the experiment as a reader does, and gives the text of the file. */
export async function saved(page: Page): Promise<string> {
  await button(page, 'Share').click();
  const download = page.waitForEvent('download');
  await button(page, 'Save the experiment').click();
  const text = await readFile(await (await download).path(), 'utf8');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return text;
}

/** Opens a file in the dialog that is already there. */
export async function openFile(page: Page, text: string): Promise<void> {
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** What the command `train` prints. */
export interface Trained {
  epochs: number;
  reason: string;
  network: { weights: number[][][]; biases: number[][] };
}

/** Runs a saved experiment to its end on the command line. */
export function trainByCommand(text: string): Trained {
  const { stdout, stderr, status } = spawnSync('npm', ['run', '--silent', 'train', '--', '-'], {
    input: text,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Trained;
}

/** Weights and biases under the names that the table gives them. */
export function named({ weights, biases }: Trained['network']): Record<string, number> {
  const sizes = [weights[0].length, ...biases.map((layer) => layer.length)];
  const number = (layer: number, index: number) =>
    sizes.slice(0, layer).reduce((sum, size) => sum + size, 0) + index + 1;
  return Object.fromEntries([
    ...weights.flatMap((layer, l) =>
      layer.flatMap((row, i) =>
        row.map((value, j) => [`w${number(l, i)}${number(l + 1, j)}`, value] as const),
      ),
    ),
    ...biases.flatMap((layer, l) => layer.map((value, j) => [`θ${number(l + 1, j)}`, value] as const)),
  ]);
}
