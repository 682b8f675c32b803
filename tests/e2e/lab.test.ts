// The lab: train, look at any epoch, walk from there, compare, change, and take other data.
import { findings } from './support/access';
import { button, digits, network, next, place } from './support/reading';
import { expect, test, type Page } from './support/test';

const ended = (page: Page) => page.getByRole('heading', { level: 1, name: /^Stopped after epoch \d+: / });
const axis = (page: Page) => page.getByRole('slider', { name: 'Epoch looked at' });
const surface = (page: Page) => page.getByRole('region', { name: /^Output/ }).getByRole('img');

async function openLab(page: Page, query = ''): Promise<void> {
  await page.goto(`/lab/${query}`);
  await expect(page.getByRole('heading', { level: 1, name: /^Ready to train/ })).toBeVisible();
}

async function train(page: Page): Promise<void> {
  await button(page, 'Train').click();
  await expect(ended(page)).toBeVisible({ timeout: 60_000 });
}

test('a newcomer trains iris to under 5 % misclassified, walks three tuples, and the link opens on that very step elsewhere', async ({
  page,
  freshPage,
}) => {
  await openLab(page, '?preset=iris');
  await train(page);
  const told = await page.getByRole('img', { name: /^Misclassified over/ }).getAttribute('aria-label');
  expect(Number(told!.match(/([\d.]+) %$/)![1])).toBeLessThan(5);

  await axis(page).press('PageDown');
  await page.getByRole('button', { name: /^Walk from epoch/ }).click();
  await expect(page).toHaveURL(/\/\?preset=iris/);
  await page.getByRole('radio', { name: 'tuple' }).click();
  for (let walked = 1; walked <= 3; walked++) await next(page).click();
  await page.getByRole('radio', { name: 'term' }).click();
  await button(page, 'Back').click();
  const here = await place(page).textContent();
  expect(here).toMatch(/Epoch \d{2,}, tuple 3 of 150/);
  const numbers = await digits(page, 'old');

  await button(page, 'Share').click();
  const link = await page.getByLabel('A link to this step').inputValue();
  const other = await freshPage();
  await other.goto(link);
  await expect(place(other)).toHaveText(here!);
  expect(await digits(other, 'old')).toEqual(numbers);
});

test('the handle shows any epoch of the run in every view, and the end again', async ({ page }) => {
  await openLab(page, '?preset=xor');
  const start = await surface(page).getAttribute('aria-label');
  await train(page);
  const end = await surface(page).getAttribute('aria-label');
  expect(end).not.toBe(start);
  await axis(page).press('Home');
  await expect(page.getByText('The network after epoch 1', { exact: true })).toBeVisible();
  await axis(page).press('PageUp');
  await expect(axis(page)).toHaveAttribute('aria-valuetext', /^epoch 100 of/);
  await expect(surface(page)).toHaveAttribute('aria-label', /after epoch 100\./);
  await expect(page.getByRole('img', { name: /^Error over \d+ epochs, at epoch 100 / })).toBeVisible();
  await button(page, 'To the end').click();
  await expect(surface(page)).toHaveAttribute('aria-label', end!);
});

test('the walk from an epoch has the very weights that training had there', async ({ page, freshPage }) => {
  await openLab(page, '?preset=xor');
  await train(page);
  await axis(page).press('Home');
  for (let i = 0; i < 4; i++) await axis(page).press('ArrowRight');
  await page.getByRole('button', { name: 'Walk from epoch 6, tuple 1' }).click();
  await expect(place(page)).toContainText('Epoch 6, tuple 1 of 4, step 0');
  const numbers = await digits(page, 'old');
  const stepped = await freshPage();
  await stepped.goto('/?preset=xor&at=6.1.0');
  await expect(place(stepped)).toContainText('Epoch 6, tuple 1 of 4, step 0');
  expect(await digits(stepped, 'old')).toEqual(numbers);
});

