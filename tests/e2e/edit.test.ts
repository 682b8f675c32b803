// Editing: every number the reader changes changes the steps; undo and redo; examples; files out and in.
import { openFile, saved } from './support/files';
import {
  atStep,
  button,
  cell,
  choose,
  digits,
  enter,
  field,
  open,
  place,
  spoken,
  titles,
  unit,
} from './support/reading';
import { expect, test, type Page } from './support/test';

type Row = Parameters<typeof cell>[1];

const shows = async (page: Page, row: Row, column: string, number: string): Promise<void> =>
  expect(await cell(page, row, column)).toHaveText(number);

/** Opens the book's tuple at its last step, so that the table shows all of it, in the editor. */
async function editBook(page: Page): Promise<void> {
  await open(page, '?at=1.1.31');
  await button(page, 'Edit').click();
  await expect(page.getByRole('heading', { name: 'Edit' })).toBeVisible();
}

test('a weight changed in the table changes every step after it', async ({ page }) => {
  await editBook(page);
  await enter(page, 'w46', '0.5');
  await shows(page, 'output', '4', '0.332');
  await shows(page, 'output', '6', '0.540');
  await shows(page, 'error', '6', '0.1142');
  await shows(page, 'new', 'w46', '0.534');
  await expect(unit(page, 6)).toHaveAttribute('aria-label', /output 0\.540/);
  await button(page, 'Done').click();
  await shows(page, 'old', 'w46', '0.5');
});

test('a comma and either minus sign are understood, and leaving the field sets the number', async ({
  page,
}) => {
  await editBook(page);
  await enter(page, 'w46', '0,5');
  await shows(page, 'output', '6', '0.540');
  await field(page, 'w46').fill('−0.3');
  await field(page, 'w56').focus();
  await shows(page, 'output', '6', '0.474');
});

test('Escape takes back what was typed', async ({ page }) => {
  await editBook(page);
  await field(page, 'w46').fill('7');
  await field(page, 'w46').press('Escape');
  await expect(field(page, 'w46')).toHaveValue('−0.3');
  await shows(page, 'output', '6', '0.474');
});

test('undo and redo by their buttons', async ({ page }) => {
  await editBook(page);
  await expect(button(page, 'Undo')).toBeDisabled();
  await enter(page, 'w46', '0.5');
  await enter(page, 'θ6', '0.2');
  const changed = await digits(page, 'new');
  await button(page, 'Undo').click();
  await expect(field(page, 'θ6')).toHaveValue('0.1');
  await shows(page, 'output', '6', '0.540');
  await button(page, 'Undo').click();
  await shows(page, 'output', '6', '0.474');
  await expect(button(page, 'Undo')).toBeDisabled();
  await button(page, 'Redo').click();
  await button(page, 'Redo').click();
  await expect(button(page, 'Redo')).toBeDisabled();
  expect(await digits(page, 'new')).toEqual(changed);
});

test('undo and redo by keys, outside of fields', async ({ page }) => {
  await editBook(page);
  await enter(page, 'w46', '0.5');
  await button(page, 'Done').click();
  await page.keyboard.press('Control+z');
  await shows(page, 'output', '6', '0.474');
  await page.keyboard.press('Control+Shift+z');
  await shows(page, 'output', '6', '0.540');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  await shows(page, 'output', '6', '0.540');
});

test('input, target and learning rate', async ({ page }) => {
  await editBook(page);
  await enter(page, 'Input 2', '1');
  await shows(page, 'net input', '4', '−0.300');
  await shows(page, 'output', '4', '0.426');
  await button(page, 'Undo').click();
  await enter(page, 'Target 6', '0');
  await shows(page, 'error', '6', '−0.1181');
  await button(page, 'Undo').click();
  await enter(page, 'Learning rate', '0.5');
  await shows(page, 'new', 'w46', '−0.278');
  await button(page, 'Undo').click();
  await shows(page, 'new', 'w46', '−0.261');
});

test('hidden units and layers', async ({ page }) => {
  await editBook(page);
  await enter(page, 'Units of hidden layer 1', '3');
  await expect(button(page, 'Textbook, 3-3-1')).toBeVisible();
  await expect(unit(page, 7)).toBeVisible();
  await button(page, 'Add a hidden layer').click();
  await expect(button(page, 'Textbook, 3-3-2-1')).toBeVisible();
  await button(page, 'Remove hidden layer 2').click();
  await button(page, 'Remove hidden layer 1').click();
  await expect(button(page, 'Textbook, 3-1')).toBeVisible();
  await button(page, 'Done').click();
  await page.keyboard.press('End');
  await atStep(page, 11);
  for (let undone = 0; undone < 4; undone++) await page.keyboard.press('Control+z');
  await expect(button(page, titles.textbook)).toBeVisible();
  await atStep(page, 31);
  await shows(page, 'new', 'w46', '−0.261');
});

test('activations', async ({ page }) => {
  await editBook(page);
  await choose(page, 'Activation', 'ReLU');
  await button(page, 'Done').click();
  await page.keyboard.press('End');
  await shows(page, 'output', '4', '0');
  await shows(page, 'output', '5', '0.100');
  await button(page, 'Edit').click();
  await choose(page, 'Output', 'identity');
  await button(page, 'Done').click();
  await page.keyboard.press('End');
  await shows(page, 'output', '6', '0.080');
  await shows(page, 'error', '6', '0.9200');
});

