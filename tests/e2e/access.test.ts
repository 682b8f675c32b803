// For everyone: axe finds nothing in any state of the page, light and dark; one sentence a step; stillness where it is asked for.
import { findings } from './support/access';
import { atStep, button, choose, network, next, open, spoken } from './support/reading';
import { expect, test, type Page } from './support/test';

const LONG = '?preset=xor&stop=epochs-1000000000';
const press = (key: string) => (page: Page) => page.keyboard.press(key);

const states: [name: string, query: string, reach?: (page: Page) => Promise<unknown>][] = [
  ['the first screen', ''],
  ['the tuple waiting', '?at=1.1.0'],
  ['a forward step', '?at=1.1.12'],
  ['an error step', '?at=1.1.16'],
  ['an error step with its check open', '?at=1.1.18', (page) => button(page, 'Check').click()],
  ['an update step', '?at=1.1.21'],
  ['a bias’s step', '?at=1.1.30'],
  ['the end of training', '?preset=xor&stop=epochs-2&at=2.4.38'],
  ['a wide network', '?preset=diabetes&net=3-12-4-1&at=1.1.60'],
  ['the editor', '?at=1.1.16', (page) => button(page, 'Edit').click()],
  ['the list of examples', '?at=1.1.16', (page) => button(page, 'Textbook, 3-2-1').click()],
  [
    'a paused run',
    LONG,
    (page) =>
      button(page, 'Train it')
        .click()
        .then(() => button(page, 'Pause').click()),
  ],
  [
    'a run that is over',
    '?preset=xor&stop=epochs-50',
    (page) =>
      button(page, 'Train it')
        .click()
        .then(() => button(page, 'Walk from the last tuple').waitFor()),
  ],
  ['the settings', '?at=1.1.16', (page) => button(page, 'Settings').click()],
  ['sharing', '?at=1.1.16', (page) => button(page, 'Share').click()],
  ['the keys', '?at=1.1.16', press('?')],
  ['going to a step', '?at=1.1.16', press('g')],
  ['a notice', '?lr=banana&at=1.1.16'],
];

test.use({ reducedMotion: 'reduce', colorScheme: 'light' });

for (const [name, query, reach] of states) {
  test(`axe finds nothing: ${name}, light and dark`, async ({ page }) => {
    test.slow();
    await open(page, query, query.includes('net=') ? /^Diabetes/ : undefined);
    await reach?.(page);
    expect(await findings(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(await findings(page, 'dark'), 'dark').toEqual([]);
  });
}

test('axe finds nothing on a phone, with its doors open', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '?at=1.1.16');
  for (const door of ['Algorithm', 'Table', 'More']) {
    await button(page, door).click();
    expect(await findings(page), door).toEqual([]);
  }
});

test('every step is told in one live region, in one short sentence with its result', async ({ page }) => {
  await open(page, '?at=1.1.0');
  await expect(page.locator('[aria-live="polite"]')).toHaveCount(1);
  for (let step = 1; step <= 31; step++) {
    await page.keyboard.press('ArrowRight');
    await atStep(page, step);
    await expect(spoken(page)).toHaveText(
      /^(Forward|Error|Update), [^.]+\. [^.]+(\.\d[^.]*)*\. Result −?\d+(\.\d+)?(e−?\d+)?\.$/,
    );
    expect((await spoken(page).textContent())!.length).toBeLessThan(200);
  }
});

test('the title of the page and its one heading name the experiment', async ({ page }) => {
  await open(page, '?preset=xor&at=1.1.3');
  await expect(page).toHaveTitle(/^XOR, 2-3-1/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
});

test.describe('motion', () => {
  const traveller = (page: Page) => network(page).locator('circle');

  test('nothing travels for those who asked for less motion', async ({ page }) => {
    await open(page, '?at=1.1.0');
    for (let step = 1; step <= 3; step++) {
      await next(page).click();
      await atStep(page, step);
      for (const circle of await traveller(page).all()) await expect(circle).toBeHidden();
    }
  });

  test('else a mark travels along the lit path', async ({ freshPage }) => {
    const page = await freshPage({ reducedMotion: 'no-preference' });
    await open(page, '?at=1.1.0');
    await next(page).click();
    await expect(traveller(page)).toHaveCSS('display', 'inline');
  });
});

test('a dialog takes the focus and gives it back', async ({ page }) => {
  await open(page, '?at=1.1.16');
  for (const name of ['Settings', 'Share']) {
    await button(page, name).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await expect(button(page, name)).toBeFocused();
  }
});

test('at twice the size of text nothing is cut off sideways', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await choose(page, 'Speed', 'quickly');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
