// A closed tab loses nothing: what was on the desk is offered when the page is opened again, and comes back to the last bit.
import type { Page } from '@playwright/test';
import { findings } from './support/access';
import { button, digits, open, place } from './support/reading';
import { expect, test } from './support/test';

const offer = (page: Page) => page.getByRole('region', { name: 'Kept from an earlier visit' });

/** Trains a run that would last for hours, pauses it, and walks on for some steps; gives the place. */
async function trainAndWalk(page: Page): Promise<string> {
  await open(page, '?preset=xor&stop=epochs-1000000000');
  await button(page, 'Train it').click();
  await expect(page.getByRole('heading', { name: /^Training: epoch [1-9]\d/ })).toBeVisible();
  await button(page, 'Pause').click();
  await page.getByRole('button', { name: /^Walk from epoch/ }).click();
  for (let n = 0; n < 3; n++) await button(page, 'Next').click();
  await expect(place(page)).toContainText('step 3 of 38');
  return (await place(page).textContent())!;
}

/**
 * Waits until the desk is kept as it stands, and some seconds more: a test's browser keeps its database in memory, and what was written a
 * moment before the last page closed may be gone with it.
 */
async function kept(page: Page, step: number): Promise<void> {
  await page.waitForFunction(
    async (wanted) =>
      // To open a database that is not there yet would make an empty one.
      (await indexedDB.databases()).some(({ name }) => name === 'backstep') &&
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('backstep');
        opening.onupgradeneeded = () => opening.transaction!.abort();
        opening.onerror = () => resolve(false);
        opening.onsuccess = () => {
          const database = opening.result;
          const asked = database.transaction('desks').objectStore('desks').getAll();
          asked.onsuccess = () => {
            database.close();
            resolve(
              (asked.result as { position: { step: number } }[]).some(
                ({ position }) => position.step === wanted,
              ),
            );
          };
        };
      }),
    step,
    { polling: 500 },
  );
  await page.waitForTimeout(3000);
}

test('a run, its place and its numbers come back in a new tab, and train on', async ({ page, context }) => {
  const where = await trainAndWalk(page);
  await kept(page, 3);
  const old = await digits(page, 'old');
  await page.close();

  const later = await context.newPage();
  await later.goto('/');
  await expect(offer(later)).toContainText(': XOR, 2-3-1, with 1 run.');
  await button(later, 'Bring it back').click();
  await expect(place(later)).toHaveText(where);
  await expect(offer(later)).toHaveCount(0);
  expect(await digits(later, 'old')).toEqual(old);
  const epoch = Number(/Epoch ([\d,]+)/.exec(where)![1].replaceAll(',', ''));
  await button(later, 'Train').click();
  await button(later, 'Pause').click();
  const heading = later.getByRole('heading', { name: /^Paused in epoch/ });
  expect(
    Number(/epoch ([\d,]+)/.exec((await heading.textContent())!)![1].replaceAll(',', '')),
  ).toBeGreaterThanOrEqual(epoch);
  await expect(later.getByRole('img', { name: /^Error over/ })).toBeVisible();
});

test('reloaded in the midst of training, a run is there again', async ({ page }) => {
  await open(page, '?preset=xor&stop=epochs-1000000000');
  await button(page, 'Train it').click();
  await expect(page.getByRole('heading', { name: /^Training: epoch [1-9]\d/ })).toBeVisible();
  await kept(page, 0);
  await page.reload();
  await expect(offer(page)).toContainText('with 1 run');
  await button(page, 'Bring it back').click();
  await expect(offer(page)).toHaveCount(0);
  await button(page, 'Train').click();
  await button(page, 'Pause').click();
  await expect(page.getByRole('heading', { name: /^Paused in epoch/ })).toBeVisible();
});

test('what is forgotten is gone, and what is put off stays', async ({ page, context }) => {
  await trainAndWalk(page);
  await kept(page, 3);
  await page.close();
  const second = await context.newPage();
  await second.goto('/');
  await button(second, 'Not now').click();
  await expect(offer(second)).toHaveCount(0);
  await second.reload();
  await button(second, 'Forget it').click();
  await expect(offer(second)).toHaveCount(0);
  await second.reload();
  await button(second, 'Next').click();
  await second.waitForTimeout(1500);
  await expect(offer(second)).toHaveCount(0);
});

test('a browser that refuses to keep anything does no harm', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await open(page, '?preset=xor&stop=epochs-50');
  await expect(page.getByText('This browser refuses to keep your runs;')).toBeVisible();
  await button(page, 'Train it').click();
  await expect(page.getByRole('heading', { name: /^Stopped after epoch/ })).toBeVisible();
});

test('runs side by side come back in the lab, with their names and the one in use', async ({
  page,
  context,
}) => {
  await page.goto('/lab/?preset=xor&stop=epochs-2000');
  await button(page, 'Train').click();
  await expect(page.getByRole('heading', { level: 1, name: /^Stopped after epoch/ })).toBeVisible();
  await button(page, 'Compare runs').click();
  const names = (shown: Page) =>
    shown.getByRole('region', { name: 'Runs' }).getByRole('textbox', { name: /^Name of/ });
  await button(page, 'Case and epoch updating').click();
  await expect(names(page)).toHaveCount(3);
  await expect(page.getByRole('region', { name: 'Runs' }).getByText('running')).toHaveCount(0);
  const before = await names(page).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const opening = indexedDB.open('backstep');
            opening.onsuccess = () => {
              const asked = opening.result.transaction('runs').objectStore('runs').count();
              asked.onsuccess = () => {
                opening.result.close();
                resolve(asked.result);
              };
            };
          }),
      ),
    )
    .toBe(3);
  await page.close();

  const later = await context.newPage();
  await later.goto('/lab/');
  await expect(offer(later)).toContainText('with 3 runs');
  expect(await findings(later, 'light')).toEqual([]);
  await button(later, 'Bring it back').click();
  await expect(later.getByRole('heading', { level: 1, name: /^Stopped after epoch/ })).toBeVisible();
  await button(later, 'Compare runs').click();
  expect(await names(later).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual(
    before,
  );
});
