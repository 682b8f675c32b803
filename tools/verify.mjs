// Runs every check in turn, stops at the first that fails, and closes with how many tests passed and failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './sources.mjs';

const unit = join(cache, 'unit.json');
const endToEnd = join(cache, 'end_to_end.json');
const summary = join(cache, 'summary.txt');
const steps = [
  ['format', 'npm run --silent format:check'],
  ['lint', 'npm run --silent lint'],
  ['types', 'npm run --silent check'],
  [
    'unit tests',
    `npm run --silent test:unit -- --reporter=default --reporter=json --outputFile.json="${unit}"`,
  ],
  ['build', 'node tools/ensure.mjs --build'],
  ['size', 'node tools/size.mjs'],
  ['end-to-end tests', 'npm run --silent test:e2e'],
];

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Tests passed and failed, read from what the two runners wrote. */
function count() {
  const one = read(unit);
  const two = read(endToEnd)?.stats;
  return {
    passed: (one?.numPassedTests ?? 0) + (two?.expected ?? 0) + (two?.flaky ?? 0),
    failed: (one?.numFailedTests ?? 0) + (two?.unexpected ?? 0),
  };
}

process.chdir(root);
mkdirSync(cache, { recursive: true });
for (const file of [unit, endToEnd, summary]) rmSync(file, { force: true });

const broken = steps.find(([name, command]) => {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: endToEnd };
  return spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'], env }).status !== 0;
});

const { passed, failed } = count();
// A step can break without a test that failed: a slip in the format, a suite that does not load.
const line = `${passed} passed, ${broken ? Math.max(failed, 1) : failed} failed`;
writeFileSync(summary, `${line}\n`);
if (broken) console.log(`\nStopped at: ${broken[0]}`);
console.log(`\n${line}`);
process.exit(broken || failed > 0 ? 1 : 0);
