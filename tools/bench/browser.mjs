// npm run bench:browser: the built site in Chromium: tuples per second while the page draws, its tasks and frames, steps and seeks.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { ensureChromium, flags } from '../chromium.mjs';
import { root } from '../sources.mjs';
import { problemOf } from './networks.mjs';

const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, quick: { type: 'boolean' } } });
const seconds = options.quick ? 3 : 8;

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function serve() {
  const port = await freePort();
  const server = spawn(process.execPath, [join(root, 'tools/serve.mjs')], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  return { address: `http://127.0.0.1:${port}/`, end: () => server.kill() };
}

/** In the page, before anything else: keeps the length of every snapshot, long task and frame. */
function watch() {
  const seen = { snapshots: [], tasks: [], frames: [] };
  globalThis.bench = seen;
  globalThis.Worker = class extends Worker {
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener('message', ({ data }) => {
        if (data?.kind !== 'snapshot') return;
        const { tuplesDone, elapsed, engine } = data;
        seen.snapshots.push({ tuplesDone, elapsed, engine, at: performance.now() });
      });
    }
  };
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries()) seen.tasks.push({ duration, at: startTime });
  }).observe({ type: 'longtask', buffered: true });
  let last = performance.now();
  const frame = (now) => {
    seen.frames.push({ duration: now - last, at: now });
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** In the worker: from its last look at the clock to the end of posting is what telling takes. */
function watchTelling() {
  const look = performance.now.bind(performance);
  const post = globalThis.postMessage.bind(globalThis);
  const told = { telling: 0, training: 0 };
  globalThis.bench = told;
  let last = 0;
  performance.now = () => (last = look());
  globalThis.postMessage = (message, ...rest) => {
    if (message?.kind !== 'snapshot') return post(message, ...rest);
    post(message, ...rest);
    told.telling += look() - last;
    told.training += message.elapsed;
  };
}

const quantile = (values, q) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))];

async function training(browser, address, query) {
  const page = await browser.newPage();
  await page.addInitScript(watch);
  await page.goto(`${address}?${query}&stop=epochs-1000000000`);
  const start = page.getByRole('button', { name: 'Train', exact: true });
  await start.waitFor();
  // The preset is fetched after the first screen stands; what was begun before would be given up.
  await page.waitForTimeout(2000);
  const [worker] = await Promise.all([page.waitForEvent('worker'), start.click()]);
  await worker.evaluate(watchTelling);
  await page.waitForTimeout(1500);
  const from = await page.evaluate(() => performance.now());
  await page.waitForTimeout(1000 * seconds);
  const seen = await page.evaluate(() => globalThis.bench);
  const told = await worker.evaluate(() => globalThis.bench);
  await page.close();
  const after = (list) => list.filter(({ at }) => at >= from);
  const snapshots = after(seen.snapshots);
  const frames = after(seen.frames).map(({ duration }) => duration);
  const tuples = snapshots.reduce((sum, { tuplesDone }) => sum + tuplesDone, 0);
  const busy = snapshots.reduce((sum, { elapsed }) => sum + elapsed, 0);
  const wall = snapshots[snapshots.length - 1].at - snapshots[0].at;
  return {
    query,
    engine: snapshots[0].engine,
    tuplesPerSecond: (1000 * tuples) / busy,
    perSecondOfTheClock: (1000 * (tuples - snapshots[0].tuplesDone)) / wall,
    tellingShare: told.telling / (told.telling + told.training),
    longestTask: Math.max(0, ...after(seen.tasks).map(({ duration }) => duration)),
    frameMedian: quantile(frames, 0.5),
    frame99: quantile(frames, 0.99),
  };
}

/** From a press of the key to the page laid out anew, for so many steps. */
async function stepping(browser, address, query, steps) {
  const page = await browser.newPage();
  await page.goto(`${address}?${query}`);
  await page.getByRole('button', { name: 'Next', exact: true }).waitFor();
  await page.waitForTimeout(2000);
  const times = await page.evaluate(async (steps) => {
    const next = [...document.querySelectorAll('button')].find(
      (button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === 'Next',
    );
    const times = [];
    for (let n = 0; n < steps && !next.disabled; n++) {
      await new Promise(requestAnimationFrame);
      const start = performance.now();
      next.click();
      await new Promise((resolve) => setTimeout(resolve, 0));
      void document.body.offsetHeight;
      times.push(performance.now() - start);
    }
    return times;
  }, steps);
  await page.close();
  return { query, median: quantile(times, 0.5), most: Math.max(...times), steps: times.length };
}

/** The place in a run of a million tuples, in Node: what the page does on a seek before it draws. */
async function seeking(name, sizes, stride) {
  const { engines } = await import('./adapter.mjs');
  const { X, T, tuples } = problemOf({ name: sizes.join('-'), tuples: 200 });
  const rows = (values, width) =>
    Array.from({ length: tuples }, (_, n) => Array.from(values.subarray(n * width, (n + 1) * width)));
  const file = {
    version: 1,
    network: { layers: sizes, start: { seed: 1, range: [-0.5, 0.5] } },
    data: { inputs: rows(X, sizes[0]), targets: rows(T, sizes[sizes.length - 1]) },
    training: { stop: { epochs: 1_000_000 } },
  };
  const times = await engines.seekTimes(file, stride, 50);
  return { name, median: quantile(times, 0.5), most: Math.max(...times) };
}

const server = await serve();
const executablePath = await ensureChromium();
const browser = await chromium.launch({ executablePath, args: flags });
const result = { browser: browser.version(), training: [], stepping: [], seeking: null };
try {
  for (const query of [
    'preset=circle&net=2-4-2-1&act=sigmoid,sigmoid,sigmoid',
    'preset=xor',
    'preset=iris',
    'preset=digits',
  ])
    result.training.push(await training(browser, server.address, query));
  const steps = options.quick ? 30 : 120;
  for (const query of ['preset=textbook', 'preset=xor', 'preset=iris', 'preset=digits'])
    result.stepping.push(await stepping(browser, server.address, query, steps));
  result.seeking = [await seeking('2-4-1', [2, 4, 1], 60_000), await seeking('64-32-10', [64, 32, 10], 6000)];
} finally {
  await browser.close();
  server.end();
}

const ms = (value) => `${value.toFixed(1)} ms`;
if (options.json) console.log(JSON.stringify(result, null, 2));
else {
  console.log(`Chromium ${result.browser}\n`);
  console.log(
    '| training | engine | tuples/s | by the clock | telling | longest task | frame, median | 99 % |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const row of result.training)
    console.log(
      `| ${row.query} | ${row.engine} | ${(row.tuplesPerSecond / 1e6).toFixed(2)} M | ${(row.perSecondOfTheClock / 1e6).toFixed(2)} M | ${(100 * row.tellingShare).toFixed(2)} % | ${ms(row.longestTask)} | ${ms(row.frameMedian)} | ${ms(row.frame99)} |`,
    );
  console.log('\n| stepping | median | most | steps |\n| --- | --- | --- | --- |');
  for (const row of result.stepping)
    console.log(`| ${row.query} | ${ms(row.median)} | ${ms(row.most)} | ${row.steps} |`);
  console.log('\n| seeking in a million tuples, in Node | median | most |\n| --- | --- | --- |');
  for (const row of result.seeking) console.log(`| ${row.name} | ${ms(row.median)} | ${ms(row.most)} |`);
}
