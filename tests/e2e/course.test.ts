// The course: a learner goes through a lesson with every mistake there is, leaves, comes back; prose and figure point at each other.
import { walkOf, type Exercise } from '$lib/exercises/exercise';
import { generate } from '$lib/exercises/generate';
import { grade, keyOf } from '$lib/exercises/grade';
import {
  misconceptionNamed,
  misconceptionNames,
  wrongValue,
  type MisconceptionName,
} from '$lib/exercises/misconceptions';
import { findings } from './support/access';
import { answers } from './support/reading';
import { expect, test, type Locator, type Page } from './support/test';

const open = async (page: Page, slug: string): Promise<void> => {
  await page.goto(`/lessons/${slug}/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  if (await page.locator('svg[role="group"]').count()) await answers(page);
};
const phrase = (page: Page, text: string | RegExp): Locator => page.locator('.say').filter({ hasText: text });
const figure = (page: Page): Locator => page.locator('.figure').first();
const turn = (page: Page, at: number): Locator => page.getByRole('group', { name: 'Your turn' }).nth(at);
const typed = (exercise: Exercise): string[] => keyOf(exercise).map(({ answer }) => answer.replace('−', '-'));

/** Where in an exercise, and with which answer, a misconception shows as itself, all before it being right. */
function mistakes(exercise: Exercise): { name: MisconceptionName; at: number; answer: string }[] {
  const walk = walkOf(exercise.experiment);
  const right = typed(exercise);
  return misconceptionNames.flatMap((name) => {
    for (const [at, one] of exercise.asked.entries()) {
      if (one.form !== 'number') continue;
      const { step, digits, ref } = one;
      const value = wrongValue(name, { walk, known: step - 1, step, quantity: ref.quantity, digits });
      if (value === null) continue;
      const answer = value.toFixed(digits);
      const verdict = grade(exercise, [...right.slice(0, at), answer])[at];
      if (!verdict.right && verdict.misconception === name) return [{ name, at, answer }];
    }
    return [];
  });
}

test('a learner goes through lesson 6, with one mistake of each kind, leaves and comes back', async ({
  page,
}) => {
  test.slow();
  await page.goto('/lessons/');
  await expect(page.getByText('Not begun yet.')).toBeVisible();
  await page.getByRole('link', { name: /^6 The update/ }).click();
  await expect(page.getByRole('heading', { name: 'The update', level: 1 })).toBeVisible();

  // The text takes the figure to the change of w46 and on; Next goes to the end of the tuple.
  await phrase(page, 'the weight').first().click();
  await expect(figure(page)).toContainText('Update, weight');
  await expect(phrase(page, 'the weight').first()).toHaveAttribute('aria-current', 'step');
  await phrase(page, /^θ6|θ_6|\\theta_6|θ/)
    .first()
    .click();
  await expect(figure(page)).toContainText('Update, bias');
  const next = figure(page).getByRole('button', { name: 'Next', exact: true });
  while (await next.isEnabled()) await next.click();
  await expect(figure(page)).toContainText('step 31 of 31');
  await expect(phrase(page, 'That was the last')).toHaveAttribute('aria-current', 'step');

  // Every mistake there is on these numbers gets its own name; then all is put right.
  const exercises = (['complete-last', 'complete-more', 'complete-all'] as const).map((kind) =>
    generate({ kind, seed: 1 }),
  );
  const made = new Set<MisconceptionName>();
  for (const [i, exercise] of exercises.entries()) {
    const form = turn(page, i + 1);
    await form.scrollIntoViewIfNeeded();
    const right = typed(exercise);
    const field = (at: number) => form.locator(`input[data-answer="${at}"]`);
    /** What was found right stands fast. */
    const fill = async (upTo: number): Promise<void> => {
      for (let n = 0; n < upTo; n++) if (await field(n).isEditable()) await field(n).fill(right[n]);
    };
    const left = mistakes(exercise).filter((one) => !made.has(one.name));
    for (const { name, at, answer } of left.sort((a, b) => a.at - b.at)) {
      await fill(at);
      await field(at).fill(answer);
      await form.getByRole('button', { name: 'Check' }).click();
      await expect(form.locator('.verdict b')).toHaveText(`${misconceptionNamed(name).title}.`);
      await field(at).fill('');
      made.add(name);
    }
    await fill(right.length);
    await form.getByRole('button', { name: 'Check' }).click();
    await expect(form.locator('.right')).toHaveText('Right: all of it.');
  }
  expect(made.size).toBeGreaterThanOrEqual(9);

  // What is to be remembered, and leaving.
  await page.getByRole('heading', { name: 'In short' }).scrollIntoViewIfNeeded();
  const recall = page.locator('.recall').first();
  await recall.getByRole('button', { name: 'Show the answer' }).click();
  await recall.getByRole('button', { name: 'I knew it' }).click();
  await expect(recall).toContainText('again tomorrow');
  await page.goto('about:blank');

  // Coming back.
  await page.goto('/lessons/');
  await expect(page.getByText('1 of 13 lessons read.')).toBeVisible();
  await expect(page.getByText('0 of 3 exercises right.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^6 The update.*read, 14 min/ })).toBeVisible();
  await page.getByRole('button', { name: 'Progress' }).click();
  await expect(page.getByRole('dialog')).toContainText('1 recall prompt answered');
  await page.keyboard.press('Escape');

  // A sheet of the same exercises, with its key.
  await open(page, 'update');
  await turn(page, 1).scrollIntoViewIfNeeded();
  await turn(page, 1).getByRole('link', { name: 'Print a sheet' }).click();
  await expect(page.locator('td.question')).not.toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  const key = page.locator('table.key');
  await expect(key).toContainText(typed(exercises[0])[0].replace('-', '−'));
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
});

test('a phrase marks its pieces, and a piece its phrase', async ({ page }) => {
  await open(page, 'hidden-error');
  await expect(phrase(page, 'The error of unit 6 comes back')).toHaveAttribute('aria-current', 'step');
  await phrase(page, 'The error of unit 6 comes back').hover();
  const edge = figure(page).locator('.edge.linked');
  await expect(edge).toHaveCount(1);
  await expect(figure(page).locator('.linked').filter({ hasText: '0.1312' }).first()).toBeVisible();
  await figure(page).locator('.label').filter({ hasText: 'w46' }).hover();
  await expect(phrase(page, 'The error of unit 6 comes back')).toHaveClass(/linked/);
});

test('phrases answer to the keyboard', async ({ page }) => {
  await open(page, 'forward');
  await phrase(page, 'Its net input is').focus();
  await page.keyboard.press('Enter');
  await expect(figure(page)).toContainText('net input of unit 4');
  await phrase(page, 'its output falls').focus();
  await page.keyboard.press(' ');
  await expect(figure(page)).toContainText('output of unit 4');
  await expect(figure(page).getByLabel('Outputs kept for the way back')).toContainText('0.332');
});

test('a term says what it means while one points at it, and Escape closes that', async ({ page }) => {
  await open(page, 'a-unit');
  await page.getByRole('link', { name: 'net input', exact: true }).first().hover();
  await expect(page.getByRole('tooltip')).toContainText('The weighted sum of what a unit is sent');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await page.getByRole('link', { name: 'net input', exact: true }).first().click();
  await expect(page).toHaveURL(/\/glossary\/#net-input$/);
});

test('search finds a lesson by its words', async ({ page }) => {
  await page.goto('/lessons/');
  await page.getByLabel('Search the lessons').fill('saturation');
  const found = page.locator('search li');
  await expect(found.first()).toBeVisible();
  await expect(page.locator('search [role="status"]')).toContainText('found');
  await found.getByRole('link', { name: 'The error of an output unit' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The error of an output unit');
});

test('with script off a lesson can be read: text, formulas, the first picture, and where to go', async ({
  freshPage,
}) => {
  const page = await freshPage({ javaScriptEnabled: false });
  await page.goto('/lessons/hidden-error/');
  await expect(page.getByText('Nobody tells a hidden unit what it should have said.')).toBeVisible();
  await expect(page.getByRole('math', { name: /^Err j equals/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Unit 4, hidden: output 0\.332/ })).toBeVisible();
  await page
    .getByRole('link', { name: /The update/ })
    .last()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The update');
});

test('whole screen opens the step one stands at', async ({ page }) => {
  await open(page, 'hidden-error');
  await figure(page).getByRole('button', { name: 'Whole screen' }).click();
  await expect(page.locator('footer p').last()).toContainText('step 20 of 31');
});

test('every claim said wrongly is answered with numbers', async ({ page }) => {
  await page.goto('/errors/');
  await expect(page.locator('section h2')).toHaveCount(10);
  for (const table of await page.locator('section table').all())
    await expect(table.locator('td.number').first()).toBeVisible();
  await expect(page.locator('#unsupervised')).toContainText('−0.1181');
});

const pages = ['lessons/', 'glossary/', 'errors/', 'gallery/'];
for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the pages of the course in ${theme}`, async ({ freshPage }) => {
    test.slow();
    const page = await freshPage({ colorScheme: theme });
    await page.goto('/lessons/');
    const lessons = await page
      .locator('ol a')
      .evaluateAll((links) =>
        links.map((link) => new URL((link as HTMLAnchorElement).href).pathname.slice(1)),
      );
    expect(lessons).toHaveLength(13);
    for (const path of [...pages, ...lessons]) {
      await page.goto(`/${path}`);
      await page.waitForLoadState('networkidle');
      expect(await findings(page, theme), path).toEqual([]);
    }
  });

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [1024, 768],
] as const)
  test(`no page of the course is wider than a screen of ${width}`, async ({ freshPage }) => {
    const page = await freshPage({ viewport: { width, height } });
    await page.goto('/lessons/');
    const lessons = await page
      .locator('ol a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    for (const address of [...pages.map((path) => `/${path}`), ...lessons]) {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
        width,
      );
      // Nor is a formula wider than a phone.
      if (width < 390) continue;
      const wide = page.locator('.katex-display');
      expect(
        await wide.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length),
        address,
      ).toBe(0);
    }
  });
