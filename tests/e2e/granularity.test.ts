// How far a step goes: term, unit, layer, phase, tuple, epoch, on through the tuples and the epochs; and epoch updating.
import { atStep, back, cell, digits, next, open, place, result, spoken, titles } from './support/reading';
import { expect, test, type Page } from './support/test';

const by = (page: Page, grain: string): Promise<void> => page.getByRole('radio', { name: grain }).click();
const at = (page: Page, epoch: number, tuple: number, step: number): Promise<void> =>
  expect(place(page)).toContainText(new RegExp(`Epoch ${epoch}, tuple ${tuple} of \\d+,\\s+step ${step} of`));

const rests: Record<string, number[]> = {
  unit: [5, 10, 14, 16, 18, 20, 22, 28, 29, 31],
  layer: [10, 14, 16, 20, 22, 28, 31],
  phase: [14, 20, 31],
  tuple: [31],
  epoch: [31],
};

for (const [grain, steps] of Object.entries(rests)) {
  test(`by ${grain}: the book’s tuple in ${steps.length === 1 ? 'one step' : `${steps.length} steps`}, and back`, async ({
    page,
  }) => {
    await open(page, '?at=1.1.0');
    await by(page, grain);
    for (const step of steps) {
      await next(page).click();
      await atStep(page, step);
    }
    await expect(result(page)).toHaveText('−0.408');
    for (const step of [...steps.slice(0, -1).reverse(), 0]) {
      await back(page).click();
      await atStep(page, step);
    }
  });
}

test('by term, XOR goes on to the next tuple and the next epoch, and back over them', async ({ page }) => {
  await open(page, '?preset=xor&at=1.1.38');
  await next(page).click();
  await at(page, 1, 2, 0);
  await expect(spoken(page)).toContainText('Tuple 2 of 4 is waiting at the inputs');
  await next(page).click();
  await at(page, 1, 2, 1);
  await open(page, '?preset=xor&at=1.4.38');
  await next(page).click();
  await at(page, 2, 1, 0);
  await back(page).click();
  await at(page, 1, 4, 38);
});

test('by tuple, XOR rests at the end of each tuple', async ({ page }) => {
  await open(page, '?preset=xor&at=1.1.0');
  await by(page, 'tuple');
  for (const [epoch, tuple] of [
    [1, 1],
    [1, 2],
    [1, 3],
    [1, 4],
    [2, 1],
  ]) {
    await next(page).click();
    await at(page, epoch, tuple, 38);
  }
  await back(page).click();
  await at(page, 1, 4, 38);
});

test('by epoch, XOR rests at the end of each epoch', async ({ page }) => {
  await open(page, '?preset=xor&at=1.1.0');
  await by(page, 'epoch');
  for (const epoch of [1, 2, 3]) {
    await next(page).click();
    await at(page, epoch, 4, 38);
  }
  for (const epoch of [2, 1]) {
    await back(page).click();
    await at(page, epoch, 4, 38);
  }
  await back(page).click();
  await at(page, 1, 1, 0);
});

test('each tuple begins with the weights that the one before left', async ({ page }) => {
  await open(page, '?preset=xor&by=tuple&at=1.1.38');
  const left = await digits(page, 'new');
  await next(page).click();
  await at(page, 1, 2, 38);
  expect(await digits(page, 'old')).toEqual(left);
});

test('epoch updating gathers with the weights as they were, and changes them once, at the end', async ({
  page,
}) => {
  await open(page, '?preset=xor&upd=epoch&by=tuple&at=1.1.0');
  const start = await digits(page, 'old');
  for (const tuple of [1, 2, 3]) {
    await next(page).click();
    await at(page, 1, tuple, 38);
    expect(await digits(page, 'old')).toEqual(start);
    await expect(await cell(page, 'new', 'w36')).toHaveText('·');
    await expect(page.getByText('the changes are gathered')).toBeVisible();
  }
  await next(page).click();
  await at(page, 1, 4, 51);
  const end = await digits(page, 'new');
  expect(await digits(page, 'old')).toEqual(start);
  const change = await digits(page, 'change');
  for (const name of Object.keys(start)) {
    expect(change[name]).not.toBe(0);
    expect(end[name]).toBe(start[name] + change[name]);
  }
  await next(page).click();
  await at(page, 2, 1, 38);
  expect(await digits(page, 'old')).toEqual(end);
});

test('epoch updating: the last tuple’s timeline ends with the one update', async ({ page }) => {
  await open(page, '?preset=xor&upd=epoch&at=1.4.38', titles.xor);
  await expect(page.getByText('the changes are gathered')).toBeVisible();
  await next(page).click();
  await at(page, 1, 4, 39);
  await expect(page.getByText('Every error is known, so weights may change.')).toBeVisible();
  await expect(page.locator('[aria-current="step"]')).toContainText('after the epoch');
});
