// Training on the page: it runs to a rule, pauses, walks on with the very weights it reached, and says where it breaks off.
import { named, saved, trainByCommand } from './support/files';
import { atStep, button, cell, digits, network, next, open, place } from './support/reading';
import { expect, test, type Page } from './support/test';

const ended = (page: Page) => page.getByRole('heading', { name: /^Stopped after epoch \d+: / });

/** The last weights and biases of a run that is over, in full digits. */
async function lastNumbers(page: Page): Promise<Record<string, number>> {
  await button(page, 'Walk from the last tuple').click();
  await expect(next(page)).toBeDisabled();
  return digits(page, 'new');
}

/** Pauses the run on screen and gives its place, epoch and tuple. */
async function pause(page: Page): Promise<[epoch: number, tuple: number]> {
  await button(page, 'Pause').click();
  const heading = page.getByRole('heading', { name: /^Paused in epoch/ });
  const [epoch, tuple] = (await heading.textContent())!.match(/\d+/g)!.map(Number);
  return [epoch, tuple];
}

/** A run of hours: however fast the machine, it can be caught on its way. */
const LONG = '?preset=xor&stop=epochs-1000000000';

test('XOR trains until a rule holds, says which, and ends where the command line ends', async ({ page }) => {
  await open(page, '?preset=xor');
  const { epochs, reason, network: end } = trainByCommand(await saved(page));
  await button(page, 'Train it').click();
  await expect(ended(page)).toHaveText(new RegExp(`^Stopped after epoch ${epochs}: `));
  await expect(ended(page)).toContainText(reason === 'epochs' ? 'limit' : 'below 0.01');
  await expect(page.getByRole('status').filter({ hasText: 'Training is over.' })).toBeAttached();

  const gauges = page.locator('footer').getByText(/fired/);
  await expect(gauges).toHaveCount(1);
  await expect(page.locator('footer')).toContainText(`Epochs ${epochs.toLocaleString('en')}`);
  for (const curve of ['Error', 'Misclassified', 'Largest change'])
    await expect(
      page.getByRole('img', { name: new RegExp(`^${curve} over ${epochs} epochs, now `) }),
    ).toBeVisible();

  expect(await lastNumbers(page)).toEqual(named(end));
  await expect(place(page)).toContainText(`Epoch ${epochs}, tuple 4 of 4, step 38 of 38`);
});

test('the book’s tuple trains from the first screen, and Stop leads back to where one stood', async ({
  page,
}) => {
  await open(page, '?at=1.1.16');
  await button(page, 'Train').click();
  await expect(ended(page)).toBeVisible();
  await button(page, 'Stop').click();
  await atStep(page, 16);
});

test('a run pauses, stands still, and the walk opens at the tuple it was about to present', async ({
  page,
}) => {
  await open(page, LONG);
  await button(page, 'Train it').click();
  const [epoch, tuple] = await pause(page);
  const weights = await network(page).locator('.label').allTextContents();
  await button(page, 'Settings').click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await network(page).locator('.label').allTextContents()).toEqual(weights);
  await page.getByRole('button', { name: /^Walk from epoch/ }).click();
  await expect(place(page)).toContainText(`Epoch ${epoch}, tuple ${tuple} of 4, step 0 of 38`);
  await next(page).click();
  await atStep(page, 1);
});

