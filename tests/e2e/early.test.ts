// Before the page listens: what one presses, types or chooses while the script is on its way is done once it is there.
import { atStart, atStep, next } from './support/reading';
import { expect, test, type Page } from './support/test';

/** Holds the page's modules back until they are let go. */
async function holdScripts(page: Page): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test('a button and a key pressed early take their steps', async ({ page }) => {
  const letGo = await holdScripts(page);
  await page.goto('/');
  await atStart(page);
  await next(page).click();
  await page.keyboard.press('ArrowRight');
  letGo();
  await atStep(page, 2);
});

test('words typed early are searched for', async ({ page }) => {
  const letGo = await holdScripts(page);
  await page.goto('/lessons/');
  await page.getByRole('searchbox').fill('sigmoid');
  letGo();
  await expect(page.getByRole('search').getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('sigmoid');
});

test('what is chosen early holds', async ({ page }) => {
  const letGo = await holdScripts(page);
  await page.goto('/');
  await page.getByRole('radio', { name: 'phase' }).click();
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('quickly');
  letGo();
  await expect(page.getByRole('radio', { name: 'phase' })).toBeChecked();
  await page.waitForFunction(() => document.querySelector('[data-ready="true"]'));
  await expect(page.getByRole('combobox', { name: 'Speed' }).locator('option:checked')).toHaveText('quickly');
  await expect(page.getByRole('radio', { name: 'phase' })).toBeChecked();
});

test('a slider of a lesson that is moved early moves its figure', async ({ page }) => {
  const letGo = await holdScripts(page);
  await page.goto('/lessons/output-error/');
  const slider = page.locator('input[type="range"]').first();
  await slider.press('Home');
  const lowest = await slider.inputValue();
  letGo();
  // Once the page listens, the figure says what the slider says.
  await expect(page.locator('.figure').first()).toContainText(lowest.replace('-', '−'));
  expect(await slider.inputValue()).toBe(lowest);
});
