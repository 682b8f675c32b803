// A lesson, a figure, exercises and the lab as one file: opened from disk, without a net, everything in it works.
import { readFile } from 'node:fs/promises';
import { xor } from '$lib/experiment/presets/xor';
import { isOver, startTraining, trainEpoch } from '$lib/training/trainer';
import { findings } from './support/access';
import { answersTo, exerciseOf } from './support/exercising';
import { button, openFromDisk, openTaking, take, turn } from './support/taking';
import { expect, test } from './support/test';

/** The epoch after which training ends, from the engine. */
async function lastEpoch(): Promise<number> {
  const experiment = await xor.load();
  const state = startTraining(experiment);
  let epoch = 0;
  while (!isOver(state)) epoch = trainEpoch(experiment, state)?.epoch ?? epoch;
  return epoch;
}

test('a lesson from disk: its figure steps, its exercise is judged, its tools open and train, progress stays', async ({
  page,
  freshPage,
}, info) => {
  await openTaking(page, '?lesson=a-unit');
  const path = await take(page, info);
  expect(path).toMatch(/a-unit\.html$/);

  const file = await freshPage({ offline: true });
  const asked = await openFromDisk(file, path);
  await expect(file).toHaveTitle('A unit');
  await expect(file.getByRole('heading', { level: 1, name: 'A unit' })).toBeVisible();

  // The prose and its figure are linked as on the site.
  const phrases = file.locator('.say[tabindex]');
  await phrases.nth(1).click();
  await expect(file.locator('.say.now').first()).toBeVisible();

  const form = turn(file, 0);
  await form.scrollIntoViewIfNeeded();
  await form
    .locator('input[data-answer="0"]')
    .fill(answersTo(exerciseOf('kind=fill&about=net-input&seed=1'))[0]);
  await form.getByRole('button', { name: 'Check' }).click();
  await expect(form.locator('.right')).toContainText('Right');

  // The lab is in the file too, and trains in a worker.
  await file.getByRole('link', { name: 'Lab', exact: true }).click();
  await file.getByRole('button', { name: 'Textbook, 3-2-1', exact: true }).click();
  await file.getByRole('button', { name: /XOR/ }).click();
  await button(file, 'Train').click();
  await expect(file.getByRole('heading', { level: 1, name: /^Stopped after epoch/ })).toContainText(
    `Stopped after epoch ${await lastEpoch()}:`,
  );
  await file.getByRole('link', { name: '◀ A unit' }).click();
  await expect(form.locator('.right')).toBeVisible();

  // What was answered is kept where the browser keeps anything for files from disk.
  await file.reload();
  await expect(file.getByRole('heading', { level: 1, name: 'A unit' })).toBeVisible();
  expect(await file.evaluate(() => localStorage.getItem('backstep:progress'))).toContain('"fill"');
  expect(asked).toEqual([]);
});

test('the step-through from disk keeps what lay on the desk, steps and trains', async ({
  page,
  freshPage,
}, info) => {
  await page.goto('/?preset=mazur&at=1.1.9');
  await expect(page.getByRole('button', { name: 'Mazur, 2-2-2', exact: true })).toBeVisible();
  // From page to page the desk stays.
  await page.getByRole('link', { name: 'Course', exact: true }).click();
  await page.getByRole('link', { name: /^1 A unit/ }).click();
  await page.getByRole('link', { name: 'Take this lesson along' }).click();
  await page.getByRole('radio', { name: 'The step-through' }).check({ force: true });
  const path = await take(page, info);

  const file = await freshPage({ offline: true });
  const asked = await openFromDisk(file, path);
  const where = file.locator('footer p').last();
  await expect(where).toContainText('step 9 of');
  await button(file, 'Next').click();
  await expect(where).toContainText('step 10 of');
  await file.keyboard.press('ArrowLeft');
  await expect(where).toContainText('step 9 of');
  await file.keyboard.press('t');
  await expect(file.getByText(/epoch/i).first()).toBeVisible();
  expect(asked).toEqual([]);
});

test('figures and exercises from disk', async ({ page, freshPage }, info) => {
  await openTaking(page, '?widget=blame');
  const figure = await take(page, info);
  await openTaking(page, '?tasks=fill.output,bug&count=3&seed=5');
  const set = await take(page, info);

  const file = await freshPage({ offline: true });
  const asked = await openFromDisk(file, figure);
  const before = await file.getByText(/^step \d+ of/).textContent();
  await button(file, 'Next').click();
  await expect(file.getByText(/^step \d+ of/)).not.toHaveText(before!);
  expect(await findings(file)).toEqual([]);

  await openFromDisk(file, set);
  await expect(file.getByRole('heading', { level: 1 })).toHaveText('Exercise 1 of 3: Fill in one value');
  await file
    .locator('input[data-answer="0"]')
    .fill(answersTo(exerciseOf('kind=fill&about=output&seed=5'))[0]);
  await button(file, 'Check').click();
  await expect(file.locator('.right')).toBeVisible();
  await button(file, 'Next exercise').click();
  await expect(file.getByRole('heading', { level: 1 })).toHaveText('Exercise 2 of 3: Find the bug');
  await button(file, 'Back').click();
  await expect(file.locator('.right')).toBeVisible();
  expect(await findings(file)).toEqual([]);
  expect(asked).toEqual([]);
});

test('the whole course in one file leads from lesson to lesson, and to the site for the rest', async ({
  page,
  freshPage,
  baseURL,
}, info) => {
  await openTaking(page, '?take=course');
  const path = await take(page, info);
  const file = await freshPage({ offline: true, viewport: { width: 390, height: 844 } });
  const asked = await openFromDisk(file, path);
  await file.getByRole('link', { name: 'A network' }).click();
  await expect(file.getByRole('heading', { level: 1, name: 'A network' })).toBeVisible();
  expect(await file.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await file.getByRole('link', { name: /Lesson 3/ }).click();
  await expect(file.getByRole('heading', { level: 1 })).not.toHaveText('A network');
  const term = file.locator('a.term').first();
  expect(await term.getAttribute('href')).toContain(`${baseURL}glossary/#`);
  expect(asked).toEqual([]);
});

test('nothing that a title holds can end the data in the file', async ({ page }, info) => {
  await openTaking(page, '?lesson=hidden-error');
  const text = await readFile(await take(page, info), 'utf8');
  const [, json] = /<script type="application\/json" id="backstep-content">([^<]*)<\/script>/.exec(text)!;
  expect(JSON.parse(json)).toEqual({
    title: 'The error of a hidden unit',
    site: new URL('/', page.url()).href,
    content: { kind: 'lessons', slugs: ['hidden-error'] },
    scoring: null,
  });
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/'unsafe-eval'|https?:|\*|script-src[^;]*unsafe-inline/);
});

test('what cannot be made is said, and axe finds nothing', async ({ page }) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await openTaking(page, '?take=exercises&as=package');
    expect(await findings(page, theme)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.getByLabel(/^How many/).fill('51');
  await button(page, 'Save the package').click();
  await expect(page.getByRole('alert')).toHaveText('A set has 1 to 50 exercises.');
  await page.getByLabel(/^How many/).fill('2');
  await page.getByLabel(/^Mark to pass/).fill('101');
  await button(page, 'Save the package').click();
  await expect(page.getByRole('alert')).toContainText('from 1 to 100');
  await page.getByLabel(/^Mark to pass/).fill('');
  await page.route('**/standalone/player.html', (route) => route.fulfill({ body: '<p>Not found</p>' }));
  await button(page, 'Save the package').click();
  await expect(page.getByRole('alert')).toContainText('could not be fetched whole');
});
