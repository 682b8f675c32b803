// The settings: each takes effect at once and is there again after a reload; storage that is refused does no harm.
import { atStep, button, cell, choose, next, open, result, spoken } from './support/reading';
import { expect, test, type Page } from './support/test';

async function set(page: Page, name: string, option: string | RegExp): Promise<void> {
  await button(page, 'Settings').click();
  await choose(page, name, option);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Holds now, and after the page is loaded again. */
async function lasting(page: Page, holds: () => Promise<void>): Promise<void> {
  await holds();
  await page.reload();
  await atStep(page, 16);
  await holds();
}

for (const [option, theme] of [
  ['light', 'light'],
  ['dark', 'dark'],
  ['high contrast', 'contrast'],
]) {
  test(`theme: ${option}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
    await open(page, '?at=1.1.16');
    await set(page, 'Theme', option);
    await lasting(page, () => expect(page.locator('html')).toHaveAttribute('data-theme', theme));
    await set(page, 'Theme', 'as the system');
    const system = theme === 'dark' ? 'light' : 'dark';
    await lasting(page, () => expect(page.locator('html')).toHaveAttribute('data-theme', system));
  });
}

test('letters: δ, z and a in the place of the book’s', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await set(page, 'Letters', /δ/);
  await lasting(page, async () => {
    const table = page.getByRole('group', { name: 'Units' });
    for (const name of ['net input z', 'output a', 'error δ'])
      await expect(table.getByRole('rowheader', { name })).toBeVisible();
    await expect(page.getByRole('list', { name: 'The algorithm' })).toContainText(/δj\s*=/);
    await expect(page.getByRole('group', { name: 'Formula' })).toContainText('δ');
    await expect(page.getByRole('group', { name: /^Network/ })).toContainText('δ6');
    await expect(page.getByRole('group', { name: 'Weights and biases' })).toContainText('b6');
  });
});

test('decimals: two to six, one more for errors', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await set(page, 'Decimals', '5');
  await lasting(page, async () => {
    await expect(result(page)).toHaveText('0.131169');
    await expect(await cell(page, 'output', '4')).toHaveText('0.33181');
    await expect(spoken(page)).toContainText('Result 0.131169');
  });
  await set(page, 'Decimals', '2');
  await expect(await cell(page, 'output', '4')).toHaveText('0.33');
});

test('decimal sign: a comma everywhere', async ({ page }) => {
  await open(page, '?at=1.1.16');
  await set(page, 'Decimal sign', /^comma/);
  await lasting(page, async () => {
    await expect(result(page)).toHaveText('0,1312');
    await expect(await cell(page, 'net input', '4')).toHaveText('−0,700');
    await expect(page.getByRole('group', { name: /^Network/ })).toContainText('0,474');
    await expect(
      page.getByRole('group', { name: 'Formula' }).locator('.katex-html').first(),
    ).not.toContainText(/\d\.\d/);
  });
});

for (const [what, refuse] of [
  [
    'refuses every use',
    () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      }),
  ],
  [
    'is full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  ],
] as const) {
  test(`storage that ${what} does no harm: settings live as long as the page`, async ({ page }) => {
    await page.addInitScript(refuse);
    await open(page, '?at=1.1.15');
    await set(page, 'Theme', 'dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await set(page, 'Decimals', '4');
    await next(page).click();
    await expect(result(page)).toHaveText('0.13117');
  });
}

test('settings that are damaged become the defaults', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('backstep:settings', '{"theme":7,"notation":{"digits":"many"},"shortcuts":');
  });
  await open(page, '?at=1.1.16');
  await expect(result(page)).toHaveText('0.1312');
});
