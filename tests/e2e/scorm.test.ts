// A package in a learning platform: begun, left, taken up again, completed, passed and failed, as the platform records it.
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { answersTo, exerciseOf } from './support/exercising';
import { calls, packageIn, Platform, record, status } from './support/lms';
import { button, openTaking, take, turn } from './support/taking';
import type { FrameLocator } from '@playwright/test';
import { expect, test, type Page } from './support/test';

// The platform's page has no icon.
test.use({ forgiven: /favicon|status of 404/ });

const right = (query: string): string => answersTo(exerciseOf(query))[0];
const questions = ['kind=fill&about=net-input&seed=1', 'kind=fill&about=output&seed=1'];

/** Answers an exercise of the lesson and waits until the platform has it. */
async function answer(frame: FrameLocator, n: number, value: string): Promise<void> {
  const form = turn(frame, n);
  await form.scrollIntoViewIfNeeded();
  await form.locator('input[data-answer="0"]').fill(value);
  await form.getByRole('button', { name: 'Check' }).click();
}

/** Has the package's page go away, as when the learner closes it. */
const leave = (page: Page): Promise<void> => button(page, 'Leave').click();

test('a lesson is suspended, taken up again and passed', async ({ page }, info) => {
  await openTaking(page, '?lesson=a-unit&as=package&pass=100');
  const platform = await Platform.with(await take(page, info));
  await page.goto(platform.address());
  let frame = await packageIn(page);
  await expect(frame.getByText('0 of 2 exercises answered.')).toBeVisible();
  await expect(frame.getByText('Told to your learning platform.')).toBeVisible();
  expect(await status(page)).toBe('incomplete');

  await answer(frame, 0, right(questions[0]));
  await expect(frame.getByText('1 of 2 exercises answered.')).toBeVisible();
  await expect.poll(async () => Number((await record(page)).core.lesson_location)).toBeGreaterThan(0);
  await leave(page);
  const left = await record(page);
  expect(left.core).toMatchObject({ lesson_status: 'incomplete', exit: 'suspend', score: { raw: '' } });
  expect(left.core.session_time).toMatch(/^\d{2,4}:\d\d:\d\d(\.\d\d?)?$/);
  expect(left.suspend_data).toMatch(/^1\|r-\|/);
  expect((await calls(page)).filter((call) => call === 'LMSFinish')).toHaveLength(1);

  // Another visit goes on where this one ended.
  await page.reload();
  frame = await packageIn(page);
  await expect(frame.getByText('1 of 2 exercises answered.')).toBeVisible();
  await expect
    .poll(() => page.frames()[1].evaluate(() => scrollY), { message: 'the place is found again' })
    .toBeGreaterThan(0);
  await answer(frame, 1, '0');
  await expect(turn(frame, 1).getByText('Not yet', { exact: false }).first()).toBeAttached();
  await frame.getByRole('heading', { name: 'In short' }).scrollIntoViewIfNeeded();
  await expect.poll(() => status(page)).toBe('failed');
  expect((await record(page)).core.score).toEqual({ raw: '50', min: '0', max: '100' });

  // Another like it makes up for the wrong one.
  await turn(frame, 1).getByRole('button', { name: 'Another like it' }).click();
  await answer(frame, 1, right('kind=fill&about=output&seed=2'));
  await expect.poll(() => status(page)).toBe('passed');
  expect((await record(page)).core.score.raw).toBe('100');
  await expect(frame.getByText('Passed with 100 of 100; 100 were needed.')).toBeVisible();
  await leave(page);
  expect(await status(page)).toBe('passed');
  await platform.close();
});

