// You drive: the next value is asked for before it is shown, help names the mistake, and nothing gives the answer away.
import { textbookExperiment } from '$lib/experiment/presets/textbook';
import { walkOf } from '$lib/exercises/exercise';
import { findings } from './support/access';
import { atStep, button, open } from './support/reading';
import { expect, test, type Page } from './support/test';

const walk = walkOf(textbookExperiment());
const asked = (page: Page) => page.getByRole('complementary', { name: 'Your turn' });
const field = (page: Page) => asked(page).getByRole('textbox');
const score = (page: Page) => page.locator('footer .score');

/** The steps whose values are asked for: not single terms, nor the pull of the loss. */
const steps = [...walk.steps()]
  .map(({ kind }, i) => ({ kind, n: i + 1 }))
  .filter(({ kind }) => !['netInputTerm', 'hiddenErrorTerm', 'outputPull'].includes(kind))
  .map(({ n }) => n);

/** Every text a reader could see or hear on the page. */
const everything = (page: Page): Promise<string> =>
  page.locator('.app').evaluate((app) => {
    const marks = [...app.querySelectorAll('[aria-label], [aria-valuetext], [title]')];
    const told = marks.map((one) =>
      ['aria-label', 'aria-valuetext', 'title'].map((name) => one.getAttribute(name) ?? '').join(' '),
    );
    return [app.textContent, ...told].join(' ');
  });

/** A step's value as the page shows it, and as one answers it. */
function written(n: number): { shown: string; typed: string } {
  const { value, kind } = walk.step(n);
  const isNet = kind === 'netInput' || kind === 'output';
  const shown = value.toFixed(kind.endsWith('Error') ? 4 : 3).replace('-', '−');
  return { shown, typed: value.toFixed(isNet ? 3 : 4) };
}

test('a whole tuple right, by keyboard alone, and no answer stands on the page before it is given', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('d');
  // A new bias may happen to have the digits of a weight: what stands there already says nothing.
  const told: string[] = [];
  for (const n of steps) {
    await expect(field(page)).toBeFocused();
    const { shown, typed } = written(n);
    if (!told.includes(shown)) expect(await everything(page)).not.toContain(shown);
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await atStep(page, n);
    await expect.poll(() => everything(page)).toContain(shown);
    told.push(shown);
    await expect(score(page)).toContainText('Right.');
    await expect(button(page, 'Next')).toBeFocused();
    if (n < walk.length) await page.keyboard.press('Enter');
  }
  await expect(score(page)).toContainText('20 of 20 right in this tuple');
});

test('one wrong: the mistake is named, hints, and it can always be shown', async ({ page }) => {
  await open(page, '?at=1.1.14');
  await button(page, 'You drive').click();
  await expect(asked(page)).toBeVisible();
  await expect(button(page, 'Next')).toBeDisabled();
  // Target less output the wrong way round.
  await field(page).fill((-walk.step(16).value).toFixed(4));
  await page.keyboard.press('Enter');
  await expect(asked(page).locator('.verdict b')).toHaveText('Sign reversed.');
  await button(page, 'Another hint').click();
  await button(page, 'Another hint').click();
  await expect(asked(page).locator('.verdict p')).toHaveCount(3);
  await expect(button(page, 'Show it')).toBeFocused();
  await button(page, 'Show it').click();
  await atStep(page, 16);
  await expect(score(page)).toContainText('Shown. 0 of 1 right in this tuple');
  await button(page, 'Next').click();
  await expect(asked(page)).toContainText('Err');
  await button(page, 'Stop driving').click();
  await expect(asked(page)).toHaveCount(0);
  await expect(button(page, 'You drive')).toHaveAttribute('aria-pressed', 'false');
});

test('going elsewhere takes the question away; back is back', async ({ page }) => {
  await open(page, '?at=1.1.4');
  await button(page, 'You drive').click();
  await expect(asked(page)).toBeVisible();
  await button(page, 'Back').click();
  await expect(asked(page)).toHaveCount(0);
  await atStep(page, 4);
  await button(page, 'Back').click();
  await atStep(page, 3);
});

test('on a phone it is behind a door, and can be left', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, '?at=1.1.14');
  await button(page, 'More').click();
  await button(page, 'You drive').click();
  await expect(field(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await button(page, 'Stop driving').click();
  await expect(asked(page)).toHaveCount(0);
});

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing while one drives in ${theme}`, async ({ page }) => {
    await page.addInitScript((theme) => {
      localStorage.setItem('backstep:settings', JSON.stringify({ theme }));
    }, theme);
    await open(page, '?at=1.1.18');
    await button(page, 'You drive').click();
    await field(page).fill('77');
    await page.keyboard.press('Enter');
    await expect(asked(page).locator('.verdict')).toBeVisible();
    expect(await findings(page, theme)).toEqual([]);
  });