test('one epoch at a time, and from the start again', async ({ page }) => {
  await openLab(page, '?preset=xor');
  for (let epoch = 1; epoch <= 3; epoch++) {
    await button(page, 'One epoch').click();
    await expect(page.getByText(`The network after epoch ${epoch}`, { exact: true })).toBeVisible();
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paused in epoch 4, before tuple 1');
  await button(page, 'Start again').click();
  await expect(page.getByText('The network at the start')).toBeVisible();
});

test('runs are compared from the same start, named, removed and had back', async ({ page }) => {
  await openLab(page, '?preset=xor&stop=epochs-200');
  await train(page);
  await button(page, 'Compare runs').click();
  await button(page, 'Case and epoch updating').click();
  const rows = page.getByRole('table', { name: 'Runs' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.filter({ hasText: 'ended' })).toHaveCount(3, { timeout: 60_000 });
  // The first run and the one by case updating began alike, so they ended alike.
  const errors = await rows.locator('td:nth-of-type(2)').allTextContents();
  expect(errors[0]).toBe(errors[1]);
  expect(errors[2]).not.toBe(errors[1]);

  await page.getByLabel('Name of epoch updating').fill('by the sum');
  await page.getByLabel('Name of epoch updating').press('Enter');
  await expect(page.getByLabel('Name of by the sum')).toBeVisible();
  await button(page, 'Remove by the sum').click();
  await expect(rows).toHaveCount(3);
  await button(page, 'Bring the removed run back').click();
  await expect(rows).toHaveCount(4);
  await page.getByLabel('Show by the sum').check();
  await expect(page.getByText(/epoch updating, rate/)).toBeVisible();
});

test('a change at an epoch is a branch that begins with the weights there; the run before stays', async ({
  page,
}) => {
  await openLab(page, '?preset=xor&stop=epochs-300');
  await train(page);
  await axis(page).press('Home');
  const weights = await network(page).locator('[data-ref^="w-"]').allTextContents();
  await button(page, 'Edit').click();
  await page.getByLabel('It begins').selectOption({ label: 'at epoch 2, tuple 1' });
  await page
    .getByRole('region', { name: 'Edit' })
    .getByLabel('Learning rate', { exact: true })
    .last()
    .fill('0.3');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/rate 0\.3/).first()).toBeVisible();
  await button(page, 'Close edit').click();
  expect(await network(page).locator('[data-ref^="w-"]').allTextContents()).toEqual(weights);
  await button(page, 'Compare runs').click();
  await expect(page.getByText(/from epoch 2 of/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Runs' }).getByRole('row')).toHaveCount(3);
});

test('stop rules are switched on and off, and the one that holds is told', async ({ page }) => {
  await openLab(page, '?preset=xor');
  await button(page, 'Edit').click();
  const panel = page.getByRole('region', { name: 'Edit' });
  await panel.getByRole('checkbox', { name: 'every change was below' }).uncheck();
  await panel.getByRole('checkbox', { name: 'misclassified were below, %' }).check();
  await panel.getByRole('textbox', { name: 'misclassified were below, %' }).fill('30');
  await page.keyboard.press('Enter');
  await panel.getByRole('textbox', { name: 'Starting weights between plus and minus' }).fill('1');
  await page.keyboard.press('Enter');
  await train(page);
  await expect(ended(page)).toContainText('less than 30 % were misclassified');
  await expect(page.locator('footer')).toContainText('fired, below 30 %');
});

test('a run that diverges says where, and keeps the last finite weights', async ({ page }) => {
  await openLab(page, '?preset=xor&act=identity,identity&lr=5');
  await button(page, 'Train').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Training broke off in epoch \d+, tuple \d+: the .* is not finite\./,
  );
  await expect(button(page, 'Train on')).toBeDisabled();
});

test('a data set takes its numbers, and a part of it is held out', async ({ page }) => {
  await openLab(page, '?preset=circle');
  await button(page, 'Data').click();
  const panel = page.getByRole('region', { name: 'Data' });
  await panel.getByLabel('Tuples', { exact: true }).fill('60');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^60 tuples/)).toBeVisible();
  await panel.getByLabel('Held out, %', { exact: true }).fill('25');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^45 tuples, 15 held out/)).toBeVisible();
  await panel.getByLabel('Tuples', { exact: true }).fill('7');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toContainText('From 20 to 5000');
  await expect(page.getByText(/^45 tuples/)).toBeVisible();
});

test('points are drawn by pointer and by keyboard, erased, and trained on', async ({ page }) => {
  await openLab(page, '?preset=xor');
  await button(page, 'Data').click();
  await button(page, 'Draw points').click();
  const plane = page.getByRole('img', { name: /^The plane/ });
  await expect(plane).toHaveAccessibleName('The plane, 4 points drawn');
  await plane.click({ position: { x: 150, y: 120 } });
  await expect(plane).toHaveAccessibleName('The plane, 5 points drawn');
  await button(page, 'Clear').click();
  await expect(page.getByText('At least two points are needed.')).toBeVisible();
  for (const [kind, at] of [
    ['Class 1, filled', '0.2'],
    ['Class 0, hollow', '0.8'],
  ]) {
    await button(page, kind).click();
    await page.getByLabel('x of the next point').fill(at);
    await page.getByLabel('x of the next point').press('Enter');
    await button(page, 'Add').click();
  }
  await button(page, 'Train on these 2 points').click();
  await expect(page.getByText(/^2 tuples/)).toBeVisible();
  await train(page);
});

test('from the walk to the lab and back the same experiment lies on the desk', async ({ page }) => {
  await page.goto('/?preset=mazur');
  await expect(button(page, 'Mazur, 2-2-2')).toBeVisible();
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Ready to train: Mazur/ })).toBeVisible();
  await button(page, 'One epoch').click();
  await page.getByRole('link', { name: 'Step through' }).click();
  await expect(button(page, 'Mazur, 2-2-2')).toBeVisible();
});

test('keys train, pause, step an epoch, edit, undo, and leave fields alone', async ({ page }) => {
  await openLab(page, '?preset=xor&stop=epochs-1000000000');
  await page.keyboard.press('.');
  await expect(page.getByText('The network after epoch 1', { exact: true })).toBeVisible();
  await page.keyboard.press(' ');
  await expect(page.getByRole('heading', { level: 1, name: /^Training: epoch/ })).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { level: 1, name: /^Paused/ })).toBeVisible();
  await page.getByLabel('Learning rate', { exact: true }).press('t');
  await expect(page.getByRole('heading', { level: 1, name: /^Paused/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('e');
  await expect(page.getByRole('region', { name: 'Edit' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the lab, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const clean = async () => expect(await findings(page, colorScheme)).toEqual([]);
    await openLab(page, '?preset=iris');
    await clean();
    await train(page);
    await clean();
    for (const view of ['Units', 'Classes', 'Spread', 'Numbers']) {
      await page.getByRole('tab', { name: view }).click();
      await clean();
    }
    for (const panel of ['Edit', 'Data', 'Compare runs']) {
      await button(page, panel).click();
      await expect(
        page.getByRole('region', { name: { Edit: 'Edit', Data: 'Data', 'Compare runs': 'Runs' }[panel] }),
      ).toBeVisible();
      await clean();
    }
  });
