// The presenter's window in step with the projector, talks with a list of steps, their editor, and talks on paper.
import { readFile } from 'node:fs/promises';
import { findings } from './support/access';
import { Host } from './support/hosting';
import { expect, test, type Page } from './support/test';

const place = (page: Page) => page.locator('.slide .place').first();
const now = (presenter: Page) => presenter.locator('.now .place');
const then = (presenter: Page) => presenter.locator('.then .place');

async function project(page: Page, query = ''): Promise<void> {
  await page.goto(`/present/${query}`);
  await expect(place(page)).toBeVisible();
}
async function openPresenter(page: Page): Promise<Page> {
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('s');
  const presenter = await opening;
  await expect(now(presenter)).toBeVisible();
  return presenter;
}

test('a talk by clicker keys alone; the presenter’s window opened late, then either window loaded again', async ({
  page,
}) => {
  await project(page, '?lesson=hidden-error');
  await expect(place(page)).toHaveText('step 20 of 31');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('.');
  await expect(page.getByRole('button', { name: 'Show the slide again' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(place(page)).toHaveText('step 21 of 31');

  const presenter = await openPresenter(page);
  await expect(now(presenter)).toHaveText('step 21 of 31');
  await expect(then(presenter)).toHaveText('step 22 of 31');
  await expect(presenter.getByText('The commonest mistake by far')).toBeVisible();
  await expect(presenter.getByText('What is the error of a hidden unit?')).toBeVisible();
  await expect(presenter.getByRole('timer', { name: 'Elapsed' })).toHaveText(/^\d+:\d\d$/);

  // Either window drives.
  await presenter.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('step 22 of 31');
  await page.keyboard.press('PageDown');
  await expect(now(presenter)).toHaveText('step 23 of 31');
  await presenter.getByRole('button', { name: /^5\b/ }).click();
  await expect(place(page)).toHaveText('step 5 of 31');
  await presenter.getByRole('button', { name: 'Next', exact: false }).first().click();
  await expect(now(presenter)).toHaveText('step 6 of 31');
  await presenter.keyboard.press('g');
  await presenter.keyboard.type('18');
  await presenter.keyboard.press('Enter');
  await expect(place(page)).toHaveText('step 18 of 31');
  await presenter.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Show the slide again' })).toBeVisible();
  await expect(presenter.getByText('On the projector, covered in black')).toBeVisible();
  await presenter.keyboard.press('b');

  // Neither F5 nor Esc loses anything in the presenter's window.
  await presenter.keyboard.press('F5');
  await presenter.keyboard.press('Escape');
  await expect(now(presenter)).toHaveText('step 18 of 31');

  await presenter.reload();
  await expect(now(presenter)).toHaveText('step 18 of 31');
  await presenter.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('step 19 of 31');
  await expect(page).toHaveURL(/at=1\.1\.19.*talk=/);

  await page.reload();
  await expect(place(page)).toHaveText('step 19 of 31');
  await page.keyboard.press('PageDown');
  await expect(now(presenter)).toHaveText('step 20 of 31');
  await presenter.keyboard.press('PageUp');
  await expect(place(page)).toHaveText('step 19 of 31');

  await page.close();
  await expect(presenter.getByText('The projector is closed')).toBeVisible();
});

test('two talks do not mix', async ({ page, context }) => {
  await project(page, '?at=1.1.5');
  const first = await openPresenter(page);
  const other = await context.newPage();
  // The very same address: the second projector takes a name of its own.
  await other.goto(page.url());
  await expect(place(other)).toHaveText('step 5 of 31');
  const second = await openPresenter(other);
  await other.keyboard.press('PageDown');
  await expect(now(second)).toHaveText('step 6 of 31');
  await second.keyboard.press('PageDown');
  await expect(place(other)).toHaveText('step 7 of 31');
  await expect(place(page)).toHaveText('step 5 of 31');
  await expect(now(first)).toHaveText('step 5 of 31');
});

test('junk on the line is dropped; a question has its expected answer', async ({ page }) => {
  await project(page, '?at=1.1.4');
  const presenter = await openPresenter(page);
  await presenter.evaluate(() => {
    const name = new URLSearchParams(location.search).get('talk');
    const line = new BroadcastChannel(`backstep-present:${name}`);
    const head = { ns: 'backstep-present', v: 1 };
    for (const junk of [
      null,
      'next',
      { ...head, v: 2, type: 'command', command: 'next' },
      { ...head, type: 'command', command: 'constructor' },
      { ...head, type: 'step', step: -1 },
      { ...head, type: 'step', step: '9' },
      { ...head, type: '__proto__' },
      { ...head, type: 'shown', from: 'x', number: 1e9, shown: {} },
      { ...head, type: 'snapshot', from: 'x', number: 1, shown: null, file: 7 },
    ])
      line.postMessage(junk);
    line.close();
  });
  await page.keyboard.press('h');
  await expect(page.getByText('To choose from')).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'To choose from' })).toBeVisible();
  await expect(presenter.getByRole('heading', { name: 'Expected answer' })).toBeVisible();
  const expected = (await presenter.locator('.answer').textContent())!.trim();
  expect(expected).toMatch(/^[A-D] 0\.332$/);
  await presenter.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('step 5 of 31');
  await expect(page.locator('.formula .result').first()).toHaveText('0.332');
});

