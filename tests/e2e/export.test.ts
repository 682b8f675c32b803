// What is taken away: pictures, LaTeX, tables, programs.
import { readFile } from 'node:fs/promises';
import { atStep, button, next, open } from './support/reading';
import { expect, test, type Page } from './support/test';

/** Presses a button that saves a file, and gives its name and its bytes. */
async function taken(page: Page, name: string): Promise<{ name: string; bytes: Buffer; text: string }> {
  const download = page.waitForEvent('download');
  await button(page, name).click();
  const file = await download;
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString('latin1') === 'PNG' && bytes.length > 5000;

test('a step is taken away as pictures, LaTeX, table and program', async ({ page }) => {
  await open(page, '?at=1.1.18');
  await expect(page.getByRole('group', { name: 'Formula' }).locator('.katex').first()).toBeVisible();
  await button(page, 'Share').click();

  const network = await taken(page, 'Network, SVG');
  expect(network.name).toBe('network.svg');
  expect(network.text).toContain('0.525');
  expect(network.text).toContain('@font-face');
  expect(network.text).not.toContain('class=');
  expect(isPng((await taken(page, 'Network, PNG')).bytes)).toBe(true);

  const formula = await taken(page, 'Formula, SVG');
  expect(formula.text).toContain('0.1312');
  expect(isPng((await taken(page, 'Formula, PNG')).bytes)).toBe(true);
  const { text: tex } = await taken(page, 'Formula as LaTeX, TeX');
  expect(tex).toContain('\\mathit{Err}_{5}');
  expect(tex).not.toContain('\\html');

  const steps = (await taken(page, 'Steps of this tuple, CSV')).text.trimEnd().split('\r\n');
  expect(steps).toHaveLength(32);
  const { text: program } = await taken(page, 'NumPy program, Python');
  expect(program).toContain('import numpy as np');
  expect(program).toContain('EPOCHS = 1\n');
  await expect(page.getByText('NumPy program: saved.')).toBeVisible();
});

test('a saved picture opens by itself and shows what the page shows', async ({ page, freshPage }) => {
  await open(page, '?at=1.1.18');
  await button(page, 'Share').click();
  const { text } = await taken(page, 'Network, SVG');
  const alone = await freshPage();
  await alone.setContent(text);
  await expect(alone.locator('svg')).toBeVisible();
  await expect(alone.locator('svg')).toContainText('0.525');
});

test('a run is taken away: history, steps, programs and charts', async ({ page }) => {
  await page.goto('/lab/?preset=xor&stop=epochs-50');
  await button(page, 'Train').click();
  await expect(page.getByRole('heading', { level: 1, name: /^Stopped after epoch 50/ })).toBeVisible();
  await button(page, 'Export').click();
  const history = (await taken(page, 'History, CSV')).text.trimEnd().split('\r\n');
  expect(history).toHaveLength(51);
  expect(history[0]).toBe('epoch,loss,misclassified_percent,largest_change');
  const { text: program } = await taken(page, 'PyTorch program, Python');
  expect(program).toContain('EPOCHS = 50\n');
  for (const chart of ['Error curve', 'Output surface', 'Network'])
    expect(isPng((await taken(page, `${chart}, PNG`)).bytes), chart).toBe(true);
});

test('the experiment of a step is saved where the walk stands', async ({ page }) => {
  await open(page, '?preset=xor&at=1.1.5');
  await next(page).click();
  await atStep(page, 6);
  await button(page, 'Share').click();
  const { text } = await taken(page, 'Save the experiment');
  expect((JSON.parse(text) as { position: unknown }).position).toEqual({ epoch: 1, tuple: 0, step: 6 });
});
