// Takes the pictures that other sites show beside a link: the home page and every lesson, from a site that is being served.
// node tools/social.mjs http://127.0.0.1:4173
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium, flags } from './chromium.mjs';
import { root } from './sources.mjs';

const [, , site = 'http://127.0.0.1:4173'] = process.argv;
const folder = join(root, 'static/social');
const slugs = readdirSync(join(root, 'src/lessons'))
  .filter((name) => name.endsWith('.svx'))
  .map((name) => name.slice(3, -4));

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: 'light' });
for (const [name, path] of [['backstep', '/'], ...slugs.map((slug) => [slug, `/lessons/${slug}/`])]) {
  await page.goto(`${site}${path}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1000);
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 });
  console.log(`${name}.jpg`);
}
await browser.close();
