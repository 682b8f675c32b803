// The linked views: hovering or focusing a quantity in one of them marks it in the others.
import { button, cell, network, open, unit, weightLabel } from './support/reading';
import { expect, test, type Locator, type Page } from './support/test';

const formula = (page: Page): Locator => page.getByRole('group', { name: 'Formula' });
const linked = /(^| )linked( |$)/;

/** The symbols and numbers of the formula that are marked. */
const marked = (page: Page): Locator => formula(page).locator('.linked');

/** At step 19 the error of unit 6 goes back along w46, so the formula speaks of it. */
const STEP = '?at=1.1.19';

async function w46IsMarked(page: Page): Promise<void> {
  await expect(weightLabel(page, 'w46')).toHaveClass(linked);
  await expect(weightLabel(page, 'w56')).not.toHaveClass(linked);
  await expect(await cell(page, 'old', 'w46')).toHaveClass(linked);
  await expect(await cell(page, 'old', 'w56')).not.toHaveClass(linked);
  await expect(marked(page)).toHaveCount(2);
  await expect(marked(page).first()).toHaveText(/^w46/);
  await expect(marked(page).last()).toHaveText('−0.3');
}

async function nothingIsMarked(page: Page): Promise<void> {
  await expect(page.locator('.linked')).toHaveCount(0);
}

test('hovering w46 in the drawing marks it in the formula and the table', async ({ page }) => {
  await open(page, STEP);
  await weightLabel(page, 'w46').hover();
  await w46IsMarked(page);
  await button(page, 'Settings').hover();
  await nothingIsMarked(page);
});

test('hovering w46 in the table marks it in the drawing and the formula', async ({ page }) => {
  await open(page, STEP);
  await (await cell(page, 'old', 'w46')).hover();
  await w46IsMarked(page);
  await page.getByRole('heading', { level: 1 }).evaluate(() => document.body.focus());
  await button(page, 'Share').hover();
  await nothingIsMarked(page);
});

test('hovering w46 in the formula marks it in the drawing and the table', async ({ page }) => {
  await open(page, STEP);
  await formula(page).locator('.katex-html').getByText('−0.3', { exact: true }).first().hover();
  await w46IsMarked(page);
});

test('the mark follows the pointer from one quantity to the next', async ({ page }) => {
  await open(page, STEP);
  await weightLabel(page, 'w46').hover();
  await weightLabel(page, 'w56').hover();
  await expect(weightLabel(page, 'w56')).toHaveClass(linked);
  await expect(weightLabel(page, 'w46')).not.toHaveClass(linked);
  await expect(await cell(page, 'old', 'w46')).not.toHaveClass(linked);
});

test('a step under a resting pointer keeps the mark, also in the new formula', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await weightLabel(page, 'w46').hover();
  await expect(marked(page)).toHaveCount(0);
  for (let step = 17; step <= 19; step++) await page.keyboard.press('ArrowRight');
  await w46IsMarked(page);
});

test('focusing a unit marks its output everywhere', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await unit(page, 6).focus();
  await expect(network(page).locator('.linked')).toHaveCount(1);
  await expect(network(page).locator('.linked')).toContainText('0.474');
  await expect(await cell(page, 'output', '6')).toHaveClass(linked);
  await expect(marked(page).first()).toHaveText(/^O6/);
  await expect(marked(page).last()).toHaveText('0.474');
  await button(page, 'Next').focus();
  await nothingIsMarked(page);
});