test.describe('after the first visit, with the net cut', () => {
  // Neither the projector nor its second window asks the net for anything that is not kept.
  test.use({ serviceWorkers: 'allow', forgiven: /Failed to load resource|ERR_|Failed to update/ });

  test('a talk goes on, and the presenter’s window opens, drives and comes back', async ({ page }) => {
    test.slow();
    const host = await Host.open();
    await page.goto(host.address());
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state ?? null), { timeout: 60_000 })
      .toBe('activated');
    await host.cut();

    await page.goto(host.address('present/?lesson=hidden-error'));
    await expect(place(page)).toHaveText('step 20 of 31');
    const presenter = await openPresenter(page);
    await expect(now(presenter)).toHaveText('step 20 of 31');
    await expect(presenter.getByText('The commonest mistake by far')).toBeVisible();
    await presenter.keyboard.press('PageDown');
    await expect(place(page)).toHaveText('step 21 of 31');
    await page.keyboard.press('PageDown');
    await expect(now(presenter)).toHaveText('step 22 of 31');
    await presenter.reload();
    await expect(now(presenter)).toHaveText('step 22 of 31');
    await page.reload();
    await expect(place(page)).toHaveText('step 22 of 31');
    await presenter.keyboard.press('PageUp');
    await expect(place(page)).toHaveText('step 21 of 31');
  });
});

test('a popup that is refused is said in one line, and the projector goes on alone', async ({ page }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await project(page);
  await page.keyboard.press('s');
  await expect(page.getByRole('status')).toContainText('The browser refused the presenter window.');
  await page.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('step 1 of 31');
});

test('without channels both windows say so', async ({ page }) => {
  await page.addInitScript(() => {
    delete (window as unknown as { BroadcastChannel?: unknown }).BroadcastChannel;
  });
  await project(page);
  await page.keyboard.press('s');
  await expect(page.getByRole('status')).toContainText('lets no windows speak');
  await page.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('step 1 of 31');
  await page.goto('/presenter/?talk=abcdef1234');
  await expect(page.getByRole('status')).toContainText('lets no windows speak');
});

test('from … to … and a list of steps: next, back, ends, the n-th, a way besides, a question', async ({
  page,
}) => {
  await project(page, '?lesson=hidden-error&from=1.1.16&to=1.1.20');
  await expect(place(page)).toHaveText('1 of 5');
  await page.keyboard.press('End');
  await expect(place(page)).toHaveText('5 of 5');
  await page.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('5 of 5');

  await project(page, '?steps=1.1.5,1.1.14-ask,1.1.20,1.1.18');
  await expect(place(page)).toHaveText('1 of 4');
  await page.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('2 of 4');
  await expect(page.locator('.question')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.locator('.question')).toHaveCount(0);
  await expect(place(page)).toHaveText('2 of 4');
  await page.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('3 of 4');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(place(page)).toHaveText(/^step \d+ of 31$/);
  await page.keyboard.press('PageDown');
  await expect(place(page)).toHaveText('3 of 4');
  await page.keyboard.press('g');
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await expect(place(page)).toHaveText('4 of 4');
  await expect(page.locator('.where')).toContainText('hidden unit 5');
  await expect(page).toHaveURL(/n=4/);
  await page.reload();
  await expect(place(page)).toHaveText('4 of 4');
  await page.keyboard.press('Home');
  await expect(place(page)).toHaveText('1 of 4');
});

