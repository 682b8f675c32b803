// Fails when the scripts the home page loads at first grow beyond their budget, counted gzipped.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './sources.mjs';

const budget = 80_000;
const build = join(root, 'build');

/** The files a script imports at once, dynamic imports left out. */
function staticImports(file) {
  const code = readFileSync(file, 'utf8');
  return [...code.matchAll(/\b(?:import|from)\s*["'](\.[^"']+\.js)["']/g)].map((match) =>
    join(dirname(file), match[1]),
  );
}

const page = readFileSync(join(build, 'index.html'), 'utf8');
const waiting = [...page.matchAll(/["'](?:\.\/|\/)([^"']+\.js)["']/g)].map((match) => join(build, match[1]));
const sizes = new Map();
while (waiting.length > 0) {
  const file = waiting.pop();
  if (sizes.has(file)) continue;
  sizes.set(file, gzipSync(readFileSync(file), { level: 9 }).length);
  waiting.push(...staticImports(file));
}

const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
  `Home page, scripts at first load: ${kB(total)} gzipped in ${sizes.size} files (at most ${kB(budget)})`,
);
if (total > budget) {
  const largest = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 8);
  for (const [file, size] of largest) console.log(`  ${kB(size)}  ${file.slice(build.length + 1)}`);
  process.exit(1);
}
