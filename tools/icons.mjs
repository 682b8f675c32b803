// Draws the icons of the installed site from its mark: node tools/icons.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium, flags } from './chromium.mjs';
import { root } from './sources.mjs';

const [ground, ink] = ['#fbfbf8', '#14181d'];
const [, mark] = / d="([^"]+)"/.exec(readFileSync(join(root, 'static/favicon.svg'), 'utf8'));
/** The mark on its ground; a maskable icon keeps it inside the circle that every mask leaves. */
const icons = [
  { name: 'icon-192.png', size: 192, share: 0.72 },
  { name: 'icon-512.png', size: 512, share: 0.72 },
  { name: 'maskable-512.png', size: 512, share: 0.52 },
  { name: 'apple-touch-icon.png', size: 180, share: 0.66 },
];

const folder = join(root, 'static/icons');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: flags });
for (const { name, size, share } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  // The mark's middle is not that of its box of 24: it reaches from 2 to 22 across and from 4 to 23 down.
  const side = 24 / share;
  const box = `${12 - side / 2} ${13.5 - side / 2} ${side} ${side}`;
  await page.setContent(
    `<body style="margin:0;background:${ground}"><svg viewBox="${box}" width="${size}" height="${size}" style="display:block">` +
      `<path d="${mark}" fill="none" stroke="${ink}" stroke-width="2.4"/></svg></body>`,
  );
  writeFileSync(join(folder, name), await page.screenshot({ type: 'png' }));
  await page.close();
  console.log(name);
}
await browser.close();
