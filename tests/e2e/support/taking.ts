// Taking a file or a package along as a reader does, and what is in it.
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestInfo } from '@playwright/test';
import { button } from './reading';
import { expect, type Page } from './test';

/** Opens the page where one takes things along. */
export async function openTaking(page: Page, query: string): Promise<void> {
  await page.goto(`/take-along/${query}`);
  await expect(page.getByRole('radio', { name: 'A lesson' })).toBeVisible();
}

/** Presses the button that makes it, and gives the path of what was saved, under its own name. */
export async function take(page: Page, info: TestInfo): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Save the (file|package)$/ }).click();
  const saved = await download;
  const folder = info.outputPath('taken');
  await mkdir(folder, { recursive: true });
  const path = join(folder, saved.suggestedFilename());
  await copyFile(await saved.path(), path);
  await expect(page.getByRole('status').filter({ hasText: 'Saved as' })).toContainText(
    saved.suggestedFilename(),
  );
  return path;
}

/** Opens a file from disk; every address that it asks for beyond itself is collected. */
export async function openFromDisk(page: Page, path: string): Promise<string[]> {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) asked.push(request.url());
  });
  await page.goto(pathToFileURL(path).href);
  return asked;
}

/** The exercise at a place among those of a lesson. */
export const turn = (page: Pick<Page, 'locator'>, n: number) => page.locator('.turn').nth(n);

export { button };
