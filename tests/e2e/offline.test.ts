// Without a net after the first visit: every part of the site works; a new version is offered, never forced; nothing stale is shown.
import { readFile } from 'node:fs/promises';
import { answersTo, exerciseOf } from './support/exercising';
import { Host } from './support/hosting';
import { button } from './support/reading';
import { expect, test, type Page } from './support/test';

// What the browser says of a host that does not answer.
test.use({ serviceWorkers: 'allow', forgiven: /Failed to load resource|ERR_|Failed to update/ });

/** Opens the site and waits until it is kept and its worker answers for the page. */
async function visit(page: Page, host: Host): Promise<void> {
  await page.goto(host.address());
  await expect(button(page, 'Next').or(button(page, 'First step')).first()).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, {
    timeout: 120_000,
  });
}

const stores = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

test('after the first visit the whole site is there without a net', async ({ page }) => {
  const host = await Host.open();
  await visit(page, host);
  await host.cut();

  await page.goto(host.address('?preset=textbook&at=1.1.20'));
  await expect(page.locator('footer p').last()).toContainText('step 20 of');
  await button(page, 'Next').click();
  await expect(page.locator('footer p').last()).toContainText('step 21 of');

  await page.goto(host.address('lab/?preset=xor'));
  await button(page, 'Train').click();
  await expect(page.getByRole('heading', { level: 1, name: /^Stopped after epoch \d+: / })).toBeVisible();

  await page.goto(host.address('lessons/hidden-error'));
  await expect(page.getByRole('heading', { level: 1, name: 'The error of a hidden unit' })).toBeVisible();
  await page.getByRole('link', { name: /Lesson 6/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The update' })).toBeVisible();

  await page.goto(host.address('exercises/one/?kind=fill&seed=4'));
  await page.locator('input[data-answer="0"]').fill(answersTo(exerciseOf('kind=fill&seed=4'))[0]);
  await button(page, 'Check').click();
  await expect(page.locator('.right')).toBeVisible();

  // The index of the search was made after the worker, and is kept too.
  await page.goto(host.address('lessons/'));
  await page.getByRole('searchbox').fill('sigmoid');
  await expect(page.getByRole('search').getByRole('link').first()).toBeVisible();

  // So is the player, which makes files to take along.
  await page.goto(host.address('take-along/?lesson=forward'));
  const download = page.waitForEvent('download');
  await button(page, 'Save the file').click();
  expect((await download).suggestedFilename()).toBe('forward.html');

  // What others embed stays without a worker.
  await expect(page.goto(host.address('embed/v1/blame/'))).rejects.toThrow(/ERR_/);
});

test('while there is a net pages come from it; a new version is offered, and comes when it is wanted', async ({
  page,
}) => {
  const host = await Host.open();
  await visit(page, host);
  const before = await stores(page);
  expect(before).toHaveLength(1);

  host.changes['lab/index.html'] = (text) =>
    text.replace('<head>', '<head><meta name="newer" content="yes">');
  await page.goto(host.address('lab/'));
  await expect(page.locator('meta[name="newer"]')).toHaveCount(1);

  const { version } = JSON.parse(await readFile('build/_app/version.json', 'utf8')) as { version: string };
  host.changes['service-worker.js'] = (text) => {
    expect(text).toContain(version);
    return text.replaceAll(version, '9999999999999');
  };
  const offer = page.getByRole('status').filter({ hasText: 'A new version is here.' });
  // The page looks for itself when it is opened; it has to come to rest first.
  await page.evaluate(() => Object.assign(window, { marker: true }));
  await expect(offer).toBeVisible({ timeout: 120_000 });
  expect(await page.evaluate(() => 'marker' in window), 'nothing was loaded anew').toBe(true);
  expect((await stores(page)).sort()).toEqual([...before, 'backstep-9999999999999'].sort());

  await offer.getByRole('button', { name: 'Reload' }).click();
  await page.waitForFunction(() => !('marker' in window));
  await expect(page.getByRole('heading', { level: 1, name: /^Ready to train/ })).toBeVisible();
  await expect.poll(() => stores(page)).toEqual(['backstep-9999999999999']);
  await host.cut();
});

test('it can be installed: a manifest with icons of the sizes it says', async ({ page }) => {
  await page.goto('/');
  const manifest = (await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!;
    return { base: link.href, ...((await (await fetch(link.href)).json()) as object) };
  })) as {
    base: string;
    start_url: string;
    display: string;
    icons: { src: string; sizes: string; type: string; purpose?: string }[];
    shortcuts: { url: string }[];
  };
  expect(manifest.display).toBe('standalone');
  expect(manifest.icons.filter(({ type }) => type === 'image/png').map(({ sizes }) => sizes)).toEqual([
    '192x192',
    '512x512',
    '512x512',
  ]);
  expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
  for (const { src, sizes, type } of manifest.icons) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(src, manifest.base).href);
    if (type === 'image/png') expect(size).toBe(sizes);
  }
  for (const url of [manifest.start_url, ...manifest.shortcuts.map((shortcut) => shortcut.url)])
    expect((await page.request.get(new URL(url, manifest.base).href)).ok(), url).toBe(true);
});
