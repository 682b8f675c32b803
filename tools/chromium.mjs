// Finds a Chromium that starts, for the end-to-end tests, and installs one where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './sources.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const asRoot = process.getuid?.() === 0;

/** The flags every run of the browser gets; the sandbox cannot work as root. */
export const flags = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(asRoot ? ['--no-sandbox'] : []),
];

function starts(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 60_000 }).status === 0;
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/** The path of a Chromium, or undefined: `$CHROMIUM_PATH`, else Playwright's own, else the system's. */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (!chosen) return [await playwrightsOwn(), ...onPath()].find(starts);
  if (starts(chosen)) return chosen;
  throw new Error(`CHROMIUM_PATH is ${chosen}, and no Chromium starts there.`);
}

function run(command, parameters) {
  console.error(`> ${command} ${parameters.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, parameters, { cwd: root, env, stdio: ['ignore', 2, 2] }).status === 0;
}

/** As findChromium, but installs one where none is found: through Playwright, else as root through apt. */
export async function ensureChromium() {
  let path = await findChromium();
  if (!path) {
    console.error('No Chromium found; installing one for the end-to-end tests …');
    run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
    path = await findChromium();
  }
  if (!path && asRoot && existsSync('/usr/bin/apt-get')) {
    if (run('apt-get', ['update'])) run('apt-get', ['install', '-y', 'chromium']);
    path = await findChromium();
  }
  if (path) return path;
  throw new Error('The end-to-end tests need Chromium: install it, or set CHROMIUM_PATH to where it is.');
}
