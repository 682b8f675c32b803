// Makes a bare clone ready: packages in place, with --build the site built, with --browser a Chromium found.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkNode, ensureInstalled } from './install.mjs';
import { cache, hashOf, root } from './sources.mjs';

const wanted = (flag) => process.argv.includes(flag);
const stamp = join(cache, 'build.stamp');
const madeFrom = [
  'src',
  'static',
  'tools',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

async function ensureBuilt() {
  const hash = hashOf(madeFrom);
  const built = existsSync(join(root, 'build/index.html')) && existsSync(join(root, '.svelte-kit/output'));
  if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Building the site …');
  const { build } = await import('vite');
  await build({ logLevel: 'warn' });
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, hash);
}

process.chdir(root);
checkNode();
ensureInstalled();
try {
  if (wanted('--build')) await ensureBuilt();
  if (wanted('--browser')) {
    const { ensureChromium } = await import('./chromium.mjs');
    await ensureChromium();
  }
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
