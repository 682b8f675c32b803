// A table of one's own: read, looked through, changed, trained on; a bad one changes nothing.
import { button, next, place } from './support/reading';
import { expect, test, type Page } from './support/test';

const panel = (page: Page) => page.getByRole('region', { name: 'Data', exact: true });

async function openOwnFile(page: Page): Promise<void> {
  await page.goto('/lab/?preset=xor');
  await expect(page.getByRole('heading', { level: 1, name: /^Ready to train/ })).toBeVisible();
  await button(page, 'Data').click();
  await button(page, 'Own file').click();
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('Rows to paste').fill(text);
  await button(page, 'Read the rows').click();
}

/** Two classes that one line parts, a colour that tells nothing, and a missing value. */
const plants = [
  'leaf;stem;colour;kind',
  ...Array.from(
    { length: 60 },
    (_, i) => `${i % 2 ? 1 : 4},${i % 5};${i % 7};${['red', 'white'][i % 2]};${i % 2 ? 'fern' : 'moss'}`,
  ),
  ';3;red;fern',
].join('\n');

test('a pasted table becomes tuples, cell by cell, and a network that trains at once', async ({ page }) => {
  await openOwnFile(page);
  await paste(page, plants);
  await expect(page.getByRole('heading', { name: 'pasted rows: 61 rows, 4 columns' })).toBeVisible();
  await expect(panel(page)).toContainText('48 tuples to train on, 12 held out; 4 inputs, 1 target');
  await expect(panel(page)).toContainText('One row lacks a value and is left out: row 62');
  await expect(page.getByLabel('Use of kind')).toHaveValue('target');

  const row = page.getByRole('region', { name: 'A row on its way' });
  await expect(row).toContainText('Row 2 of the file');
  await expect(row).toContainText('“4,0”');
  await expect(row).toContainText('Read as a number 4');
  await page.getByLabel('Row to follow').fill('61');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('Row 62 of the file: a value is missing, so it is left out');

  await page.getByLabel('Missing leaf').selectOption('mean');
  await expect(panel(page)).toContainText('49 tuples to train on, 12 held out');
  await page.getByLabel('Use of colour').selectOption('left out');
  await expect(panel(page)).toContainText('2 inputs, 1 target');

  await button(page, 'Train on these tuples').click();
  await expect(page.getByText(/^49 tuples, 12 held out/)).toBeVisible();
  await button(page, 'Train').click();
  await expect(page.getByRole('heading', { level: 1, name: /^Stopped after epoch/ })).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: /^Walk from/ }).click();
  await expect(place(page)).toContainText('of 49');
  await expect(next(page)).toBeVisible();
});

for (const [what, text, told] of [
  [
    'a text among numbers',
    `a,b,kind\n1,2,x\n3,four,y\n${'5,6,x\n7,8,y\n'.repeat(20)}`,
    'Row 3, column 2: "four" is not a number',
  ],
  ['a row too short', 'a,b,kind\n1,2,x\n3,y\n', 'Row 3, column 3: this row has 2 cells, but row 1 has 3.'],
  [
    'a quotation mark that is never closed',
    'a,b\n1,"2\n3,4\n',
    'a quotation mark opens this cell, and none closes it',
  ],
  ['a header alone', 'a,b,c\n', 'There is a header, but no row below it'],
] as const)
  test(`${what} is told with its place, and nothing changes`, async ({ page }) => {
    await openOwnFile(page);
    const address = page.url();
    await paste(page, text);
    await expect(page.getByRole('alert').filter({ hasText: 'Nothing was changed.' })).toContainText(told);
    await expect(page.getByRole('heading', { level: 1, name: 'Ready to train: XOR, 2-3-1' })).toBeVisible();
    await expect(button(page, 'Train on these tuples')).toHaveCount(0);
    expect(page.url()).toBe(address);
  });

test('a file is opened; after a bad one the good one is still there', async ({ page }) => {
  await openOwnFile(page);
  const open = (name: string, text: string | Buffer) =>
    page
      .getByLabel('Open a CSV file')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await open('plants.csv', plants);
  await expect(page.getByRole('heading', { name: 'plants.csv: 61 rows, 4 columns' })).toBeVisible();
  await open('picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was changed.' })).toContainText(
    'not a text file',
  );
  await expect(page.getByRole('heading', { name: 'plants.csv: 61 rows, 4 columns' })).toBeVisible();
});

test('a hundred thousand rows of twenty columns load while the page answers', async ({ page }) => {
  await openOwnFile(page);
  await page.locator('input[type=file][accept*=csv]').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    const header = Array.from({ length: 20 }, (_, c) => (c === 19 ? 'kind' : `c${c}`)).join(',');
    const rows = Array.from({ length: 100_000 }, (_, r) =>
      Array.from({ length: 20 }, (_, c) => (c === 19 ? (r % 2 ? 'a' : 'b') : (r * 31 + c * 17) % 997)).join(
        ',',
      ),
    );
    const transfer = new DataTransfer();
    transfer.items.add(new File([[header, ...rows].join('\n')], 'large.csv', { type: 'text/csv' }));
    const input = document.querySelector<HTMLInputElement>('input[type=file][accept*=csv]')!;
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  // Meanwhile the page answers.
  await page.getByLabel('Rows to paste').fill('still here');
  await expect(page.getByLabel('Rows to paste')).toHaveValue('still here');
  await expect(page.getByRole('heading', { name: 'large.csv: 100,000 rows, 20 columns' })).toBeVisible({
    timeout: 90_000,
  });
  await expect(panel(page)).toContainText('80,000 tuples to train on, 20,000 held out; 19 inputs, 1 target', {
    timeout: 90_000,
  });
  await button(page, 'Train on these tuples').click();
  await expect(page.getByText(/^80,000 tuples, 20,000 held out/)).toBeVisible({ timeout: 60_000 });
  await button(page, 'Share').click();
  await expect(page.getByRole('dialog', { name: 'Share' })).toContainText(
    'This experiment is too large for a link',
  );
});
