// Sheets in several variants and of several kinds, their keys, and both as LaTeX.
import { readFile } from 'node:fs/promises';
import { findings } from './support/access';
import { answersTo, exerciseOf } from './support/exercising';
import { button } from './support/reading';
import { expect, test, type Page } from './support/test';

async function latex(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await button(page, name).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^week-3(-key)?\.tex$/);
  return readFile(await saved.path(), 'utf8');
}

test('a lecturer makes two variants on networks of a size, with the steps asked, and the key of each', async ({
  page,
  freshPage,
}) => {
  await page.goto('/exercises/sheet/');
  await page.getByLabel('Kind').selectOption({ label: 'Several, in turn' });
  await page.getByRole('checkbox', { name: 'Fill in one value' }).uncheck();
  await page.getByRole('checkbox', { name: 'hidden error' }).check();
  await page.getByRole('checkbox', { name: 'Find the bug' }).check();
  await page.getByLabel(/^How many/).fill('2');
  await page.getByLabel(/^Variants/).fill('2');
  await page.getByLabel('First seed').fill('40');
  await page.getByLabel(/^Size/).fill('2-2-2');
  await page.getByLabel('Title').fill('Week 3');
  await button(page, 'Make the sheet').click();
  await expect(page.locator('td.question')).toHaveCount(4);
  await expect(page).toHaveURL(
    /tasks=fill\.hidden-error%2Cbug&seed=40&count=2&size=2-2-2&variants=2&title=Week\+3/,
  );

  const titles = page.locator('table.sheet .title');
  await expect(titles).toHaveText([
    'Week 3, variant A',
    'Week 3, variant B',
    'Week 3, variant A: answer key',
    'Week 3, variant B: answer key',
  ]);
  await expect(page.locator('table.sheet tfoot').nth(1)).toContainText('Seeds 42 to 43');
  const answer = answersTo(exerciseOf('kind=fill&about=hidden-error&seed=42&size=2-2-2'))[0].replace(
    '-',
    '−',
  );
  await expect(page.locator('table.key').nth(1)).toContainText(answer);
  await page.emulateMedia({ media: 'print' });
  const breaks = await page
    .locator('table.sheet')
    .evaluateAll((all) => all.map((table) => getComputedStyle(table).breakBefore));
  expect(breaks).toEqual(['auto', 'page', 'page', 'page']);
  await page.emulateMedia({ media: 'screen' });

  const questions = await latex(page, 'LaTeX of the sheet');
  expect(questions).toContain('Week 3, variant B');
  expect(questions).toContain('Seeds 42 to 43');
  expect(questions.match(/\\begin\{picture\}/g)).toHaveLength(4);
  expect(questions).not.toContain('seed 42');
  const key = await latex(page, 'LaTeX of the key');
  expect(key).toContain(answer.replace('−', '$-$'));
  expect(key).toContain('seed 42');

  // The address on the sheet makes the same sheet and the same key again.
  const [, address] = /· (http\S+)/.exec((await page.locator('table.sheet tfoot').first().textContent())!)!;
  const again = await freshPage();
  await again.goto(address);
  await expect(again.locator('td.question')).toHaveCount(4);
  expect(await again.locator('table.key').allTextContents()).toEqual(
    await page.locator('table.key').allTextContents(),
  );
});

test('what cannot be had is said; it fits a phone; axe finds nothing', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto('/exercises/sheet/?tasks=fill,bug&count=3&variants=2');
  await expect(page.locator('td.question')).toHaveCount(6);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.getByLabel(/^Variants/).fill('26');
  await page.getByLabel(/^How many/).fill('4');
  await button(page, 'Make the sheet').click();
  await expect(page.getByRole('alert')).toContainText('these would be 104');
  await page.getByLabel(/^Variants/).fill('2');
  for (const kind of ['Fill in one value', 'Find the bug'])
    await page.getByRole('checkbox', { name: kind }).uncheck();
  await button(page, 'Make the sheet').click();
  await expect(page.getByRole('alert')).toContainText('at least one kind');
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await findings(page, theme)).toEqual([]);
  }
});