test('a set fails below the platform’s own mark, and stays on its question', async ({ page }, info) => {
  await openTaking(page, '?tasks=fill.output&count=2&seed=3&as=package&pass=10');
  await page.getByLabel('Another exercise like it makes up for a wrong answer').uncheck();
  const platform = await Platform.with(await take(page, info));
  await page.goto(platform.address('?mastery=60'));
  let frame = await packageIn(page);
  const field = (n: number) => frame.locator('input[data-answer="0"]').nth(n);
  await field(0).fill(right('kind=fill&about=output&seed=3'));
  await frame.getByRole('button', { name: 'Check' }).click();
  await frame.getByRole('button', { name: 'Next exercise' }).click();
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('Exercise 2 of 2');
  await leave(page);
  expect((await record(page)).core.lesson_location).toBe('1');

  await page.reload();
  frame = await packageIn(page);
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('Exercise 2 of 2');
  await frame.locator('input[data-answer="0"]:visible').fill('0');
  await frame.getByRole('button', { name: 'Check' }).locator('visible=true').click();
  await expect.poll(() => status(page)).toBe('failed');
  await expect(frame.getByText('50 of 100; 60 are needed.')).toBeVisible();
  expect((await record(page)).suspend_data).toMatch(/^1\|rw\|/);
  await leave(page);
  expect((await record(page)).core).toMatchObject({ lesson_status: 'failed', score: { raw: '50' } });
  await platform.close();
});

test('a lesson without a mark is completed', async ({ page }, info) => {
  await openTaking(page, '?lesson=a-unit&as=package&pass=');
  const platform = await Platform.with(await take(page, info));
  await page.goto(platform.address());
  const frame = await packageIn(page);
  await answer(frame, 0, right(questions[0]));
  await answer(frame, 1, '0');
  expect(await status(page)).toBe('incomplete');
  await frame.getByRole('heading', { name: 'In short' }).scrollIntoViewIfNeeded();
  await expect.poll(() => status(page)).toBe('completed');
  await expect(frame.getByText('Done, with 50 of 100.')).toBeVisible();
  await platform.close();
});

test('without a platform the package does no harm', async ({ page }, info) => {
  await openTaking(page, '?lesson=a-unit&as=package&pass=100');
  const platform = await Platform.with(await take(page, info));
  await page.goto(platform.address('package/index.html'));
  await expect(
    page.getByText('No learning platform was found, so this result stays on this page.'),
  ).toBeVisible();
  const form = turn(page, 0);
  await form.scrollIntoViewIfNeeded();
  await form.locator('input[data-answer="0"]').fill(right(questions[0]));
  await form.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('1 of 2 exercises answered.')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('backstep:progress'))).toBeNull();
  await platform.close();
});

test('the manifest is one of SCORM 1.2', async ({ page }, info) => {
  await openTaking(page, '?lesson=output-error&as=package&pass=75');
  const path = await take(page, info);
  expect(path).toMatch(/\.zip$/);
  expect(Object.keys(unzipSync(new Uint8Array(await readFile(path)))).sort()).toEqual([
    'imsmanifest.xml',
    'index.html',
  ]);
  const platform = await Platform.with(path);
  const found = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    const root = parsed.documentElement;
    const one = (selector: string) => root.querySelector(selector)!;
    const item = one('organization > item');
    return {
      fault: parsed.querySelector('parsererror')?.textContent ?? null,
      names: [root, ...root.children].map(({ localName, namespaceURI }) => `${localName} ${namespaceURI}`),
      schema: [one('schema').textContent, one('schemaversion').textContent],
      led: one('organizations').getAttribute('default') === one('organization').getAttribute('identifier'),
      title: one('organization > title').textContent,
      item: [...item.children].map(({ nodeName, textContent }) => `${nodeName}=${textContent}`),
      shows: one(`resource[identifier="${item.getAttribute('identifierref')}"]`).getAttribute('href'),
      type: one('resource').getAttributeNS('http://www.adlnet.org/xsd/adlcp_rootv1p2', 'scormtype'),
      files: [...root.querySelectorAll('file')].map((file) => file.getAttribute('href')),
    };
  }, platform.files['imsmanifest.xml']);
  const packaging = 'http://www.imsproject.org/xsd/imscp_rootv1p1p2';
  expect(found).toEqual({
    fault: null,
    names: ['manifest', 'metadata', 'organizations', 'resources'].map((name) => `${name} ${packaging}`),
    schema: ['ADL SCORM', '1.2'],
    led: true,
    title: 'The error of an output unit',
    item: ['title=The error of an output unit', 'adlcp:masteryscore=75'],
    shows: 'index.html',
    type: 'sco',
    files: ['index.html'],
  });
  await platform.close();
});