test('stopped anywhere, walked for three tuples and resumed, a run has the weights of one never stopped, to the last bit', async ({
  page,
  freshPage,
}) => {
  await open(page, LONG);
  const experiment = JSON.parse(await saved(page)) as { training: { stop: { epochs: number } } };
  await button(page, 'Train it').click();
  await pause(page);
  await page.getByRole('button', { name: /^Walk from epoch/ }).click();
  await page.getByRole('radio', { name: 'tuple' }).click();
  const before = await place(page).textContent();
  for (let walked = 1; walked <= 3; walked++) {
    await next(page).click();
    await expect(page.locator('[aria-live="polite"]')).toContainText('Update, bias');
  }
  expect(await place(page).textContent()).not.toBe(before);
  await button(page, 'Train').click();
  const [reached] = await pause(page);
  await page.getByRole('button', { name: /^Walk from epoch/ }).click();
  await page.getByRole('radio', { name: 'epoch' }).click();
  await button(page, 'Back').click();
  const epochs = reached - 1;
  await expect(place(page)).toContainText(`Epoch ${epochs}, tuple 4 of 4, step 38 of 38`);
  const numbers = await digits(page, 'new');

  const whole = await freshPage();
  await open(whole, `?preset=xor&stop=epochs-${epochs}`);
  await button(whole, 'Train it').click();
  await expect(ended(whole)).toContainText(`epoch ${epochs}`, { timeout: 120_000 });
  const uninterrupted = await lastNumbers(whole);

  experiment.training.stop.epochs = epochs;
  const command = named(trainByCommand(JSON.stringify(experiment)).network);
  expect(Object.keys(numbers).sort()).toEqual(Object.keys(command).sort());
  for (const [name, value] of Object.entries(numbers)) {
    expect(value === uninterrupted[name], `${name}: ${value} and ${uninterrupted[name]}`).toBe(true);
    expect(value === command[name], `${name}: ${value} and ${command[name]}`).toBe(true);
  }
});

test('Pause, Resume and Start again', async ({ page }) => {
  await open(page, LONG);
  await button(page, 'Train it').click();
  const [epoch] = await pause(page);
  await button(page, 'Resume').click();
  await expect(page.getByRole('heading', { name: /^Training: epoch/ })).toBeVisible();
  const [later] = await pause(page);
  expect(later).toBeGreaterThanOrEqual(epoch);
  await button(page, 'Start again').click();
  const [again] = await pause(page);
  expect(again).toBeGreaterThan(0);
  await expect(button(page, 'Pause')).toHaveCount(0);
  await expect(button(page, 'Resume')).toBeVisible();
});

test('the page answers while a run is on', async ({ page }) => {
  await open(page, LONG);
  await button(page, 'Train it').click();
  const heading = page.getByRole('heading', { name: /^Training: epoch/ });
  const first = await heading.textContent();
  await button(page, 'Settings').click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await button(page, 'XOR, 2-3-1').click();
  await expect(page.getByRole('group', { name: 'Examples' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(heading, 'the run went on meanwhile').not.toHaveText(first!);
  await button(page, 'Pause').click();
  await expect(button(page, 'Resume')).toBeVisible();
});

test('a new experiment takes the place of a run', async ({ page }) => {
  await open(page, LONG);
  await button(page, 'Train it').click();
  await button(page, 'XOR, 2-3-1').click();
  await page.getByRole('group', { name: 'Examples' }).getByRole('button', { name: 'Mazur' }).click();
  await expect(button(page, 'Mazur, 2-2-2')).toBeVisible();
  await next(page).click();
  await atStep(page, 1);
});

test('a run that diverges breaks off and says where; the walk opens there', async ({ page }) => {
  await open(page, '?preset=xor&act=identity,identity&lr=5');
  await button(page, 'Train it').click();
  const told = page.getByRole('heading', { name: /^Training broke off/ });
  await expect(told).toHaveText(/^Training broke off in epoch \d+, tuple \d+: the .* is not finite\./);
  const [epoch, tuple] = (await told.textContent())!.match(/\d+/g)!;
  await page.getByRole('button', { name: /^Walk from/ }).click();
  await expect(place(page)).toContainText(`Epoch ${epoch}, tuple ${tuple} of 4`);
  await page.keyboard.press('End');
  await expect(next(page)).toBeDisabled();
  await expect(page.getByText(/^Training broke off in epoch/).first()).toBeVisible();
});

test('training goes on from the step where the walk stands', async ({ page }) => {
  await open(page, '?preset=xor&stop=epochs-3&at=3.2.38');
  const walked = await digits(page, 'new');
  await button(page, 'Train').click();
  await expect(ended(page)).toContainText('epoch 3');
  await button(page, 'Walk from the last tuple').click();
  await page.getByRole('radio', { name: 'tuple' }).click();
  await button(page, 'Back').click();
  expect(await digits(page, 'old')).toEqual(walked);
  await expect(await cell(page, 'new', 'w36')).not.toHaveText('·');
});