test('updating: by the epoch, by batches, and biases that stay', async ({ page }) => {
  await open(page, '?preset=xor&at=1.1.38');
  await button(page, 'Edit').click();
  await choose(page, 'Updating', /^epoch/);
  await button(page, 'Done').click();
  await page.keyboard.press('End');
  await expect(page.getByText('the changes are gathered')).toBeVisible();
  await shows(page, 'new', 'w36', '·');
  await button(page, 'Edit').click();
  await choose(page, 'Updating', /^mini-batch/);
  await enter(page, 'Tuples in a batch', '1');
  await choose(page, 'Biases change', 'no');
  await button(page, 'Done').click();
  await page.keyboard.press('End');
  await expect(await cell(page, 'new', 'w36')).not.toHaveText('·');
  await shows(page, 'new', 'θ6', '·');
});

for (const [name, wrong, why] of [
  ['w46', 'much', /Not a number/],
  ['w46', '', /Not a number/],
  ['Learning rate', '−1', /above 0/],
  ['Units of hidden layer 1', '2.5', /whole number/],
  ['Momentum', '1', /below 1/],
] as const) {
  test(`"${wrong}" for ${name} is refused, and nothing changes`, async ({ page }) => {
    await editBook(page);
    const before = await digits(page, 'new');
    await enter(page, name, wrong);
    await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('alert')).toHaveText(why);
    await expect(button(page, 'Undo')).toBeDisabled();
    expect(await digits(page, 'new')).toEqual(before);
    await field(page, name).press('Escape');
    await expect(field(page, name)).toHaveAttribute('aria-invalid', 'false');
  });
}

test('past the first tuple an edit starts a new run from the present weights, and says so', async ({
  page,
}) => {
  await open(page, '?preset=xor&at=3.2.38');
  const old = await digits(page, 'old');
  await button(page, 'Edit').click();
  await expect(page.getByText('starts a new run from the present weights')).toBeVisible();
  await enter(page, 'w36', '0.25');
  await button(page, 'Done').click();
  await expect(place(page)).toContainText('Epoch 1, tuple 1 of 4');
  expect(await digits(page, 'old')).toEqual({ ...old, w36: 0.25 });
  await page.keyboard.press('Control+z');
  await expect(place(page)).toContainText('Epoch 3, tuple 2 of 4');
  expect(await digits(page, 'old')).toEqual(old);
});

test('the list of examples opens each of them, and undo brings the one before back', async ({ page }) => {
  await open(page, '?at=1.1.16');
  const others = Object.values(titles).slice(1);
  let shown = titles.textbook;
  for (const title of others) {
    await button(page, shown).click();
    await page.getByRole('group', { name: 'Examples' }).getByRole('button', { name: title }).click();
    await expect(page.getByRole('group', { name: 'Examples' })).toBeHidden();
    await expect(button(page, title)).toBeVisible();
    shown = title;
  }
  for (let undone = 0; undone < others.length; undone++) await page.keyboard.press('Control+z');
  await expect(button(page, titles.textbook)).toBeVisible();
  await atStep(page, 16);
});

const badFiles: [what: string, text: string, says: RegExp][] = [
  ['no JSON', '{ "version": 1, ', /JSON/],
  [
    'a cell that is no number',
    JSON.stringify({
      version: 1,
      network: { layers: [2, 1] },
      data: { inputs: [[0, 'abc']], targets: [[1]] },
    }),
    /data\.inputs\[0\]\[1\]: "abc" is not a number/,
  ],
  [
    'a version of the future',
    JSON.stringify({ version: 99, network: { layers: [2, 1] }, data: { preset: 'xor' } }),
    /version/,
  ],
];
for (const [what, text, says] of badFiles) {
  test(`a file with ${what} is refused with path and reason, and nothing changes`, async ({ page }) => {
    await open(page, '?at=1.1.16');
    await button(page, 'Share').click();
    await openFile(page, text);
    await expect(page.getByRole('alert')).toHaveText(says);
    await page.keyboard.press('Escape');
    await expect(button(page, titles.textbook)).toBeVisible();
    await atStep(page, 16);
    await shows(page, 'error', '6', '0.1312');
  });
}

test('an experiment saved and opened elsewhere stands at the same step with the same numbers', async ({
  page,
  freshPage,
}) => {
  await editBook(page);
  await enter(page, 'w46', '0.123456789012345');
  await enter(page, 'Input 2', '0.7');
  await button(page, 'Done').click();
  for (let n = 0; n < 5; n++) await button(page, 'Back').click();
  await atStep(page, 26);
  const text = await saved(page);
  const other = await freshPage();
  await open(other);
  await button(other, 'Share').click();
  await openFile(other, text);
  await expect(other.getByRole('dialog')).toHaveCount(0);
  await atStep(other, 26);
  await expect(spoken(other)).toHaveText((await spoken(page).textContent())!);
  for (const row of ['old', 'new', 'output', 'error'] as const)
    expect(await digits(other, row)).toEqual(await digits(page, row));
});
