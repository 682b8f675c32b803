// Installs the packages of the lockfile when those in place are not the ones it names; says so on stderr only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.mjs';

const packagesIn = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;

/** npm notes what it has put in place in a lockfile of its own, as its last act; the two must tell the same. */
function inPlace() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const wanted = packagesIn('package-lock.json');
  const found = packagesIn('node_modules/.package-lock.json');
  const same = (path) => found[path]?.version === wanted[path]?.version;
  const wantedHere = Object.keys(wanted).filter(
    (path) => path !== '' && (!wanted[path].optional || found[path]),
  );
  return wantedHere.every(same) && Object.keys(found).every(same);
}

export function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const least = Number(/\d+/.exec(engines.node)[0]);
  if (Number(process.versions.node.split('.')[0]) >= least) return;
  console.error(`Backstep needs Node ${least} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

export function ensureInstalled() {
  if (inPlace()) return;
  console.error('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...first, 'ci', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !npm && process.platform === 'win32',
  });
  if (status === 0) return;
  console.error('The packages could not be installed; see above.');
  process.exit(1);
}
