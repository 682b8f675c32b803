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

test.describe('a reader who only looks', () => {
  test.use({ resting: true });

  const started = (page: Page) => page.locator('[data-ready="true"]');

  test('finds the page at rest, and alive at the first sign', async ({ page }) => {
    await page.goto('/');
    await page.waitForTimeout(1500);
    await expect(started(page)).toHaveCount(0);
    await page.mouse.move(40, 40);
    await expect(started(page)).toHaveCount(1);
  });

  test('is told of the first term pointed at, or gone to by keys', async ({ page, freshPage }) => {
    await page.goto('/lessons/hidden-error/');
    await page.locator('.term').first().hover();
    await expect(page.getByRole('tooltip')).toBeVisible();
    const other = await freshPage();
    await other.goto('/lessons/hidden-error/');
    await other.locator('.term').first().focus();
    await expect(other.getByRole('tooltip')).toBeVisible();
  });

  test('need not wait for a page that has been looked at for long', async ({ page }) => {
    await page.clock.install();
    await page.goto('/');
    await expect(started(page)).toHaveCount(0);
    await page.clock.runFor(10_000);
    await expect(started(page)).toHaveCount(1);
  });

  test('is shown at once what an address names or an earlier visit left', async ({ page }) => {
    await page.goto('/?preset=xor');
    await expect(started(page)).toHaveCount(1);
    await page.evaluate(() => localStorage.setItem('left', 'here'));
    await page.goto('/');
    await expect(started(page)).toHaveCount(1);
  });

  for (const [width, height] of [
    [390, 844],
    [1280, 800],
  ]) {
    test(`sees every figure drawn for ${width} px, as it stays`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      /** Where the drawings are, and whether each was made for its room. */
      const drawings = () =>
        page.evaluate(() =>
          [...document.querySelectorAll<SVGSVGElement>('#backstep svg[role]')].flatMap((svg) => {
            const { x, y, width: wide, height: tall } = svg.getBoundingClientRect();
            if (wide === 0) return [];
            const scale = Math.min(wide / svg.viewBox.baseVal.width, tall / svg.viewBox.baseVal.height);
            return [
              { at: [x, y + scrollY, wide, tall].map(Math.round), scale: Math.round(scale * 100) / 100 },
            ];
          }),
        );
      for (const path of [
        '',
        'a-unit',
        'a-network',
        'output-error',
        'hidden-error',
        'epochs',
        'stopping',
        'learning-rate',
        'chain-rule',
        'computation-graph',
        'local-minima',
      ]) {
        await page.goto(path === '' ? '/' : `/lessons/${path}/`);
        await page.evaluate(() => document.fonts.ready);
        // No script has started: both drawings are there, and styles show one.
        expect(await page.locator('.wide').count(), path).toBeGreaterThan(0);
        const built = await drawings();
        expect(built.length, path).toBeGreaterThan(0);
        expect(
          built.filter(({ scale }) => Math.abs(scale - 1) > 0.08),
          path,
        ).toEqual([]);
        const cut = await page
          .locator('.formula .product')
          .evaluateAll(
            (lines) =>
              lines.filter((line) => line.scrollWidth > line.closest('.formula')!.clientWidth + 1).length,
          );
        expect(cut, path).toBe(0);
        await page.mouse.move(4, 4);
        await expect(page.locator('.wide')).toHaveCount(0);
        expect(await drawings(), path).toEqual(built);
        await page.evaluate(() => localStorage.clear());
      }
    });
  }
});