test('a talk is edited, undone, saved, opened, shared, and printed a page to a step', async ({
  page,
  freshPage,
}) => {
  await page.goto('/present/edit/?lesson=hidden-error');
  for (const step of [5, 14, 20]) await page.locator(`[data-place="1.1.${step}"]`).check();
  const rows = page.locator('.listed li');
  await expect(rows).toHaveCount(3);
  await page.getByLabel('Note for step 2').fill('Ask for its sign first.');
  await page.getByLabel('Note for step 2').blur();
  await page.getByRole('checkbox', { name: 'Ask the room' }).nth(1).check();
  await page.getByRole('button', { name: 'Move step 3 up' }).click();
  await expect(rows.nth(1)).toContainText('step 20');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows.nth(1)).toContainText('step 14');
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.getByRole('button', { name: /^Take out step 1/ }).click();
  await expect(rows).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(3);
  await expect(page).toHaveURL(/steps=1\.1\.5,1\.1\.20,1\.1\.14-ask/);
  expect(await findings(page)).toEqual([]);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    version: 1,
    talk: { lesson: 'hidden-error', steps: [{}, {}, { note: 'Ask for its sign first.', ask: true }] },
  });

  // The address in a browser that has seen nothing of it.
  const address = await page.getByLabel('The address of the talk').inputValue();
  const fresh = await freshPage();
  await fresh.goto(address);
  await expect(place(fresh)).toHaveText('1 of 3');
  await fresh.keyboard.press('End');
  await expect(place(fresh)).toHaveText('3 of 3');
  const presenter = await openPresenter(fresh);
  await expect(presenter.getByText('Ask for its sign first.').first()).toBeVisible();
  await presenter.getByRole('button', { name: /^1\b/ }).click();
  await expect(place(fresh)).toHaveText('1 of 3');

  // The file on a projector that shows something else.
  await project(page, '?preset=xor');
  await page.keyboard.press('?');
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'talk.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(place(page)).toHaveText('1 of 3');
  await expect(page).toHaveTitle(/^Textbook/);

  await page.goto(address.replace('/present/?', '/present/print/?'));
  await expect(page.getByRole('button', { name: 'Print' })).toBeEnabled();
  await expect(page.locator('.paper')).toHaveCount(3);
  expect(await findings(page)).toEqual([]);
  expect(await pagesOf(page)).toBe(3);
  await expect(page.getByRole('img', { name: /^QR code of .*at=1\.1\.14/ })).toBeVisible();
});

/** How many pages the browser prints. */
const pagesOf = async (page: Page): Promise<number> =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;

test('without a list the steps of the tuple are printed; the longest notes stay on their page', async ({
  page,
}) => {
  await page.goto('/present/print/?at=1.1.3');
  await expect(page.getByRole('button', { name: 'Print' })).toBeEnabled();
  expect(await pagesOf(page)).toBe(31);

  await page.goto('/present/edit/');
  await page.locator('[data-place="1.1.5"]').check();
  await page.getByLabel('Note for step 1').fill('Many words of the lecturer. '.repeat(60).slice(0, 1000));
  await page.getByLabel('Note for step 1').blur();
  await expect(page).toHaveURL(/&s=/);
  await page.goto(page.url().replace('/edit/', '/print/'));
  await expect(page.getByRole('button', { name: 'Print' })).toBeEnabled();
  expect(await pagesOf(page)).toBe(1);
  const [note, side] = await page
    .locator('.paper')
    .evaluate((paper) =>
      [paper.querySelector('.side .number')!, paper].map((one) => one.getBoundingClientRect().bottom),
    );
  expect(note).toBeLessThanOrEqual(side);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the presenter’s window, nor in the editor, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await project(page, '?lesson=hidden-error&steps=1.1.5,1.1.14-ask');
    const presenter = await openPresenter(page);
    await presenter.emulateMedia({ colorScheme });
    await presenter.reload();
    await expect(now(presenter)).toBeVisible();
    await presenter.keyboard.press('PageDown');
    await expect(presenter.getByRole('heading', { name: 'Expected answer' })).toBeVisible();
    await presenter.getByText('Keys and more').click();
    expect(await findings(presenter)).toEqual([]);
    await page.goto('/present/edit/?steps=1.1.5,1.1.14-ask');
    await expect(page.locator('.listed li')).toHaveCount(2);
    expect(await findings(page)).toEqual([]);
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
