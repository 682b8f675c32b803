// Addresses: they open the exact step anywhere, and say what of them could not be used.
import { atStep, button, digits, enter, open, place, result, spoken, titles } from './support/reading';
import { expect, test } from './support/test';

test('the address follows the walk and opens the same step elsewhere', async ({ page, freshPage }) => {
  await open(page);
  for (let step = 1; step <= 16; step++) await page.keyboard.press('ArrowRight');
  await atStep(page, 16);
  await expect(page).toHaveURL(/at=1\.1\.16/);
  const other = await freshPage();
  await other.goto(page.url());
  await atStep(other, 16);
  await expect(result(other)).toHaveText('0.1312');
  await expect(spoken(other)).toHaveText((await spoken(page).textContent())!);
});

test('the link of the Share dialog holds own weights and data to the last digit', async ({
  page,
  freshPage,
}) => {
  await open(page, '?at=1.1.31');
  await button(page, 'Edit').click();
  await enter(page, 'w46', '0.1234567890123');
  await enter(page, 'Input 1', '0.9');
  await button(page, 'Done').click();
  await button(page, 'Share').click();
  const link = await page.getByLabel('A link to this step').inputValue();
  await page.keyboard.press('Escape');
  const other = await freshPage();
  await other.goto(link);
  await atStep(other, 31);
  for (const row of ['old', 'new', 'output', 'error'] as const)
    expect(await digits(other, row)).toEqual(await digits(page, row));
});

test('"Copy the link" puts it on the clipboard', async ({ freshPage }) => {
  const page = await freshPage({ permissions: ['clipboard-read', 'clipboard-write'] });
  await open(page, '?preset=xor&at=2.3.7');
  await button(page, 'Share').click();
  await button(page, 'Copy the link').click();
  await expect(button(page, 'Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\?preset=xor&at=2\.3\.7$/);
});

test('settings in the address: layers, activations, rate, updating, granularity', async ({ page }) => {
  await open(page, '?preset=xor&net=2-2-1&act=tanh,sigmoid&lr=0.25&upd=epoch&by=unit&at=1.2.4', 'XOR, 2-2-1');
  await expect(place(page)).toContainText('Epoch 1, tuple 2 of 4, step 4 of');
  await expect(page.getByRole('radio', { name: 'unit' })).toBeChecked();
  await button(page, 'Edit').click();
  await expect(page.getByRole('combobox', { name: 'Activation' })).toHaveValue('tanh');
  await expect(page.getByRole('combobox', { name: 'Updating' })).toHaveValue('epoch');
  await expect(page.getByRole('textbox', { name: 'Learning rate' })).toHaveValue('0.25');
});

for (const [query, says, title] of [
  ['?preset=xor&lr=banana&at=1.1.3', /lr=banana was left out/, titles.xor],
  ['?preset=xro&at=1.1.3', /preset=xro was left out.*xor/, titles.textbook],
  ['?preset=xor&s=broken&at=1.1.3', /s was left out: the packed part of the address is damaged/, titles.xor],
  ['?preset=xor&at=1.1.999', /at=1\.1\.999 was left out: .*999 is too large/, titles.xor],
  ['?preset=xor&act=sigmoid,wobble&upd=never&at=1.1.3', /act=.*upd=|upd=.*act=/, titles.xor],
] as const) {
  test(`${query}: what cannot be used is named, the rest opens`, async ({ page }) => {
    await page.goto(`/${query}`);
    await expect(page.getByRole('status').filter({ hasText: 'was left out' })).toHaveText(says);
    await expect(button(page, title)).toBeVisible();
    await atStep(page, query.endsWith('999') ? 0 : 3);
  });
}

test('epoch 300 of XOR opens, with the weights that training has there', async ({ page }) => {
  await open(page, '?preset=xor&by=epoch&at=300.1.0');
  await expect(place(page)).toContainText('Epoch 300, tuple 1 of 4');
  const there = await digits(page, 'old');
  await open(page, '?preset=xor&by=epoch&at=299.4.38');
  expect(await digits(page, 'new')).toEqual(there);
});

test('a place beyond the end of training opens where training ends', async ({ page }) => {
  await page.goto('/?preset=xor&stop=epochs-20&at=300.1.0');
  await expect(place(page)).toContainText('Epoch 20, tuple 4 of 4');
  await expect(page.getByText('Stopped after epoch 20').first()).toBeVisible();
  await expect(button(page, 'Next')).toBeDisabled();
});
